import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesText } from '../../../src/cli/text/files-text.ts';

test('a few files stand by name, many of one folder on one line with their kinds', () => {
  const charts = ['a.svg', 'a.png', 'b.svg', 'b.png', 'c.svg'].map((name) => join('out', 'charts', name));
  const [page, summary] = [join('out', 'report.html'), join('out', 'summary.json')];
  expect(filesText([page, ...charts, summary])).toEqual([
    page,
    summary,
    `${join('out', 'charts', '/')} (5 files: png, svg)`,
  ]);
});
