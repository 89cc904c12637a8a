/** `closedbook dataset stats`: what a set covers. */

import { readRows } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { type Coverage, coverage } from '../../stages/dataset/coverage.ts';
import { readQuestions } from '../../stages/dataset/read-questions.ts';
import { datasetName, questionsPath } from '../datasets.ts';

export interface DatasetStats extends Coverage {
  readonly name: string;
}

/** @param map - `field=column`. @throws the errors of reading. */
export async function datasetStats(nameOrPath: string, map: readonly string[]): Promise<DatasetStats> {
  const path = questionsPath(nameOrPath);
  const counted = await coverage(readQuestions(readRows(path), { map: parseColumnMap(map) }));
  return { name: datasetName(nameOrPath, path), ...counted };
}
