/** The summary of answer files, which share a table; outcomes of the files stand beside those by rules, told apart. */
import type { DecidingGrader } from '../../core/grader-counts.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { fileStem } from '../../rows/file-names.ts';
import { analyze } from '../../stages/analyze/analyze.ts';
import { fileReading } from '../file-reading.ts';
import type { Source } from '../source.ts';
import type { Workspace } from '../workspace.ts';
import { fileTable } from './file-table.ts';
import { fileProvenance } from './provenance.ts';
import { analyzeOptions, type SummarizeOptions } from './summarize-options.ts';
import { withFailures } from './what-failed.ts';
import { withClaims, withGraders, withJudge } from './who-decided.ts';
import { withFileDesign } from './with-file-design.ts';
import { withGoal } from './with-stopping.ts';

export async function summarizeFiles(
  sources: readonly Extract<Source, { kind: 'answers' }>[],
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  const paths = sources.flatMap(({ files }) => files);
  const passedOver = sources
    .flatMap(({ skipped }) => skipped)
    .map(({ path, why }) => `${path}: passed over, ${why}`);
  const read = await fileTable(paths, {
    ...fileReading(options, workspace),
    rubric: DEFAULT_RUBRIC,
    apart: options.apart,
    pool: options.pool,
  });
  const provenance = fileProvenance(paths, { ...read, notes: [...passedOver, ...read.notes] });
  const counted = analyze(read.table, {
    ...analyzeOptions(workspace, options),
    penalties: withGoal(options.penalties, [read.design.stopping]),
    title: options.title ?? titleOf(paths),
    provenance,
    humanLabels: read.humanLabels > 0,
    gradeWith: `closedbook import ${paths.map(shellWord).join(' ')}, then closedbook grade RUN --judge MODEL`,
  });
  const { warnings } = provenance;
  const weighted = withFileDesign(counted, read, { whose: titleOf(paths), warnings });
  const summary = withClaims(withFailures(weighted, read.table, read.failures), read.claims);
  const deciding: DecidingGrader[] = Object.entries(read.imported).map(([grader, outcomes]) => ({
    kind: grader.startsWith('human:') ? 'human' : 'imported',
    grader,
    outcomes,
  }));
  if (read.gradedByRules > 0) deciding.push({ kind: 'rules', grader: 'rules', outcomes: read.gradedByRules });
  return withJudge(withGraders(summary, { deciding, meetings: read.meetings }), read.table, {
    grader: Object.keys(read.imported).length > 0 ? 'the file’s outcomes' : 'rules',
    against: 'the file’s human labels',
  });
}

/** A few names whole, of many how many. */
function titleOf(paths: readonly string[]): string {
  const stems = paths.map(fileStem);
  return stems.length <= 4
    ? stems.join(', ')
    : `${stems.slice(0, 3).join(', ')} and ${stems.length - 3} more`;
}
