/**
 * Pairs of questions that are the same or nearly so, strongest reason first. Candidates come from equal wordings,
 * from bands of sketches and from equal subject and property; every candidate is then compared word by word. A pair
 * counts only when its answers agree: "born in 1815" and "born in 1816" are alike to any measure of letters.
 */
import { equalKeys } from './equal-keys.ts';
import { plainWording } from './plain-wording.ts';
import type { QuestionTable } from './question-table.ts';
import { BANDS, sketchSimilarity, trigramSimilarity } from './sketch.ts';
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

function* sameWording(table: QuestionTable, skip: Skip): Generator<AlikePair> {
  for (const group of equalKeys(table.wording, { size: table.size })) {
    const [first, ...others] = group;
    const wording = plainWording(table.texts[first]);
    for (const [index, two] of others.entries()) {
      if (plainWording(table.texts[two]) !== wording) continue;
      // Against every earlier one: of three, the third may agree with the second only.
      const agreeing = group.subarray(0, index + 1).find((one) => table.answersAgree(one, two));
      const one = agreeing ?? first;
      if (!skip(one, two))
        yield { one, two, reason: agreeing === undefined ? 'conflict' : 'exact', similarity: 1 };
    }
  }
}

function* sameFact(table: QuestionTable, skip: Skip): Generator<AlikePair> {
  const keys = new Uint32Array(table.size);
  for (let at = 0; at < table.size; at += 1) {
    // A question without subject or property gets a key of its own.
    keys[at] =
      table.subject[at] === 0 || table.property[at] === 0
        ? Math.imul(at, 0x9e3779b1) >>> 0
        : (Math.imul(table.subject[at], 31) ^ table.property[at]) >>> 0;
  }
  for (const group of equalKeys(keys, { size: table.size })) {
    for (let index = 1; index < group.length; index += 1) {
      const two = group[index];
      const first = Math.max(0, index - LARGEST_GROUP);
      for (let before = first; before < index; before += 1) {
        const one = group[before];
        if (!isSameFact(table, one, two) || skip(one, two)) continue;
        const similarity = trigramSimilarity(plainWording(table.texts[one]), plainWording(table.texts[two]));
        yield { one, two, reason: 'fact', similarity };
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

function* nearWording(table: QuestionTable, options: NearOptions): Generator<AlikePair> {
  for (let band = 0; band < BANDS; band += 1) {
    for (const bucket of equalKeys(table.bands, { size: table.size, stride: BANDS, offset: band })) {
      for (const part of bucket.length <= LARGEST_BUCKET ? [bucket] : byAnswer(table, bucket)) {
        const reach = part.length <= LARGEST_BUCKET ? part.length : WINDOW;
        for (let first = 0; first < part.length; first += 1) {
          for (let second = first + 1; second < Math.min(part.length, first + 1 + reach); second += 1) {
            const pair = nearPair(table, part[first], part[second], { ...options, band });
            if (pair !== null) yield pair;
          }
        }
      }
    }
  }
}

/** Parts with the same main gold; in a part that stays large alike texts stand beside each other. */
function byAnswer(table: QuestionTable, bucket: Uint32Array): Uint32Array[] {
  const golds = bucket.map((at) => table.gold[at]);
  const parts: Uint32Array[] = [];
  for (const group of equalKeys(golds, { size: bucket.length })) {
    const part = group.map((index) => bucket[index]);
    if (part.length > LARGEST_BUCKET) {
      const texts = [...part].sort((one, two) => (table.texts[one] < table.texts[two] ? -1 : 1));
      part.set(texts);
    }
    parts.push(part);
  }
  return parts;
}

function nearPair(
  table: QuestionTable,
  one: number,
  two: number,
  options: NearOptions & { readonly band: number },
): AlikePair | null {
  if (!table.answersAgree(one, two)) return null;
  const { threshold, restated, skip, band } = options;
  const least = restated ? RESTATED_LEAST : threshold;
  // The pair was met in an earlier band.
  for (let before = 0; before < band; before += 1) {
    if (table.bands[one * BANDS + before] === table.bands[two * BANDS + before]) return null;
  }
  // Three standard errors of 64 entries.
  if (sketchSimilarity(table.bytes, one, two) < least - 0.17) return null;
  if (skip(one, two)) return null;
  return compared(table, one, two, { threshold, restated });
}

function compared(
  table: QuestionTable,
  one: number,
  two: number,
  { threshold, restated }: { readonly threshold: number; readonly restated: boolean },
): AlikePair | null {
  if (table.subject[one] !== 0 && table.subject[two] !== 0 && table.subject[one] !== table.subject[two])
    return null;
  if (table.property[one] !== 0 && table.property[two] !== 0 && table.property[one] !== table.property[two])
    return null;
  const similarity = trigramSimilarity(plainWording(table.texts[one]), plainWording(table.texts[two]));
  if (similarity < (restated ? RESTATED_LEAST : threshold)) return null;
  const difference = wordingDifference(table.texts[one], table.texts[two]);
  if (difference === 'thing') return null;
  if (difference === 'same' && similarity >= threshold) return { one, two, reason: 'near', similarity };
  return restated && table.weakGold[one] === 0 ? { one, two, reason: 'restated', similarity } : null;
}

/** Questions of few with the same answer, compared whatever their letters say. */
function* sameAnswer(table: QuestionTable, skip: Skip): Generator<AlikePair> {
  for (const group of equalKeys(table.gold, { size: table.size })) {
    if (group.length > LARGEST_GROUP || table.weakGold[group[0]] === 1) continue;
    for (let first = 0; first < group.length; first += 1) {
      for (let second = first + 1; second < group.length; second += 1) {
        if (skip(group[first], group[second])) continue;
        const pair = compared(table, group[first], group[second], { threshold: 0.8, restated: true });
        if (pair !== null) yield pair;
      }
    }
  }
}
