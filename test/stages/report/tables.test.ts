import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { figuresOf } from '../../../src/stages/report/figures.ts';
import { type ReportFormat, renderReport } from '../../../src/stages/report/render-report.ts';
import { cellText, flatTable } from '../../../src/stages/report/tables/section-table.ts';
import { sourceLine } from '../../../src/stages/report/wording/report-title.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { SIX } from './fixtures/published.ts';
import { summaryFromCounts, undefinedEstimate } from './fixtures/summary-from-counts.ts';

async function textOf(summary: Summary, path: string, format: ReportFormat): Promise<string> {
  for await (const artefact of renderReport(summary, { formats: [format] })) {
    if (artefact.path === path && artefact.kind === 'text') return artefact.text;
  }
  throw new Error(`no ${path}`);
}

describe('the small tables', () => {
  test('stand in Markdown and in CSV', async () => {
    const summary = fullSummary(SIX);
    const markdown = await textOf(summary, 'report.md', 'md');
    expect(markdown).toContain('### The best setting of each model at each penalty');
    expect(markdown).toContain('### Control: answered questions asked again by force');
    const csv = await textOf(summary, 'tables/conversion-best.csv', 'csv');
    expect(csv).toMatch(/^model,penalty L,best setting,worth,worth low,worth high,worth n,/);
    expect(csv).toContain('confidence at least 80%');
  });

  test('an undefined estimate is a dash with its reason, and empty with its reason in CSV', () => {
    const nothing = undefinedEstimate('correct/asked', 'no-attempts');
    expect(cellText(nothing)).toEqual({ value: '–', detail: 'nothing was attempted' });
    const flat = flatTable({
      id: 't',
      title: 't',
      notes: [],
      columns: ['a', 'rate'],
      rows: [['x', nothing]],
    });
    expect(flat.rows).toEqual([['x', null, null, null, null, 'no-attempts']]);
  });

  test('utilities corrected by people stand beside those as graded', () => {
    const base = summaryFromCounts(SIX);
    const [row, ...others] = base.rates.rows;
    const corrected = { 'utility@1': { ...row!.utilities[1]!.estimate, value: 0.01 } };
    const summary = { ...base, rates: { rows: [{ ...row!, corrected }, ...others] } };
    const doubt = figuresOf(summary, lookOf(summary))
      .flatMap((section) => section.tables)
      .find((table) => table.id === 'doubt');
    expect(doubt?.rows.map((cells) => cells[1])).toEqual(['utility@1']);
  });
});

test('a frontier of accuracies alone is refused with the reason', async () => {
  const base = summaryFromCounts(SIX);
  const rows = base.rates.rows.map((row) => ({
    ...row,
    estimates: { 'correct/asked': row.estimates['correct/asked']! },
  }));
  const { frontier: _, ...summary } = { ...base, rates: { rows } };
  const made = renderReport(summary, { formats: ['svg'], only: ['frontier'] });
  await expect(made.next()).rejects.toMatchObject({ hint: expect.stringContaining('accuracy only') });
});

test('a picture of a published table names benchmark and source', () => {
  const base = summaryFromCounts(SIX, { title: 'SimpleQA' });
  const sources = [{ name: 'A card, Table 3', url: 'https://example.org', evidence: 'P', note: '' }];
  const line = sourceLine({
    ...base,
    provenance: { ...base.provenance, kind: 'published', datasets: [], sources },
  });
  expect(line).toContain('SimpleQA, from A card, Table 3.');
});
