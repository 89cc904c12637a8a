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
