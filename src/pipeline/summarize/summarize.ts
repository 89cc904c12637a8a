/**
 * From sources to one summary: runs share a table, answer files share a table, a published table stands alone.
 * Kinds are not mixed, because a paper's counts and our own answers cannot be paired.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { refuseUnknownSlices } from '../../stages/analyze/slice-fields.ts';
import type { Source } from '../source.ts';
import { lookAt } from '../sources.ts';
import type { Workspace } from '../workspace.ts';
import type { SummarizeOptions } from './summarize-options.ts';
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
    // A command on a run does not load what reads files.
    case 'published': {
      const { summarizePublished } = await import('./summarize-published.ts');
      return summarizePublished(only<'published'>(sources).path, workspace, options);
    }
    case 'answers': {
      const { summarizeFiles } = await import('./summarize-files.ts');
      return summarizeFiles(sources as Extract<Source, { kind: 'answers' }>[], workspace, options);
    }
    case 'run':
      return summarizeRuns(
        sources.map((source) => (source as Extract<Source, { kind: 'run' }>).id),
        workspace,
        options,
      );
  }
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
