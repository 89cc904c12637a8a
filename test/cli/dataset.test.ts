import { expect, test } from 'vitest';
import { scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

const CSV = 'question,answer\nWhere was Ada Example born?,Ulm\nWhen was Ada Example born?,14 March 1879\n';

test('dataset show says what a file of questions holds', async () => {
  await using place = await scratch();
  const path = await place.file('set.csv', CSV);
  const shown = await closedbook(['dataset', 'show', path, '--examples', '2']);
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('questions: 2\n');
  expect(shown.out).toContain('Where was Ada Example born?\n  Ulm');
  const json = JSON.parse((await closedbook(['dataset', 'show', path, '--json'])).out);
  expect(json).toMatchObject({ name: 'set', questions: 2, counts: { 'answer type': { date: 1, text: 1 } } });
});

test('dataset list names every bundled set, as a table and as JSON', async () => {
  const json = JSON.parse((await closedbook(['dataset', 'list', '--json'])).out) as { name: string }[];
  const table = (await closedbook(['dataset', 'list'])).out;
  for (const { name } of json) expect(table).toContain(name);
  expect(table).not.toBe('');
});
