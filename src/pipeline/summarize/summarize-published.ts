/** The summary of a published table: counts alone, so nothing in it is paired and nothing reweighted. */
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { readPublishedTable } from '../../interop/published/read-published-table.ts';
import { redactorOf, redactRecord } from '../../model/redact.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { analyzePublished } from '../../stages/analyze/from-published.ts';
import type { Workspace } from '../workspace.ts';
import { publishedProvenance } from './provenance.ts';
import { analyzeOptions, type SummarizeOptions } from './summarize-options.ts';

/** @throws ClosedbookError `usage` where a workload is given, and the errors of reading. */
export async function summarizePublished(
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
