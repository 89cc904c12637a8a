/**
 * Every chart of every gallery summary is a valid Vega-Lite specification; those of two summaries are kept as
 * golden files, so that a changed picture shows in a diff before anybody looks.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { summarySchema } from '../../../src/core/summary/summary.ts';
import type { Chart } from '../../../src/stages/report/charts/chart.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { trendLines } from '../../../src/stages/report/charts/trend-lines.ts';
import { drawSvg } from '../../../src/stages/report/draw/vega-svg.ts';
import { asShippedSummary } from './fixtures/as-shipped.ts';
import { CHANGED_SERIES } from './fixtures/changed-series.ts';
import { figuresOnce } from './fixtures/figures-once.ts';
import { GALLERY, STUDIES } from './fixtures/gallery-summaries.ts';
import { slicedSummary } from './fixtures/sliced.ts';

const chartsOf = (summary: Summary): Chart[] => figuresOnce(summary).flatMap((section) => section.charts);

describe('the charts', () => {
  let valid: (spec: unknown) => string[];

  beforeAll(() => {
    // The package does not export its schema, but ships it beside its entry.
    const entry = createRequire(import.meta.url).resolve('vega-lite');
    const schema = JSON.parse(readFileSync(join(dirname(entry), 'vega-lite-schema.json'), 'utf8'));
    // Making the code of 1,500 definitions shorter takes longer than all it checks.
    const code = { optimize: false };
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false, code });
    const validate = ajv.compile(schema);
    valid = (spec) =>
      validate(spec)
        ? []
        : (validate.errors ?? [])
            .filter((error) => error.keyword !== 'required' && error.keyword !== 'anyOf')
            .slice(0, 4)
            .map((error) => `${error.instancePath} ${error.message}`);
  });

  test.each(Object.entries(GALLERY))('are valid Vega-Lite and give their numbers: %s', (_, make) => {
    for (const chart of chartsOf(make())) {
      expect([chart.id, ...valid(chart.spec)]).toEqual([chart.id]);
      expect(chart.title.length).toBeGreaterThan(10);
      expect(chart.title).not.toMatch(/undefined|NaN|null|Infinity/);
      expect(chart.caption).not.toMatch(/undefined (?!\()|NaN|null|Infinity/);
      expect(chart.table.rows.length).toBeGreaterThan(0);
      for (const row of chart.table.rows) expect(row.length).toBe(chart.table.columns.length);
    }
  });

  test('a model in several wordings and at several efforts has a chart of each', () => {
    const charts = chartsOf(asShippedSummary(1, 'One model as shipped'));
    for (const id of ['wordings', 'settings']) {
      const chart = charts.find((one) => one.id === id)!;
      expect([id, ...valid(chart.spec)]).toEqual([id]);
      expect(chart.title).not.toMatch(/undefined|NaN|null|Infinity/);
    }
    const { title, caption, table } = charts.find((one) => one.id === 'wordings')!;
    expect(title).toMatch(
      /chance would$|^(Simulated: )?Phrasing moves .* by \d+\.\d points, the draw of questions by \d/,
    );
    expect(caption).toMatch(/4 wordings of own:careful\. 95% intervals from F, of log odds/);
    expect(table.rows).toHaveLength(3);
  });

  test('slices along a number and crossed have a chart of each, with their numbers', () => {
    const charts = chartsOf(slicedSummary(3));
    for (const id of ['along-popularity', 'crossing-topic-popularity']) {
      const chart = charts.find((one) => one.id === id)!;
      expect([id, ...valid(chart.spec)]).toEqual([id]);
      expect(`${chart.title} ${chart.caption} ${chart.description}`).not.toMatch(
        /undefined|NaN|null|Infinity/,
      );
    }
    const along = charts.find(({ id }) => id === 'along-popularity')!;
    expect(along.title).toMatch(
      /is right on \d+\.\d% where popularity is least and on \d+\.\d% where it is greatest$/,
    );
    expect(along.table.rows).toHaveLength(3 * 3 * 21);
    const crossing = charts.find(({ id }) => id === 'crossing-topic-popularity')!;
    expect(crossing.table.rows).toHaveLength(3 * 3 * 5);
    expect(crossing.title).toMatch(/is right on \d+%? of “.* × .*” but \d+%? of “sport × /);
    expect(charts.map(({ id }) => id)).not.toContain('slices-topic-popularity');
  });

  test('a trend’s chart is valid, names the finding and gives its numbers', () => {
    const chart = trendLines(CHANGED_SERIES, 0);
    expect(valid(chart.spec)).toEqual([]);
    expect(chart.title).toMatch(/^Simulated: stilt: accuracy fell by \d+\.\d points since 2026-04-03$/);
    expect(chart.table.rows).toHaveLength(6 * 4);
    expect(JSON.stringify(chart.spec)).toContain('other model named');
  });

  test('gallery summaries are summaries by the published schema', () => {
    for (const make of Object.values(GALLERY))
      expect(summarySchema.safeParse(make()).error?.issues.slice(0, 2)).toBeUndefined();
  });

  for (const name of ['six respondents', 'five questions']) {
    for (const chart of chartsOf(GALLERY[name]!())) {
      test(`${chart.id} of ${name} is as it was (else look at the gallery, then: npm run golden)`, async () => {
        const { id, title, caption, spec } = chart;
        // One datum a line.
        const text = JSON.stringify({ id, title, caption, spec }, null, 1).replace(/\{[^{}]*\}/g, (flat) =>
          flat.replace(/\n\s*/g, ''),
        );
        await expect(`${text}\n`).toMatchFileSnapshot(`golden/${name.replace(/\W+/g, '-')}.${id}.vl.json`);
      });
    }
  }

  test('one respondent keeps one colour in every chart', () => {
    const summary = GALLERY['six respondents']!();
    const look = lookOf(summary);
    const colours = summary.respondents.map((respondent) => look.colour(respondent.id).light);
    expect(new Set(colours).size).toBe(colours.length);
    const frontier = JSON.stringify(chartsOf(summary).find((chart) => chart.id === 'frontier')?.spec);
    for (const colour of colours) expect(frontier).toContain(colour);
  });

  test('without n there are points and no crosses', () => {
    const frontier = chartsOf(GALLERY['points without intervals']!()).find(
      (chart) => chart.id === 'frontier',
    )!;
    const layers = frontier.spec['layer'] as { name: string; data: { values: unknown[] } }[];
    expect(layers.find((layer) => layer.name === 'intervals')?.data.values).toEqual([]);
    expect(layers.find((layer) => layer.name === 'points')?.data.values).toHaveLength(6);
    expect(frontier.caption).toContain('n is not known');
    // The premise: with n, the words on intervals are there.
    const words = (name: string) =>
      chartsOf(GALLERY[name]!())
        .filter(({ id }) => id === 'outcomes' || id === 'differences')
        .map(({ caption }) => /thin lines are the intervals|the interval leaves/.test(caption));
    expect(words('points without intervals')).not.toContain(true);
    expect(words('six respondents')).toContain(true);
  });

  test('names in the frontier do not cover each other', () => {
    const frontier = chartsOf(GALLERY['thirteen respondents']!()).find((chart) => chart.id === 'frontier')!;
    const layers = frontier.spec['layer'] as {
      name: string;
      data: { values: { x: number; y: number; text: string }[] };
    }[];
    const names = layers
      .filter((layer) => layer.name.startsWith('names-'))
      .flatMap((layer) => layer.data.values);
    expect(names).toHaveLength(14);
    for (const [place, a] of names.entries()) {
      for (const b of names.slice(place + 1)) {
        const clash =
          Math.abs(a.y - b.y) < 0.018 &&
          a.x < b.x + b.text.length * 0.009 &&
          b.x < a.x + a.text.length * 0.009;
        expect(clash ? `${a.text} on ${b.text}` : '').toBe('');
      }
    }
  });
});

