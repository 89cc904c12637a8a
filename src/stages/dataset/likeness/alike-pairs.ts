/**
 * Pairs of questions that are the same or nearly so, strongest reason first. Candidates come from equal wordings,
 * from equal subject and property, and from the sketches of questions with an answer in common; every candidate is
 * then compared word by word. A pair counts only when its answers agree: "born in 1815" and "born in 1816" are alike
 * to any measure of letters.
 */
import { clustersOf } from './clusters.ts';
import { equalKeys } from './equal-keys.ts';
import { plainWording } from './plain-wording.ts';
import type { QuestionTable } from './question-table.ts';
import { BANDS, SIGNATURE_SIZE, sketchSimilarity, writeSketch } from './sketch.ts';
import { type TrigramGroup, trigramGroup, trigramSimilarity } from './trigrams.ts';
import { wordingDifference } from './wording-difference.ts';

/**
 * `exact`: the same words; `near`: the same but for order, function words and spelling; `fact`: the same subject and
 * property; `restated`: other words, the same names, numbers and answer (a suggestion: who directed and who wrote a
 * film may be one person); `conflict`: the same words and answers that do not agree.
 */
export type AlikeReason = 'exact' | 'near' | 'fact' | 'restated' | 'conflict';

export interface AlikePair {
  readonly one: number;
  readonly two: number;
  readonly reason: AlikeReason;
  /** Jaccard similarity of the character trigrams, in [0, 1]. */
  readonly similarity: number;
}

export interface AlikePairsOptions {
  /** Least similarity of a near pair, in (0, 1]. @default 0.8 */
  readonly threshold?: number;
  /** Whether restated pairs are looked for. @default false */
  readonly restated?: boolean;
  /** True for pairs that need no look: joined already, or of no interest. @default none */
  readonly skip?: (one: number, two: number) => boolean;
}

/** Questions with one answer up to which every pair is compared; beyond, only those that share a band. */
const COMPARED_ALL = 64;
/** A larger bucket is a template, not a set of duplicates: it is split by the answer. */
const LARGEST_BUCKET = 16;
/** Neighbours compared in a bucket that stays too large even so. */
const WINDOW = 8;
/** Questions on one fact, or with one answer, beyond which the group says nothing. */
const LARGEST_GROUP = 48;
const RESTATED_LEAST = 0.4;

export function* alikePairs(table: QuestionTable, options: AlikePairsOptions = {}): Generator<AlikePair> {
  const { threshold = 0.8, restated = false, skip = () => false } = options;
  yield* sameWording(table, skip);
  yield* sameFact(table, skip);
  yield* nearWording(table, { threshold, restated, skip });
  if (restated) yield* sameAnswer(table, skip);
}

type Skip = (one: number, two: number) => boolean;

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
      keep(inOrder, wording, two);
      keep(inAnyOrder, words, two);
    }
  }
}

function keep(lists: Map<string, number[]>, key: string, at: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [at]);
  else list.push(at);
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

/** Both name their subject or their property, and not the same. */
function otherThing(table: QuestionTable, one: number, two: number): boolean {
  const { subject, property } = table;
  return (
    (subject[one] !== 0 && subject[two] !== 0 && subject[one] !== subject[two]) ||
    (property[one] !== 0 && property[two] !== 0 && property[one] !== property[two])
  );
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

interface NearOptions {
  readonly threshold: number;
  readonly restated: boolean;
  readonly skip: Skip;
}

/** Only questions with an answer in common can be a pair, so the groups come from the answers, and few are large. */
function* nearWording(table: QuestionTable, options: NearOptions): Generator<AlikePair> {
  const trigrams = trigramGroup();
  for (const group of answerGroups(table)) {
    if (group.length <= COMPARED_ALL) yield* nearInGroup(table, group, { ...options, trigrams });
    else yield* nearInBands(table, sketchesOf(table, group), options);
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
      const pair = compared(table, one!, two!, { threshold, restated, similarity });
      if (pair !== null) yield pair;
    }
  }
}

