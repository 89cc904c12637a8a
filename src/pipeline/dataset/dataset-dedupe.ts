/**
 * `closedbook dataset dedupe`: what a set asks more than once, and a new version without it (or with every cluster
 * tagged). The set is read twice, so that a million questions are never held.
 */

import { counted } from '../../core/counted.ts';
import type { Question } from '../../core/question.ts';
import { readRowBatches, readRows } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { type Dedupe, dedupe } from '../../stages/dataset/dedupe.ts';
import { readQuestionBatches, readQuestions } from '../../stages/dataset/read-questions.ts';
import { datasetName, questionsPath, readCard } from '../datasets.ts';
import { versionBook, type WrittenDataset, writeDataset } from './write-dataset.ts';

export interface DedupeDatasetOptions {
  readonly threshold: number;
  readonly restated: boolean;
  /** `drop` keeps one of each cluster; `tag` keeps all, with the tag `alike:ID` of the one that stands for it. */
  readonly mode: 'drop' | 'tag';
  /** Folder of the new version; nothing is written without. */
  readonly out?: string | undefined;
  /** `field=column`. */
  readonly map: readonly string[];
}

export interface DedupedDataset extends Omit<Dedupe, 'keptOf'> {
  /** Questions that have an equal which is kept. */
  readonly repeated: number;
  readonly written: WrittenDataset | null;
}

/** @throws the errors of reading; `output-unwritable`. */
export async function dedupeDataset(
  nameOrPath: string,
  options: DedupeDatasetOptions,
): Promise<DedupedDataset> {
  const path = questionsPath(nameOrPath);
  const reading = { map: parseColumnMap(options.map) };
  const { threshold, restated, mode, out } = options;
  const { keptOf, ...found } = await dedupe(readQuestionBatches(readRowBatches(path), reading), {
    threshold,
    restated,
  });
  if (out === undefined) return { ...found, repeated: keptOf.size, written: null };
  const parent = versionBook();
  async function* kept(): AsyncGenerator<Question> {
    let at = -1;
    for await (const question of parent.noting(readQuestions(readRows(path), reading))) {
      at += 1;
      if (mode === 'drop') {
        if (!keptOf.has(at)) yield question;
      } else {
        const id = headIds.get(keptOf.get(at) ?? at);
        yield id === undefined ? question : { ...question, tags: [...question.tags, `alike:${id}`] };
      }
    }
  }
  const headIds = headNames(found, keptOf);
  const written = await writeDataset(kept(), {
    out,
    parentCard: await readCard(path, datasetName(nameOrPath, path)),
    parentVersion: parent.value,
    change: () =>
      mode === 'drop'
        ? `closedbook dataset dedupe: ${keptOf.size} of ${counted(found.questions, 'question')} dropped, each the equal of one that is kept (threshold ${threshold})`
        : `closedbook dataset dedupe: ${counted(found.clusters.length, 'cluster')} of equal questions tagged alike:ID (threshold ${threshold})`,
  });
  return { ...found, repeated: keptOf.size, written };
}

/** Id of each kept question by its place; clusters and places come in the same order. */
function headNames(
  { clusters }: Pick<Dedupe, 'clusters'>,
  keptOf: ReadonlyMap<number, number>,
): Map<number, string> {
  const names = new Map<number, string>();
  const heads = [...new Set(keptOf.values())];
  for (const [index, head] of heads.entries()) names.set(head, clusters[index]!.kept);
  return names;
}
