/**
 * Many patterns that mostly match nothing, with a sieve before them: letters that a pattern cannot do without are read from its
 * source, and three in a row of them are looked up as a text is gone through once. What is not tried is not compiled
 * either, which costs a short run more than the trying. The sieve lets through more than matches, never less.
 */
import { neededLetters } from './languages/needed-letters.ts';

/** Of each of three letters the lowest five bits. */
const TRIPLES = 1 << 15;

interface Need {
  /** Place of the pattern in the order of all. */
  readonly pattern: number;
  readonly letters: string;
}

export class SiftedPatterns<T> {
  readonly #patterns: readonly T[];
  /** Places of those for which no three letters are sure to be there. */
  readonly #unsure: readonly number[];
  readonly #isKey = new Uint8Array(TRIPLES);
  readonly #needs = new Map<number, Need[]>();

  /** `sourceOf` gives the source of a pattern that tells capitals from small letters. */
  constructor(patterns: readonly T[], sourceOf: (pattern: T) => string) {
    const unsure: number[] = [];
    const needs: Need[] = [];
    for (const [pattern, one] of patterns.entries()) {
      const needed = neededLetters(sourceOf(one));
      if (needed === null || needed.some(({ length }) => length < 3)) unsure.push(pattern);
      else needs.push(...needed.map((letters) => ({ pattern, letters })));
    }
    this.#patterns = patterns;
    this.#unsure = unsure;
    for (const need of needs) {
      const key = triplesOf(need.letters).at(-1)!;
      this.#isKey[key] = 1;
      this.#needs.set(key, [...(this.#needs.get(key) ?? []), need]);
    }
  }

  /** Those that may match a text, in their order. */
  of(text: string): readonly T[] {
    const found = new Set(this.#unsure);
    let triple = 0;
    for (let at = 0; at < text.length; at += 1) {
      triple = next(triple, text, at);
      if (at < 2 || this.#isKey[triple] === 0) continue;
      for (const { pattern, letters } of this.#needs.get(triple) ?? [])
        if (!found.has(pattern) && text.includes(letters)) found.add(pattern);
    }
    return [...found].sort((one, other) => one - other).map((place) => this.#patterns[place]!);
  }
}

function next(triple: number, text: string, at: number): number {
  return ((triple << 5) | (text.charCodeAt(at) & 31)) & (TRIPLES - 1);
}

function triplesOf(letters: string): number[] {
  let triple = 0;
  const triples: number[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    triple = next(triple, letters, at);
    if (at > 1) triples.push(triple);
  }
  return triples;
}
