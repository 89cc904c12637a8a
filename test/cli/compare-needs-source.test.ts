/** Whoever has two files names them where `compare` wants respondents: the error says what does it. */
import { expect, test } from 'vitest';
import { scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

test('two files in place of respondents are told apart from a source that was forgotten', async () => {
  await using place = await scratch();
  const file = await place.file('a.csv', 'question,gold,response\nWhen?,1899,1899\n');
  const files = await closedbook(['compare', file, file]);
  expect(files.code).toBe(2);
  expect(files.err.replace(/\s+/g, ' ')).toContain('closedbook report');
  const names = await closedbook(['compare', 'owl', 'rook']);
  expect(names.code).toBe(2);
  expect(names.err.replace(/\s+/g, ' ')).toContain('--in FILE-OR-RUN');
});

test('respondents without a common question, and one under two names, are told so and not in undefined figures', async () => {
  await using place = await scratch();
  const row = (question: string, model: string) => `${question},1899,${model},1899\n`;
  const head = 'question,gold,model,response\n';
  const one = await place.file('one.csv', head + row('When was it?', 'owl'));
  const two = await place.file('two.csv', head + row('When was the other?', 'rook'));
  const three = await place.file('three.csv', head + row('When was the other?', 'owl'));
  const apart = await closedbook(['compare', 'owl', 'rook', '--in', one, '--in', two]);
  expect([apart.code, apart.out]).toEqual([2, '']);
  expect(apart.err.replace(/\s+/g, ' ')).toContain('owl and rook have no question in common');
  expect(apart.err).toContain('--compare');
  const same = await closedbook(['compare', 'owl', 'owl', '--in', one, '--in', three]);
  expect([same.code, same.err.replace(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringContaining('both names mean owl'),
  ]);
});