test('an area of the probability chart is stacked where its name stands', async () => {
  const summary = GALLERY['ties']!();
  const chart = chartsOf(summary).find((one) => one.id === 'probability-best')!;
  const { svg } = await drawSvg(chart.id, chart.spec);
  // The first respondent is the lowest area: its outline reaches the bottom of the frame at penalty 0.
  const [, outline] = new RegExp(
    `fill="${lookOf(summary).colour('twin a').light}"[^>]* d="([^"]+)"|d="([^"]+)"[^>]*fill="${lookOf(summary).colour('twin a').light}"`,
  )
    .exec(svg)!
    .filter((part) => part !== undefined);
  expect(outline).toMatch(/(?:^|[ ,LM])0,250/);
});

describe('the title of the outcomes', () => {
  const summary = Object.values(GALLERY)
    .map((make) => make())
    .find((one) => one.rates.rows.length > 2 && one.comparisons?.pairs[0]?.paired)!;
  const titleOf = (frontier: Summary['frontier']): string =>
    chartsOf({ ...summary, frontier, simulated: false }).find(({ id }) => id === 'outcomes')!.title;

  test('holds nobody against anybody where nobody was asked the same questions', () => {
    expect(titleOf(undefined)).toBe('Correct, wrong and refused, each over its own questions');
  });

  test('speaks of those on the frontier where others were asked something else', () => {
    const frontier = summary.frontier!;
    expect(titleOf({ ...frontier, points: frontier.points.slice(0, 2) })).toMatch(
      /^Of 2 asked the same questions, .* right most often/,
    );
    expect(titleOf(frontier)).not.toContain('asked the same questions');
  });
});

