/**
 * What was worked out of something and may be asked for again: at most so many, then all are forgotten. How far back anything was
 * found again says how many are kept from then on: rows that repeat a question do so at once, or as far apart as the file
 * has questions, and much that lives long and is of no use makes a process grow several times as large.
 */

const FEW = 256;

export interface KeptWhileOfUse<Value> {
  get(key: string): Value | undefined;
  /** @param characters - What keeping it costs. @default those of its key */
  set(key: string, value: Value, characters?: number): void;
}

export interface KeptWhileOfUseOptions {
  /** Characters of all together before all are forgotten. @default Infinity */
  readonly mostCharacters?: number;
}

export function keptWhileOfUse<Value>(
  most: number,
  { mostCharacters = Number.POSITIVE_INFINITY }: KeptWhileOfUseOptions = {},
): KeptWhileOfUse<Value> {
  const known = new Map<string, { readonly place: number; readonly value: Value }>();
  let limit = most;
  let place = 0;
  let farthest = 0;
  let characters = 0;
  return {
    get(key) {
      const found = known.get(key);
      if (found === undefined) return undefined;
      farthest = Math.max(farthest, place - found.place);
      return found.value;
    },
    set(key, value, cost = key.length) {
      if (known.size >= limit || characters + cost > mostCharacters) {
        known.clear();
        characters = 0;
        limit = Math.min(most, Math.max(FEW, 2 * farthest));
        farthest = 0;
      }
      place += 1;
      characters += cost;
      known.set(key, { place, value });
    },
  };
}
