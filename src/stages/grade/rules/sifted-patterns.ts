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

const NONE: readonly Need[] = [];

export class SiftedPatterns<T> {
  readonly #patterns: readonly T[];
  /** Of every pattern 1 if no three letters are sure to be there. */
  readonly #unsure: Uint8Array;
  /** Of every triple 0, or one more than the place of what is needed where it stands. */
  readonly #keys = new Uint16Array(TRIPLES);
  readonly #needs: (readonly Need[])[] = [];

  /** `sourceOf` gives the source of a pattern that tells capitals from small letters. */
  constructor(patterns: readonly T[], sourceOf: (pattern: T) => string) {
    this.#patterns = patterns;
    this.#unsure = new Uint8Array(patterns.length);
    const byTriple = new Map<number, Need[]>();
    for (const [pattern, one] of patterns.entries()) {
      const needed = neededLetters(sourceOf(one));
      if (needed === null || needed.some(({ length }) => length < 3)) this.#unsure[pattern] = 1;
      else
        for (const letters of needed) {
          const triple = lastTriple(letters);
          const needs = byTriple.get(triple);
          if (needs === undefined) byTriple.set(triple, [{ pattern, letters }]);
          else needs.push({ pattern, letters });
        }
    }
    for (const [triple, needs] of byTriple) this.#keys[triple] = this.#needs.push(needs);
  }

  /** Those that may match a text, in their order. */
  of(text: string): readonly T[] {
    const keys = this.#keys;
    const may = this.#unsure.slice();
    let triple = 0;
    for (let at = 0; at < text.length; at += 1) {
      triple = next(triple, text, at);
      const key = at < 2 ? 0 : keys[triple]!;
      if (key === 0) continue;
      for (const { pattern, letters } of this.#needs[key - 1] ?? NONE)
        if (may[pattern] === 0 && text.includes(letters)) may[pattern] = 1;
    }
    return this.#patterns.filter((_, pattern) => may[pattern] === 1);
  }
}

function next(triple: number, text: string, at: number): number {
  return ((triple << 5) | (text.charCodeAt(at) & 31)) & (TRIPLES - 1);
}

/** Of letters that are three or more. */
function lastTriple(letters: string): number {
  let triple = 0;
  for (let at = letters.length - 3; at < letters.length; at += 1) triple = next(triple, letters, at);
  return triple;
}