describe('forty-four settings of two models', () => {
  const summary = GALLERY['forty-four respondents']!();
  const charts = chartsOf(summary);
  const chart = (id: string): Chart => charts.find((one) => one.id === id)!;

  test('are named where they matter and joined by stakes; the table has all', () => {
    const layers = chart('frontier').spec['layer'] as { name?: string; data: { values: unknown[] } }[];
    const of = (prefix: string) => layers.filter(({ name }) => name?.startsWith(prefix));
    expect(of('policies-').map(({ data }) => data.values.length)).toEqual([11, 11, 11, 11]);
    expect(of('points')[0]!.data.values).toHaveLength(44);
    const names = of('names-').flatMap(({ data }) => data.values);
    expect(names.length).toBeGreaterThan(3);
    expect(names.length).toBeLessThan(18);
    expect(chart('frontier').caption).toMatch(/\d+ of 44 have their name/);
    expect(chart('frontier').table.rows).toHaveLength(44);
  });

  test('stand side by side as bars, hatched where a reply has no outcome', async () => {
    const panels = chart('outcomes').spec['concat'] as { title: { text: string } }[];
    expect(panels.map(({ title }) => title.text)).toEqual([
      'model-1',
      'model-1 humility',
      'model-2',
      'model-2 humility',
    ]);
    const bounds = [
      { metric: 'correct/asked', lowest: 0.6, highest: 0.7, missing: 20 },
    ] as unknown as Summary['rates']['rows'][number]['bounds'];
    const rows = summary.rates.rows.map((row) => ({ ...row, bounds }));
    const ungraded = chartsOf({ ...summary, rates: { rows } }).find(({ id }) => id === 'outcomes')!;
    const { svg } = await drawSvg('outcomes', ungraded.spec);
    const marks = svg.match(/<path[^>]*fill="#efe6c8"[^>]*\/>/g) ?? [];
    // Every bar and the legend's square; the lines belong to whom the mark belongs to.
    expect(
      svg.match(/fill="[^"]*"[^>]*\/><path[^>]* stroke="#5b6370" stroke-width="1" pointer-events="none"\/>/g),
    ).toHaveLength(marks.length);
    expect(marks.length).toBeGreaterThan(44);
    expect(svg).not.toContain('<pattern');
    // One image with a name: no part of it is one of its own.
    expect(svg).not.toContain('role="graphics');
  });

  test('are rows of shades in slices, bands of numbers from the lowest up', () => {
    const slices = summary.slices!.slices[0]!;
    const bands = ['1066 to 3710', '11 to 70', '89 to 749'];
    const cells = bands.flatMap((value) => slices.cells.slice(0, 44).map((cell) => ({ ...cell, value })));
    const given = { ...summary, slices: { slices: [{ ...slices, by: 'popularity', cells }] } };
    const found = chartsOf(given).find(({ id }) => id === 'slices-popularity')!;
    expect(JSON.stringify(found.spec)).toContain('"domain":["11 to 70","89 to 749","1066 to 3710"]');
  });
});

test('a study that went through the analysis is drawn with whole names and its stakes joined', () => {
  const summary = STUDIES['study of twelve']!();
  const frontier = chartsOf(summary).find(({ id }) => id === 'frontier')!;
  const layers = frontier.spec['layer'] as { name?: string; data: { values: { text: string }[] } }[];
  const names = layers.filter(({ name }) => name?.startsWith('names-')).flatMap(({ data }) => data.values);
  expect(names.filter(({ text }) => text.includes('…'))).toEqual([]);
  expect(layers.filter(({ name }) => name?.startsWith('policies-'))).toHaveLength(3);
});
