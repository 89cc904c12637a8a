/** Every notebook runs from its first cell to its last on the Deno kernel, and shows what its page promises. */
import { beforeAll, describe, expect, test } from 'vitest';
import { execute, missing, notebooks } from '../../notebooks/execute.mjs';

const CHARTS: Readonly<Record<string, number>> = {
  '1-reading-a-report.ipynb': 3,
  '2-conservative-against-eager.ipynb': 3,
  '3-curating-a-question-set.ipynb': 0,
  '4-how-good-is-the-judge.ipynb': 1,
};

const why = await missing();
if (why !== null) console.warn(`notebooks are skipped: ${why}`);

describe.skipIf(why !== null)('notebooks', () => {
  let names: string[];
  beforeAll(async () => {
    names = await notebooks();
  });

  test('every notebook is listed here', () => expect(names).toEqual(Object.keys(CHARTS)));

  // The kernel may lose outputs on a busy machine (execute.mjs), one or several; a notebook that draws none loses them each time.
  test.each(Object.entries(CHARTS))('%s runs, and draws its charts', { retry: 2 }, async (name, charts) => {
    const { cells } = await execute(name);
    const code = cells.filter((cell) => cell.cell_type === 'code');
    expect(code.every((cell) => cell.execution_count !== null)).toBe(true);
    const drawn = code.flatMap((cell) => cell.outputs).filter((output) => output.data?.['image/svg+xml']);
    // An error would have thrown above.
    expect(drawn.length).toBeGreaterThanOrEqual(Math.max(0, charts - 1));
    for (const { data } of drawn) expect(String(data?.['image/svg+xml'])).toContain('<svg');
  });
});
