/**
 * The published tables of the field, read and analysed as a user's would be, each as a report. Skipped without
 * the shared data; nothing of it is kept here.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PublishedRow } from '../../../src/core/published-counts.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { readPublishedTable } from '../../../src/interop/published/read-published-table.ts';
import { analyzePublished } from '../../../src/stages/analyze/from-published.ts';
import { renderReport } from '../../../src/stages/report/render-report.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';
import { displayWidth } from '../../../src/terminal/cells.ts';

const FOLDER = resolve('../shared/data/published');
const TABLES = [
  'simpleqa_paper_2024',
  'simpleqa_verified_table7',
  'chinese_simpleqa_table3',
  'czech_simpleqa',
  'openai_system_cards',
  'aa_omniscience',
  'hallulens_precisewikiqa',
  'anthropic_mythos_card',
  'why_language_models_hallucinate',
];

/** One summary a benchmark and source: they share no frontier. */
async function summariesOf(table: string): Promise<Summary[]> {
  const { rows } = await readPublishedTable(resolve(FOLDER, `${table}.csv`));
  const groups = new Map<string, PublishedRow[]>();
  for (const row of rows)
    groups.set(`${row.benchmark}, ${row.source}`, [
      ...(groups.get(`${row.benchmark}, ${row.source}`) ?? []),
      row,
    ]);
  return [...groups].map(([title, group]) =>
    analyzePublished(
      { title, rows: group },
      {
        title,
        closedbookVersion: '0.1.0',
        provenance: {
          kind: 'published',
          runs: [],
          datasets: [],
          prompts: [],
          graders: [],
          sources: [{ name: title, url: group[0]!.url, evidence: group[0]!.evidence, note: group[0]!.note }],
          leftOut: [],
          closedBook: [],
          warnings: [],
        },
      },
    ),
  );
}

describe.skipIf(!existsSync(FOLDER))('published tables (needs ../shared/data/published)', () => {
  for (const table of TABLES) {
    test(`${table} gives a report that names every model and hides no undefined number`, async () => {
      const summaries = await summariesOf(table);
      expect(summaries.length).toBeGreaterThan(0);
      for (const summary of summaries.slice(0, 4)) {
        for await (const artefact of renderReport(summary)) {
          const html = artefact.kind === 'text' ? artefact.text : '';
          const words = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ');
          expect(words).not.toMatch(/\b(NaN|Infinity|undefined%|null)\b/);
          for (const respondent of summary.respondents)
            expect(words).toContain(respondent.label.replaceAll("'", '&#39;'));
        }
        const text = terminalReport(summary);
        expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
      }
    });
  }
});
