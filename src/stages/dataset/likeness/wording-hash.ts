/**
 * The hash of the words of a plain wording in any order, without building it: "Where was Ada born?" and "Ada was born
 * where?" meet in one group, in which the words decide.
 */
import { mixBits } from './hash-text.ts';
import { plainCodesBuffer, readPlainCodes } from './plain-codes.ts';

const SEED = 0x811c9dc5;
const GAP = 32;
const buffer = plainCodesBuffer();

/** The same for all orders of the same words. */
export function wordingHash(text: string): number {
  readPlainCodes(text, buffer);
  const { codes, length } = buffer;
  let sum = 0;
  let word = SEED;
  for (let at = 0; at < length; at += 1) {
    if (codes[at] === GAP) {
      sum = (sum + mixBits(word)) | 0;
      word = SEED;
    } else word = Math.imul(word ^ codes[at]!, 0x01000193);
  }
  return mixBits((sum + mixBits(word)) | 0);
}
