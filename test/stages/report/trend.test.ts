/** The picture and the files of a trend: by Vega-Lite's schema, with numbers behind every mark, hostile names escaped. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { trend } from '../../../src/stages/analyze/trend/trend.ts';
import { runLabels, trendLines } from '../../../src/stages/report/charts/trend-lines.ts';
import { renderTrend } from '../../../src/stages/report/trend/render-trend.ts';
import { simulatedSeries } from '../../fixtures/simulated-series.ts';

const sources = simulatedSeries({
  questions: demoQuestions(3, 400),
  months: 6,
  seed: 4,
  drift: { from: 4, knowledge: -0.5, servedAs: 'stilt-2' },
});
const found = trend(sources, { title: 'A <b>series</b>', closedbookVersion: '0.0.0', seed: 1 });

test('the chart is valid Vega-Lite, names the finding and gives its numbers', () => {
  const entry = createRequire(import.meta.url).resolve('vega-lite');
  const schema = JSON.parse(readFileSync(join(dirname(entry), 'vega-lite-schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false }).compile(
    schema,
  );
  const chart = trendLines(found, 0);
  validate(chart.spec);
  const errors = (validate.errors ?? []).filter(
    ({ keyword }) => keyword !== 'required' && keyword !== 'anyOf',
  );
  expect(errors.slice(0, 3)).toEqual([]);
  expect(chart.title).toMatch(/^Simulated: stilt: accuracy fell by \d+\.\d points since 2026-04-03$/);
  expect(chart.table.rows).toHaveLength(6 * 4);
  expect(JSON.stringify(chart.spec)).toContain('other model named');
}, 120_000);

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
