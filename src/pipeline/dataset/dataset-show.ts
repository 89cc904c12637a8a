/** One question set as a person wants to see it first: its card, what it holds, a few questions. */

import type { DatasetCard } from '../../core/dataset.ts';
import { answerType, type Question } from '../../core/question.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { createRandom, nextBelow } from '../../stats/draw/random.ts';
import { loadDataset } from '../datasets.ts';

export interface ShownDataset {
  readonly name: string;
  readonly version: string;
  readonly card: DatasetCard;
  readonly questions: number;
  readonly subjects: number;
  /** Questions of each kind, status and answer type, most frequent first. */
  readonly counts: Readonly<Record<'kind' | 'status' | 'answer type', Readonly<Record<string, number>>>>;
  readonly examples: readonly Question[];
}

export interface ShowDatasetOptions {
  readonly examples: number;
  readonly seed: number;
  /** `field=column`. */
  readonly map: readonly string[];
}

/** Reads a question set and says what it is. @throws the errors of reading it. */
export async function showDataset(nameOrPath: string, options: ShowDatasetOptions): Promise<ShownDataset> {
  const dataset = await loadDataset(nameOrPath, { map: parseColumnMap(options.map) });
  const { name, version, card, questions } = dataset;
  const random = createRandom(options.seed, { stream: 'dataset/show' });
  const drawn = new Set<number>();
  while (drawn.size < Math.min(options.examples, questions.length))
    drawn.add(nextBelow(random, questions.length));
  return {
    name,
    version,
    card,
    questions: questions.length,
    subjects: new Set(
      questions.flatMap(({ subject }) => (subject === undefined ? [] : [subject.id ?? subject.name])),
    ).size,
    counts: {
      kind: countsBy(questions, (question) => question.kind),
      status: countsBy(questions, (question) => question.status),
      'answer type': countsBy(questions, answerType),
    },
    examples: [...drawn].sort((a, b) => a - b).map((at) => questions[at]!),
  };
}

function countsBy(
  questions: readonly Question[],
  of: (question: Question) => string,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) counts.set(of(question), (counts.get(of(question)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}
