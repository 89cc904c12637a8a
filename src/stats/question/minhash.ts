/**
 * MinHash: a short signature of a text from which its similarity to any other can be estimated, so that near duplicates
 * among many thousand questions are found without comparing texts pair by pair.
 */
import { type ShingleOptions, shingles } from './shingle-similarity.ts';

export interface MinhashOptions extends ShingleOptions {
  /** Length of the signature; the standard error of a similarity J is sqrt(J (1 - J) / size). @default 128 */
  readonly size?: number;
  /** Seed of the hash functions; only signatures of one seed and size are comparable. @default 1 */
  readonly seed?: number;
}

/**
 * Signature of a text: for each of `size` hash functions the least hash over its character runs.
 *
 * @throws RangeError if size is not a whole number of at least 1
 * @example
 * minhash('When was Ada born?', { size: 4 }).length; // => 4
 */
export function minhash(text: string, { size = 128, seed = 1, width = 3 }: MinhashOptions = {}): Uint32Array {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`size must be a whole number of at least 1, got ${size}`);
  }
  const signature = new Uint32Array(size).fill(0xffffffff);
  for (const shingle of shingles(text, { width })) {
    const base = hashOf(shingle);
    for (let k = 0; k < size; k++) {
      const hash = mix(base ^ mix(seed + Math.imul(k, 0x9e3779b9)));
      if (hash < signature[k]!) signature[k] = hash;
    }
  }
  return signature;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
