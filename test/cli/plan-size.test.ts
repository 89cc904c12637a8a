/** A plan for more questions than the named set holds says so, before money is set aside for them. */
import { expect, test } from 'vitest';
import { scratch } from '../end-to-end/scratch.ts';
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

test('a plan counts policies in words of one’s own, every wording of them, as a run would ask them', async () => {
  await using place = await scratch();
  const long = await place.file('house.yaml', `system: ${'Answer only if you are sure. '.repeat(100)}\n`);
  const wordings = await place.file(
    'two.yaml',
    'wordings:\n  a1: { system: One. }\n  b1: { system: Two. }\n',
  );
  const planned = await closedbook([
    ...['plan', '--questions', '100', '-m', 'openai/gpt-4.1', '--json'],
    ...[
      '-p',
      'plain,own:house,own:two',
      '--instruction',
      `house=${long}`,
      '--instruction',
      `two=${wordings}`,
    ],
  ]);
  const { respondents } = JSON.parse(planned.out).asking;
  const tokens = (name: string): number =>
    respondents.find(({ respondentId }: { respondentId: string }) => respondentId.includes(name)).inputTokens;
  expect(respondents).toHaveLength(4);
  expect(tokens('own:house')).toBeGreaterThan(5 * tokens('own:two~a1'));
  const unknown = await closedbook([
    'plan',
    '--questions',
    '100',
    '-m',
    'openai/gpt-4.1',
    '-p',
    'own:nobody',
  ]);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain('own:nobody');
});

test('what stopping early would save is played on a base, and only for a goal it knows', async () => {
  await using place = await scratch();
  const rows = ['owl', 'jay'].flatMap((model, which) =>
    Array.from({ length: 60 }, (_, index) => ({
      ...{ question: `In which year was number ${index} founded?`, answer: '1901', response: 'x', model },
      outcome: index % 10 < (which === 0 ? 9 : 2) ? 'correct' : 'incorrect',
    })),
  );
  const pilot = await place.file('pilot.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const args = ['plan', pilot, '--questions', '400', '--worlds', '30', '--until'];
  const { out } = await closedbook([...args, 'best@1']);
  expect(out.replace(/\s+/g, ' ')).toMatch(/askings [\d,]+ \([\d,]+ to [\d,]+\) instead of 800: \d+/);
  expect(out).toContain('best: owl 100 %');
  expect(out).toMatch(/fixed {2}pair/);
  const { metric, sequential } = JSON.parse((await closedbook([...args, 'best@1', '--json'])).out);
  expect(metric).toBe('utility@1');
  expect(sequential).toMatchObject({ undecided: { share: 0 }, pairs: [{ fixed: expect.any(Number) }] });
  const these = await closedbook([...args, 'best@1', '--until-these']);
  expect(these.out.replace(/\s+/g, ' ')).toContain('the best at L = 1 on these questions is settled');
  expect((await closedbook([...args.slice(0, -1), '--until-these'])).err).toContain(
    'expected --until beside --until-these',
  );
  expect((await closedbook([...args, 'soon'])).err).toContain(
    'expected --until best@L, such as best@1, got "soon"',
  );
});
