/**
 * Which rules a question can concern, by the words it holds: one pass over its letters in place of a dozen patterns,
 * most of which look for words that nearly no question has. A word is what `\b` of a pattern calls one; two words
 * that meet in their hash only cost a check that finds nothing.
 */

interface NeedsWords {
  readonly words?: readonly string[];
}

/** A rule and a word share a bit, and the sign is left out. */
const MOST_RULES = 31;
const SLOTS = 1 << 12;

/**
 * A function from a text in lower case to the rules that may speak, a bit each in the order given.
 * @throws RangeError for more than 31 rules.
 */
export function tellingWords(rules: readonly NeedsWords[]): (lower: string) => number {
  if (rules.length > MOST_RULES)
    throw new RangeError(`expected at most ${MOST_RULES} rules, got ${rules.length}`);
  const hashes = new Int32Array(SLOTS);
  const masks = new Int32Array(SLOTS);
  let always = 0;
  for (const [at, { words }] of rules.entries()) {
    if (words === undefined) always |= 1 << at;
    for (const word of words ?? []) {
      const hash = hashOf(word);
      let slot = hash & (SLOTS - 1);
      while (masks[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
      hashes[slot] = hash;
      masks[slot]! |= 1 << at;
    }
  }
  return (lower) => {
    let found = always;
    let hash = 0;
    for (let at = 0; at <= lower.length; at += 1) {
      const code = at < lower.length ? lower.charCodeAt(at) : 0;
      if (code < 128 && WORD_CODE[code] === 1) {
        hash = (Math.imul(hash, 31) + code) | 0;
        continue;
      }
      if (hash === 0) continue;
      let slot = hash & (SLOTS - 1);
      while (masks[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
      found |= masks[slot]!;
      hash = 0;
    }
    return found;
  };
}

/** What `\w` takes, in lower case. */
const WORD_CODE = Uint8Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9_]/.test(String.fromCharCode(code)) ? 1 : 0,
);

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}
