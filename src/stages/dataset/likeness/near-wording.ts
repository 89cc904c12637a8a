/**
 * Questions in nearly the same words. Only those with an answer in common can be a pair, so the groups come from the answers,
 * and few are large: small ones are compared each with each, large ones by their sketches.
 */
import { clustersOf } from './clusters.ts';
import { type AlikePair, comparePair, type NearOptions, RESTATED_LEAST } from './compare-pair.ts';
import { equalKeys } from './equal-keys.ts';
import { nearInBands } from './near-in-bands.ts';
import type { QuestionTable } from './question-table.ts';
import { type TrigramGroup, trigramGroup } from './trigrams.ts';

/** Questions with one answer up to which every pair is compared; beyond, only those that share a band. */
const COMPARED_ALL = 64;

export function* nearWording(table: QuestionTable, options: NearOptions): Generator<AlikePair> {
  const trigrams = trigramGroup();
  for (const group of answerGroups(table)) {
    if (group.length <= COMPARED_ALL) yield* nearInGroup(table, group, { ...options, trigrams });
    else yield* nearInBands(table, group, options);
  }
}

/** Every question of a small group with every earlier one. */
function* nearInGroup(
  table: QuestionTable,
  group: Uint32Array,
  options: NearOptions & { readonly trigrams: TrigramGroup },
): Generator<AlikePair> {
  const { threshold, restated, skip, trigrams } = options;
  const least = restated ? RESTATED_LEAST : threshold;
  trigrams.clear();
  for (const at of group) trigrams.add(table.texts.at(at));
  for (let second = 1; second < group.length; second += 1) {
    trigrams.hold(second);
    for (let first = 0; first < second; first += 1) {
      if (trigrams.mostSimilarity(first) < least) continue;
      const similarity = trigrams.similarity(first);
      if (similarity < least) continue;
      const [one, two] = [group[first], group[second]];
      if (!table.answersAgree(one!, two!) || skip(one!, two!)) continue;
      const pair = comparePair(table, one!, two!, { threshold, restated, similarity });
      if (pair !== null) yield pair;
    }
  }
}

/** Questions that have an answer in common, directly or through others; only groups of at least two. */
function* answerGroups(table: QuestionTable): Generator<Uint32Array> {
  const { size, goldStart, goldKeys } = table;
  const joined = clustersOf(size);
  const used = goldStart[size]!;
  const owner = new Uint32Array(used);
  for (let at = 0; at < size; at += 1) owner.fill(at, goldStart[at], goldStart[at + 1]);
  for (const group of equalKeys(goldKeys, { size: used })) {
    for (let index = 1; index < group.length; index += 1)
      joined.join(owner[group[0]!]!, owner[group[index]!]!);
  }
  const roots = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) roots[at] = joined.root(at);
  yield* equalKeys(roots, { size });
}