interface Sketches {
  /** Places of the questions, in order. */
  readonly places: Uint32Array;
  readonly bands: Uint32Array;
  readonly bytes: Uint8Array;
}

function sketchesOf(table: QuestionTable, group: Uint32Array): Sketches {
  const bands = new Uint32Array(group.length * BANDS);
  const bytes = new Uint8Array(group.length * SIGNATURE_SIZE);
  for (const [index, at] of group.entries()) writeSketch(table.texts.at(at), bands, bytes, index);
  return { places: group, bands, bytes };
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

function* nearInBands(table: QuestionTable, sketches: Sketches, options: NearOptions): Generator<AlikePair> {
  const { places, bands } = sketches;
  for (let band = 0; band < BANDS; band += 1) {
    for (const bucket of equalKeys(bands, { size: places.length, stride: BANDS, offset: band })) {
      for (const part of bucket.length <= LARGEST_BUCKET ? [bucket] : byAnswer(table, places, bucket)) {
        const reach = part.length <= LARGEST_BUCKET ? part.length : WINDOW;
        for (let one = 0; one < part.length; one += 1) {
          for (let two = one + 1; two < Math.min(part.length, one + 1 + reach); two += 1) {
            const [first, second] = [part[one], part[two]];
            if (metEarlier(bands, { first: first!, second: second!, band })) continue;
            const pair = nearPair(table, sketches, { ...options, first: first!, second: second! });
            if (pair !== null) yield pair;
          }
        }
      }
    }
  }
}

/** Parts with the same main gold; in a part that stays large alike texts stand beside each other. */
function byAnswer(table: QuestionTable, places: Uint32Array, bucket: Uint32Array): Uint32Array[] {
  const golds = bucket.map((index) => table.gold[places[index]!]!);
  const parts: Uint32Array[] = [];
  for (const group of equalKeys(golds, { size: bucket.length })) {
    const part = group.map((index) => bucket[index]!);
    if (part.length > LARGEST_BUCKET) {
      const texts = Array.from(part, (index) => ({ index, text: table.texts.at(places[index]!) }));
      texts.sort((one, two) => (one.text < two.text ? -1 : one.text > two.text ? 1 : one.index - two.index));
      part.set(texts.map(({ index }) => index));
    }
    parts.push(part);
  }
  return parts;
}

function metEarlier(
  bands: Uint32Array,
  { first, second, band }: { readonly first: number; readonly second: number; readonly band: number },
): boolean {
  for (let before = 0; before < band; before += 1) {
    if (bands[first * BANDS + before] === bands[second * BANDS + before]) return true;
  }
  return false;
}

/** @param options - `first` and `second` count in the group of the sketches. */
function nearPair(
  table: QuestionTable,
  { places, bytes }: Sketches,
  options: NearOptions & { readonly first: number; readonly second: number },
): AlikePair | null {
  const { threshold, restated, skip, first, second } = options;
  const least = restated ? RESTATED_LEAST : threshold;
  // Three standard errors of 64 entries.
  if (sketchSimilarity(bytes, first, second) < least - 0.17) return null;
  const [one, two] = [places[first], places[second]];
  if (!table.answersAgree(one!, two!) || skip(one!, two!)) return null;
  const similarity = trigramSimilarity(table.texts.at(one!), table.texts.at(two!));
  return similarity < least ? null : compared(table, one!, two!, { threshold, restated, similarity });
}

function compared(
  table: QuestionTable,
  one: number,
  two: number,
  options: { readonly threshold: number; readonly restated: boolean; readonly similarity: number },
): AlikePair | null {
  const { threshold, restated, similarity } = options;
  if (otherThing(table, one, two)) return null;
  const difference = wordingDifference(table.texts.at(one), table.texts.at(two));
  if (difference === 'thing') return null;
  if (difference === 'same' && similarity >= threshold) return { one, two, reason: 'near', similarity };
  return restated && table.weakGold[one] === 0 ? { one, two, reason: 'restated', similarity } : null;
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
        const pair = compared(table, one!, two!, { threshold: 0.8, restated: true, similarity });
        if (pair !== null) yield pair;
      }
    }
  }
}
