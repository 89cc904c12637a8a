/** Near wordings of a large group: only questions whose sketches share a band are compared. */
import { type AlikePair, comparePair, type NearOptions, RESTATED_LEAST } from './compare-pair.ts';
import { equalKeys } from './equal-keys.ts';
import type { QuestionTable } from './question-table.ts';
import { BANDS, SIGNATURE_SIZE, sketchSimilarity, writeSketch } from './sketch.ts';
import { trigramSimilarity } from './trigrams.ts';

/** A larger bucket is a template, not a set of duplicates: it is split by the answer. */
const LARGEST_BUCKET = 16;
/** Neighbours compared in a bucket that stays too large even so. */
const WINDOW = 8;

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

export function* nearInBands(
  table: QuestionTable,
  group: Uint32Array,
  options: NearOptions,
): Generator<AlikePair> {
  const sketches = sketchesOf(table, group);
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
  return similarity < least ? null : comparePair(table, one!, two!, { threshold, restated, similarity });
}
