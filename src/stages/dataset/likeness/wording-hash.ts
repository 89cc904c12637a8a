/**
 * The hash of a plain wording without building it: ASCII texts are read letter by letter, which spares a million
 * questions three strings each.
 */
import { hashText, mixBits } from './hash-text.ts';
import { plainWording } from './plain-wording.ts';

const SEED = 0x811c9dc5;
/** What an ASCII character becomes in a plain wording: its code in lower case, a gap, or nothing. */
const GAP = 32;
const NOTHING = 0;
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  if (character === "'") return NOTHING;
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : GAP;
});

/** The same as `hashText(plainWording(text))`. */
export function wordingHash(text: string): number {
  let hash = SEED;
  let gap = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return hashText(plainWording(text));
    const plain = PLAIN[code];
    if (plain === NOTHING) continue;
    if (plain === GAP) gap = true;
    else {
      // A gap at the beginning or the end is trimmed.
      if (gap && hash !== SEED) hash = Math.imul(hash ^ GAP, 0x01000193);
      gap = false;
      hash = Math.imul(hash ^ plain, 0x01000193);
    }
  }
  return mixBits(hash);
}
