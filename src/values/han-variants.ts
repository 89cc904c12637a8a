/**
 * Chinese characters in one form: traditional ones become simplified, so that 臺灣大學 meets 台湾大学. Not a matter of
 * taste: either is right where people write the other. The table is loaded when the first such character is met.
 */
import { createRequire } from 'node:module';

const HAN = /[\u3400-\u9fff]/;
let simplify: ((text: string) => string) | null = null;

/** The text with every Chinese character in its simplified form; other letters stay. */
export function withOneHanForm(text: string): string {
  if (!HAN.test(text)) return text;
  simplify ??= (createRequire(import.meta.url)('chinese-conv') as typeof import('chinese-conv')).sify;
  return simplify(text);
}
