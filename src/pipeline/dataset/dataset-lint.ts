/** `closedbook dataset lint`: bundled sets and files, checked alone and against each other. */

import { readRowBatches } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { type LintReport, lint } from '../../stages/dataset/lint/lint.ts';
import { datasetName, questionsPath } from '../datasets.ts';

export interface LintDatasetsOptions {
  readonly allow: readonly string[];
  /** `field=column`. */
  readonly map: readonly string[];
  readonly now: Date;
}

/** Checks the sets, alone and against each other. @throws the errors of opening them. */
export async function lintDatasets(
  names: readonly string[],
  options: LintDatasetsOptions,
): Promise<LintReport> {
  const sources = names.map((nameOrPath) => {
    const path = questionsPath(nameOrPath);
    return { name: datasetName(nameOrPath, path), path, rows: readRowBatches(path) };
  });
  return lint(sources, {
    today: options.now.toISOString().slice(0, 10),
    allow: options.allow,
    map: parseColumnMap(options.map),
  });
}
