/**
 * MinHash signatures of wordings, made fast enough for a million: every character trigram is hashed four times, and
 * each hash keeps the least value in 16 bins (one-permutation hashing, Li, Owen and Zhang 2012), so that 64 entries
 * cost 4 hashes and not 64. 16 bands of 4 find a pair of similarity .8 with 99.98 %, one of .6 with 89 %.
 */
import { mixBits } from './hash-text.ts';
import { plainCodesBuffer, readPlainCodes } from './plain-codes.ts';
import { trigramAt, trigramCount } from './trigrams.ts';

export const SIGNATURE_SIZE = 64;
export const BANDS = 16;
const ROWS = SIGNATURE_SIZE / BANDS;
const ROUNDS = 4;
const BINS = SIGNATURE_SIZE / ROUNDS;
const SEEDS = Int32Array.from({ length: ROUNDS }, (_, round) => mixBits(round + 1) | 0);
const EMPTY = 0x7fffffff;
const buffer = plainCodesBuffer();
// Signed, because comparing unsigned 32-bit numbers costs the compiler a float each.
const signature = new Int32Array(SIGNATURE_SIZE);

/**
 * Writes the sketch of the plain wording of a text: one key a band, and the low byte of every entry.
 * @param bands - BANDS entries from `at * BANDS` on are written. @param bytes - SIGNATURE_SIZE entries likewise.
 */
export function writeSketch(text: string, bands: Uint32Array, bytes: Uint8Array, at: number): void {
  signature.fill(EMPTY);
  readPlainCodes(text, buffer);
  const { codes, length } = buffer;
  const count = trigramCount(length);
  for (let start = 0; start < count; start += 1) {
    const hash = trigramAt(codes, length, start) | 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const value = mixBits(hash ^ SEEDS[round]!);
      const bin = round * BINS + (value & (BINS - 1));
      const least = value >>> 4;
      if (least < signature[bin]!) signature[bin] = least;
    }
  }
  fillEmpty();
  for (let band = 0; band < BANDS; band += 1) {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) key = mixBits(key ^ signature[band * ROWS + row]!);
    bands[at * BANDS + band] = key;
  }
  for (let k = 0; k < SIGNATURE_SIZE; k += 1) bytes[at * SIGNATURE_SIZE + k] = signature[k]!;
}

/** A bin without a trigram (in short texts) borrows from the next that has one, marked by the distance. */
function fillEmpty(): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let bin = 0; bin < BINS; bin += 1) {
      const at = round * BINS + bin;
      if (signature[at] !== EMPTY) continue;
      for (let step = 1; step < BINS; step += 1) {
        const lender = signature[round * BINS + ((bin + step) & (BINS - 1))]!;
        if (lender >= 0 && lender < 0x10000000) {
          // Negative, so that no later bin borrows what is borrowed.
          signature[at] = ~(lender ^ (step << 20));
          break;
        }
      }
    }
  }
}

/** Estimated similarity of two sketches; 1/256 of the different entries agree by chance, which is taken off. */
export function sketchSimilarity(bytes: Uint8Array, one: number, two: number): number {
  let equal = 0;
  const first = one * SIGNATURE_SIZE;
  const second = two * SIGNATURE_SIZE;
  for (let k = 0; k < SIGNATURE_SIZE; k += 1) if (bytes[first + k] === bytes[second + k]) equal += 1;
  return Math.max(0, (equal / SIGNATURE_SIZE - 1 / 256) / (1 - 1 / 256));
}
