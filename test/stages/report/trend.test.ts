/** The files of a trend: names of its runs, hostile names escaped; its chart is held with the others in charts.test.ts. */
import { expect, test } from 'vitest';
import { runLabels } from '../../../src/stages/report/charts/trend-lines.ts';
import { renderTrend } from '../../../src/stages/report/trend/render-trend.ts';
import { CHANGED_SERIES as found } from './fixtures/changed-series.ts';

test('runs of one day are called by their names, and names too alike by their place', () => {
  const runs = (names: readonly string[]) => ({
    runs: found.runs
      .slice(0, names.length)
      .map((run, place) => ({ ...run, at: '2026-01-01', name: names[place]! })),
  });
  expect(runLabels(found)).toEqual([1, 2, 3, 4, 5, 6].map((month) => `2026-0${month}-03`));
  expect(runLabels(runs(['one', 'two']))).toEqual(['one', 'two']);
  expect(
    runLabels(runs([`${'x'.repeat(30)}1${'x'.repeat(30)}`, `${'x'.repeat(30)}2${'x'.repeat(30)}`])),
  ).toEqual(['run 1', 'run 2']);
});

test('page and Markdown escape what others wrote and leave no hole', async () => {
  const texts = new Map<string, string>();
  for await (const artefact of renderTrend(found, { formats: ['html', 'md', 'csv', 'vl'] }))
    if (artefact.kind === 'text') texts.set(artefact.path, artefact.text);
  expect([...texts.keys()].sort()).toEqual([
    ...['charts/trend-1.svg', 'charts/trend-1.vl.json', 'tables/drifted-1.csv', 'tables/runs.csv'],
    ...['tables/trend-1.csv', 'trend.html', 'trend.json', 'trend.md'],
  ]);
  for (const path of ['trend.html', 'trend.md']) {
    expect(texts.get(path)).not.toMatch(/<b>series|undefined|NaN/);
    expect(texts.get(path)).toContain('the server names another model since then');
  }
});
