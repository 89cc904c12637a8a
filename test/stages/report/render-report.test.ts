import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { summarySchema } from '../../../src/core/summary/summary.ts';
import { type ReportOptions, renderReport } from '../../../src/stages/report/render-report.ts';
import { SIX } from './fixtures/published.ts';
import { summaryFromCounts } from './fixtures/summary-from-counts.ts';

async function htmlOf(summary: Summary, options: ReportOptions = {}): Promise<string> {
  for await (const artefact of renderReport(summary, options)) {
    if (artefact.path === 'report.html' && artefact.kind === 'text') return artefact.text;
  }
  throw new Error('no report.html');
}

describe('the HTML report', () => {
  test('fixtures are summaries by the published schema', () => {
    expect(() => summarySchema.parse(summaryFromCounts(SIX))).not.toThrow();
  });

  test('opens with the decision and holds every respondent', async () => {
    const html = await htmlOf(summaryFromCounts(SIX, { title: 'SimpleQA Verified' }));
    expect(html).toContain('<h1>SimpleQA Verified</h1>');
    // A browser would break the name at a hyphen.
    expect(html).toContain('<span class="whole">claude-opus-4</span> up to 1.18');
    for (const row of SIX) expect(html).toContain(row.label);
  });

  test('loads nothing from anywhere', async () => {
    const html = await htmlOf(summaryFromCounts(SIX));
    expect(html).not.toMatch(/<(?:link|img|iframe|object)[\s>]|\ssrc=|@import|url\((?!#)/);
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toContain('unsafe');
  });

  test('two renderings are the same bytes', async () => {
    const summary = summaryFromCounts(SIX);
    expect(await htmlOf(summary)).toBe(await htmlOf(summary));
  });

  test('a simulated summary says so in its title', async () => {
    const html = await htmlOf(summaryFromCounts(SIX, { simulated: true, title: 'Owls' }));
    expect(html).toContain('<title>Simulated: Owls</title>');
    // Pictures say it where they travel alone; the page says it at its head.
    expect(html).not.toMatch(/<h3 id="title-[a-z-]+">Simulated: /);
    expect(html).toContain('<span class="simulated">simulated models</span>');
  });

  test('warnings stand a line each, and those that have no room are counted', async () => {
    const summary = summaryFromCounts(SIX);
    const warnings = ['a.csv: columns not used: A & B', 'a.csv: second', 'third', 'fourth'];
    const html = await htmlOf({ ...summary, provenance: { ...summary.provenance, warnings } });
    expect(html).toContain(
      '<p class="warning">a.csv: columns not used: A &amp; B<br>a.csv: second<br>third<br><a href="#provenance">1 more under Method</a></p>',
    );
  });

  test('a respondent named like markup stays text', async () => {
    const html = await htmlOf(
      summaryFromCounts([{ label: '<script>alert(1)</script>\u202e', correct: 3, incorrect: 2, refused: 1 }]),
    );
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('\u202e');
  });
});
