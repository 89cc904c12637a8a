/**
 * From sources to one summary: runs share a table, answer files share a table, a published table stands alone.
 * Kinds are not mixed, because a paper's counts and our own answers cannot be paired.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { readPublishedTable } from '../../interop/published/read-published-table.ts';
import { redactorOf, redactRecord } from '../../model/redact.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { analyzePublished } from '../../stages/analyze/from-published.ts';
import { refuseUnknownSlices } from '../../stages/analyze/slice-fields.ts';
import { lookAt, type Source } from '../sources.ts';
import type { Workspace } from '../workspace.ts';
import { publishedProvenance } from './provenance.ts';
import { summarizeFiles } from './summarize-files.ts';
import { analyzeOptions, type SummarizeOptions } from './summarize-options.ts';
import { summarizeRuns } from './summarize-runs.ts';

/** The summary of one or several sources of one kind. */
export async function summarize(
  texts: readonly string[],
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  refuseUnknownSlices(options.by);
  const sources = await Promise.all(texts.map((text) => lookAt(text, options)));
  const kinds = [...new Set(sources.map((source) => source.kind))];
  if (kinds.length > 1) {
    throw new ClosedbookError('usage', `expected sources of one kind, got ${kinds.join(' and ')}`);
  }
  switch (sources[0]!.kind) {
    case 'summary':
      checkNoWorkload(options, 'a summary holds no single answers');
      return only(sources).summary;
    case 'published':
      return summarizePublished(only<'published'>(sources).path, workspace, options);
    case 'answers':
      return summarizeFiles(sources as Extract<Source, { kind: 'answers' }>[], workspace, options);
    case 'run':
      return summarizeRuns(
        sources.map((source) => (source as Extract<Source, { kind: 'run' }>).id),
        workspace,
        options,
      );
  }
}

async function summarizePublished(
  path: string,
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  if (options.workload !== undefined) {
    throw new ClosedbookError(
      'usage',
      'a published table cannot be reweighted: it has no bands and no kinds',
    );
  }
  const read = await readPublishedTable(path, { map: parseColumnMap(options.map ?? []) });
  const table = redactRecord(read, redactorOf(workspace.env));
  return analyzePublished(table, {
    ...analyzeOptions(workspace, options),
    title: options.title ?? table.title,
    provenance: publishedProvenance(table),
  });
}

function checkNoWorkload({ workload }: SummarizeOptions, why: string): void {
  if (workload === undefined) return;
  throw new ClosedbookError('usage', `--mix and --unanswerable-share need answers: ${why}`);
}

function only<Kind extends 'summary' | 'published' = 'summary'>(
  sources: readonly Source[],
): Extract<Source, { kind: Kind }> {
  if (sources.length > 1) {
    throw new ClosedbookError('usage', `expected one ${sources[0]!.kind}, got ${sources.length}`);
  }
  return sources[0] as Extract<Source, { kind: Kind }>;
}
