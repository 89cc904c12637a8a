/** A plan for more questions than the named set holds says so, before money is set aside for them. */
import { expect, test } from 'vitest';
import { closedbook } from './captured-terminal.ts';

const plan = (questions: number) =>
  closedbook([
    'plan',
    '--questions',
    String(questions),
    '-d',
    'people-who-never-were',
    '-m',
    'openai/gpt-4.1',
  ]);

test('a plan beyond the set names what the set holds, and one within it does not', async () => {
  const beyond = (await plan(400)).out.replaceAll('\n', ' ');
  expect(beyond).toContain('There are only 152 questions in people-who-never-were');
  expect(beyond).toContain('--questions 152');
  expect((await plan(100)).out).not.toContain('There are only');
});
