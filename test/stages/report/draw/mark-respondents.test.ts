import { describe, expect, test } from 'vitest';
import { lookOf } from '../../../../src/stages/report/charts/look.ts';
import { drawSvg } from '../../../../src/stages/report/draw/vega-svg.ts';
import { figuresOf } from '../../../../src/stages/report/figures.ts';
import { GALLERY } from '../fixtures/gallery-summaries.ts';

describe('marks of a page say whose they are', () => {
  const summary = GALLERY['three models, four policies each']!();
  const look = lookOf(summary);
  const charts = figuresOf(summary, look).flatMap((entry) => entry.charts);
  const marksOf = async (id: string) => {
    const { svg } = await drawSvg(id, charts.find((chart) => chart.id === id)!.spec, look);
    return [...svg.matchAll(/ data-of="([^"]*)"/g)].map(([, clauses]) => clauses!);
  };

  test('points and names of the frontier are one respondent’s each, a line of settings all of its own', async () => {
    const marks = await marksOf('frontier');
    const single = new Set(marks.filter((mark) => /^\d+$/.test(mark)));
    expect(single.size).toBe(12);
    for (const mark of marks.filter((one) => one.includes('|')))
      expect(
        new Set(mark.split('|').map((place) => look.attributes(look.ids[Number(place)]!).model)).size,
      ).toBe(1);
  });

  test('a table of two is shown with both', async () => {
    const marks = await marksOf('transitions');
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(mark).toMatch(/^\d+ \d+$/);
  });

  test('a drawing that nobody filters says nothing, and no label of Vega is left', async () => {
    const { svg } = await drawSvg('outcomes', charts.find(({ id }) => id === 'outcomes')!.spec);
    expect(svg).not.toContain('data-of');
    const marked = await drawSvg('outcomes', charts.find(({ id }) => id === 'outcomes')!.spec, look);
    expect(marked.svg).not.toContain('aria-label="respondents');
    const bare = (drawing: string) => drawing.replaceAll(/ data-of="[^"]*"| role="[^"]*"/g, '');
    expect(bare(marked.svg) === bare(svg)).toBe(true);
  });
});
