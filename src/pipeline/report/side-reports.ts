/**
 * The two pages beside the report: several sources against each other, and the card of one respondent. Sources are
 * compared each by itself; where all are runs, or all are answer files, they are also analysed together, which is what
 * pairs respondents on the questions they share.
 */
import { join } from 'node:path';
import type { Summary } from '../../core/summary/summary.ts';
import { renderCard } from '../../stages/report/card/render-card.ts';
import { renderComparison } from '../../stages/report/compare/render-comparison.ts';
import { lookAt } from '../sources.ts';
import { refuseUseless } from '../summarize/refuse-useless.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';
import { respondentNamed } from './compare.ts';
import { writeArtefacts } from './write-report.ts';

export interface SideReportOptions extends SummarizeOptions {
  /** Folder of the files. @default output/comparison, or output/card */
  readonly out?: string;
}

/** Writes `comparison.html` and `tables/comparison.csv`. @returns their paths. */
export async function comparisonReport(
  sources: readonly string[],
  workspace: Workspace,
  options: SideReportOptions,
): Promise<string[]> {
  const { out = join('output', 'comparison'), title: _, ...each } = options;
  await refuseUseless(sources, each);
  const summaries: Summary[] = [];
  for (const source of sources) summaries.push(await summarize([source], workspace, each));
  const kinds = new Set(
    (await Promise.all(sources.map((text) => lookAt(text, options)))).map((source) => source.kind),
  );
  const joined = kinds.size === 1 && (kinds.has('run') || kinds.has('answers')) && sources.length > 1;
  const together = joined ? await summarize(sources, workspace, { ...options, apart: true }) : undefined;
  return writeArtefacts(renderComparison(summaries, together === undefined ? {} : { together }), out);
}

/** Writes `card.html`. @returns its path. @throws ClosedbookError `usage` where the name fits none, or several. */
export async function cardReport(
  sources: readonly string[],
  workspace: Workspace,
  {
    respondent,
    out = join('output', 'card'),
    ...options
  }: SideReportOptions & { readonly respondent: string },
): Promise<string[]> {
  await refuseUseless(sources, options);
  const summary = await summarize(sources, workspace, options);
  return writeArtefacts(renderCard(summary, respondentNamed(summary, respondent)), out);
}
