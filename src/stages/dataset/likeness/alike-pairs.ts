/**
 * Pairs of questions that are the same or nearly so, strongest reason first. Candidates come from equal wordings,
 * from equal subject and property, and from the sketches of questions with an answer in common; every candidate is
 * then compared word by word. A pair counts only when its answers agree: "born in 1815" and "born in 1816" are alike
 * to any measure of letters.
 */
import { addToGroup } from '../../../core/group-by.ts';
import { type AlikePair, comparePair, otherThing, RESTATED_LEAST, type Skip } from './compare-pair.ts';
import { equalKeys } from './equal-keys.ts';
import { nearWording } from './near-wording.ts';
import { plainWording } from './plain-wording.ts';
import type { QuestionTable } from './question-table.ts';
import { trigramSimilarity } from './trigrams.ts';

export interface AlikePairsOptions {
  /** Least similarity of a near pair, in (0, 1]. @default 0.8 */
  readonly threshold?: number;
  /** Whether restated pairs are looked for. @default false */
  readonly restated?: boolean;
  /** True for pairs that need no look: joined already, or of no interest. @default none */
  readonly skip?: (one: number, two: number) => boolean;
}

/** Questions on one fact, or with one answer, beyond which the group says nothing. */
const LARGEST_GROUP = 48;

export function* alikePairs(table: QuestionTable, options: AlikePairsOptions = {}): Generator<AlikePair> {
  const { threshold = 0.8, restated = false, skip = () => false } = options;
  yield* sameWording(table, skip);
  yield* sameFact(table, skip);
  yield* nearWording(table, { threshold, restated, skip });
  if (restated) yield* sameAnswer(table, skip);
}

/** The same words in the same order, and the same words in another order where the answers agree. */
function* sameWording(table: QuestionTable, skip: Skip): Generator<AlikePair> {
  for (const group of equalKeys(table.wording, { size: table.size })) {
    const inOrder = new Map<string, number[]>();
    const inAnyOrder = new Map<string, number[]>();
    for (const two of group) {
      const wording = plainWording(table.texts.at(two));
      const words = wording.split(' ').sort().join(' ');
      const pair = sameWords(table, two, inOrder.get(wording) ?? [], inAnyOrder.get(words) ?? []);
      if (pair !== null && !skip(pair.one, two)) yield pair;
      addToGroup(inOrder, wording, two);
      addToGroup(inAnyOrder, words, two);
    }
  }
}

/**
 * @param inOrder - Earlier questions with the same wording. @param inAnyOrder - Those with the same words: "Did Ada
 *   beat Bo?" and "Did Bo beat Ada?" are two questions, so an answer of few values proves nothing, nor does a
 *   different one.
 */
function sameWords(
  table: QuestionTable,
  two: number,
  inOrder: readonly number[],
  inAnyOrder: readonly number[],
): AlikePair | null {
  // Against every earlier one: of three, the third may agree with the second only.
  const exact = inOrder.find((one) => table.answersAgree(one, two));
  if (exact !== undefined) return { one: exact, two, reason: 'exact', similarity: 1 };
  if (inOrder.length > 0) return { one: inOrder[0]!, two, reason: 'conflict', similarity: 1 };
  const near = inAnyOrder.find(
    (one) => table.weakGold[one] === 0 && table.answersAgree(one, two) && !otherThing(table, one, two),
  );
  if (near === undefined) return null;
  const similarity = trigramSimilarity(table.texts.at(near), table.texts.at(two));
  return { one: near, two, reason: 'near', similarity };
}

function* sameFact(table: QuestionTable, skip: Skip): Generator<AlikePair> {
  const keys = new Uint32Array(table.size);
  for (let at = 0; at < table.size; at += 1) {
    // A question without subject or property gets a key of its own.
    keys[at] =
      table.subject[at] === 0 || table.property[at] === 0
        ? Math.imul(at, 0x9e3779b1) >>> 0
        : (Math.imul(table.subject[at]!, 31) ^ table.property[at]!) >>> 0;
  }
  for (const group of equalKeys(keys, { size: table.size })) {
    for (let index = 1; index < group.length; index += 1) {
      const two = group[index]!;
      const first = Math.max(0, index - LARGEST_GROUP);
      for (let before = first; before < index; before += 1) {
        const one = group[before]!;
        if (!isSameFact(table, one, two) || skip(one, two)) continue;
        const similarity = trigramSimilarity(table.texts.at(one), table.texts.at(two));
        yield { one: one!, two: two!, reason: 'fact', similarity };
        break;
      }
    }
  }
}

function isSameFact(table: QuestionTable, one: number, two: number): boolean {
  return (
    table.subject[one] !== 0 &&
    table.property[one] !== 0 &&
    table.subject[one] === table.subject[two] &&
    table.property[one] === table.property[two] &&
    table.answersAgree(one, two)
  );
}

/** Questions of few with the same answer, compared whatever their letters say. */
function* sameAnswer(table: QuestionTable, skip: Skip): Generator<AlikePair> {
  for (const group of equalKeys(table.gold, { size: table.size })) {
    if (group.length > LARGEST_GROUP || table.weakGold[group[0]!] === 1) continue;
    for (let first = 0; first < group.length; first += 1) {
      for (let second = first + 1; second < group.length; second += 1) {
        const [one, two] = [group[first], group[second]];
        if (skip(one!, two!)) continue;
        const similarity = trigramSimilarity(table.texts.at(one!), table.texts.at(two!));
        if (similarity < RESTATED_LEAST) continue;
        const pair = comparePair(table, one!, two!, { threshold: 0.8, restated: true, similarity });
        if (pair !== null) yield pair;
      }
    }
  }
}
