/**
 * Finds questions that a set asks more than once, and says which one stands for the rest: the one that knows most
 * (sources, aliases, an as-of date), the first among equals. One pass; the questions themselves are not kept.
 */
import type { Question } from '../../core/question.ts';
import type { Reference } from '../../core/reference.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { alikePairs } from './likeness/alike-pairs.ts';
import { clustersOf } from './likeness/clusters.ts';
import type { AlikeReason } from './likeness/compare-pair.ts';
import { type QuestionTable, questionTableBuilder } from './likeness/question-table.ts';

export interface DedupeOptions {
  /** Least similarity of nearly equal wordings, in (0, 1]. @default 0.8 */
  readonly threshold?: number;
  /** Whether questions in other words with the same names and answer are joined, too. @default false */
  readonly restated?: boolean;
}

export interface DuplicateMember {
  readonly id: string;
  readonly text: string;
  /** Why it is of this cluster; null for the one that is kept. */
  readonly reason: AlikeReason | null;
  /** Similarity to the question it was met with, in [0, 1]. */
  readonly similarity: number;
}

export interface DuplicateCluster {
  readonly kept: string;
  /** Why this one: "2 sources, 3 accepted answers", or "the first". */
  readonly why: string;
  /** The one that is kept, then the others in the order of the set. */
  readonly members: readonly DuplicateMember[];
}

export interface Dedupe {
  readonly questions: number;
  readonly clusters: readonly DuplicateCluster[];
  /** Questions with the same words and answers that do not agree: for a person, never dropped. */
  readonly conflicts: readonly { readonly one: string; readonly two: string; readonly text: string }[];
  /** Places of the questions that are not kept, and of the one that is, in the order of reading. */
  readonly keptOf: ReadonlyMap<number, number>;
}

/** Reads the questions once, in batches of any size. */
export async function dedupe(
  batches: AsyncIterable<readonly Question[]>,
  options: DedupeOptions = {},
): Promise<Dedupe> {
  const builder = questionTableBuilder();
  const worth: number[] = [];
  for await (const questions of batches) {
    for (const question of questions) {
      builder.add(question);
      worth.push(worthOf(question));
    }
  }
  const table = builder.build();
  const joined = clustersOf(table.size);
  const why = new Map<number, { readonly reason: AlikeReason; readonly similarity: number }>();
  const conflicts: Dedupe['conflicts'][number][] = [];
  for (const { one, two, reason, similarity } of alikePairs(table, { ...options, skip: joined.joined })) {
    if (reason === 'conflict') {
      conflicts.push({ one: table.ids.at(one), two: table.ids.at(two), text: table.texts.at(two) });
      continue;
    }
    // The strongest reason comes first; a later one only joins what was apart.
    for (const at of [one, two]) if (!why.has(at)) why.set(at, { reason, similarity });
    joined.join(one, two);
  }
  const keptOf = new Map<number, number>();
  const clusters = joined.groups().map((group) => {
    const kept = group.reduce((best, at) => (worth[at]! > worth[best]! ? at : best));
    for (const at of group) if (at !== kept) keptOf.set(at, kept);
    return clusterOf(table, group, { kept, why, worth });
  });
  return { questions: table.size, clusters, conflicts, keptOf };
}

/** Sources count most, then accepted answers, then whether its day is known. */
function worthOf(question: Question): number {
  const golds = Math.min(20, goldCount(question.reference));
  return Math.min(9, question.source.length) * 100 + golds * 2 + (question.asOf === undefined ? 0 : 1);
}

/** The number of gold texts, without writing them where their form tells it. */
function goldCount(reference: Reference | null): number {
  if (reference?.form === 'text' || reference?.form === 'person') return 1 + reference.aliases.length;
  if (reference?.form === 'date') return 1 + reference.alternatives.length;
  return goldTexts(reference).length;
}

interface ClusterParts {
  readonly kept: number;
  readonly why: ReadonlyMap<number, { readonly reason: AlikeReason; readonly similarity: number }>;
  readonly worth: readonly number[];
}

function clusterOf(table: QuestionTable, group: readonly number[], parts: ClusterParts): DuplicateCluster {
  const { kept, why, worth } = parts;
  const others = group.filter((at) => at !== kept);
  const best = others.every((at) => worth[at] === worth[kept]);
  const sources = Math.floor(worth[kept]! / 100);
  const golds = Math.floor((worth[kept]! % 100) / 2);
  return {
    kept: table.ids.at(kept),
    why: best
      ? 'the first; all say as much'
      : `${sources} source${sources === 1 ? '' : 's'}, ${golds} accepted answer${golds === 1 ? '' : 's'}`,
    members: [kept, ...others].map((at) => ({
      id: table.ids.at(at),
      text: table.texts.at(at),
      reason: at === kept ? null : (why.get(at)?.reason ?? 'near'),
      similarity: at === kept ? 1 : (why.get(at)?.similarity ?? 1),
    })),
  };
}
