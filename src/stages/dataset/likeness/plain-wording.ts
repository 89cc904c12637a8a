/** A text as its folded words with single spaces: case, accents, punctuation and spacing make no other question. */
import { foldText } from '../../../values/fold-text.ts';

const BETWEEN = /[^\p{L}\p{N}]+/gu;
const BETWEEN_ASCII = /[^a-z0-9]+/g;
const APOSTROPHE = /['’]/g;

export function plainWording(text: string): string {
  const folded = foldText(text).replace(APOSTROPHE, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
  return folded.replace(/^[\x00-\x7f]*$/.test(folded) ? BETWEEN_ASCII : BETWEEN, ' ').trim();
}
