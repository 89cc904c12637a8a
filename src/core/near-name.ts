/**
 * The known name that a mistyped one was meant to be: of names as long as a model's two letters may be wrong, of short ones
 * one. Nothing rather than the nearest of all: to suggest `owl` for `nosuch` tells that nothing was looked for.
 */
import { distance } from 'fastest-levenshtein';

/** The nearest of the names, the first of equals; null where none is near. Two letters that changed places are one fault. */
export function nearName(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of known) {
    const faults = isSwapped(name, one) ? 1 : distance(name, one);
    if (faults >= least || faults > allowed(Math.min(name.length, one.length))) continue;
    best = one;
    least = faults;
  }
  return best;
}

function allowed(length: number): number {
  return length >= 6 ? 2 : length >= 3 ? 1 : 0;
}

function isSwapped(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const at = [...left].findIndex((letter, place) => letter !== right[place]);
  if (at === -1) return false;
  return left.slice(0, at) + (left[at + 1] ?? '') + left[at] + left.slice(at + 2) === right;
}
