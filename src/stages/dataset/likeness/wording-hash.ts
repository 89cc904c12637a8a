/** The hash of a plain wording without building it. */
import { mixBits } from './hash-text.ts';
import { plainCodesBuffer, readPlainCodes } from './plain-codes.ts';

const SEED = 0x811c9dc5;
const buffer = plainCodesBuffer();

/** The same as `hashText(plainWording(text))`. */
export function wordingHash(text: string): number {
  readPlainCodes(text, buffer);
  const { codes, length } = buffer;
  let hash = SEED;
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ codes[at], 0x01000193);
  return mixBits(hash);
}
