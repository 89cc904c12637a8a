/**
 * What was worked out of something and may be asked for again: at most so many, then all are forgotten. Where none of them was
 * asked for again before that, whatever follows repeats itself at a distance that no such memory spans or not at all, and
 * a few are kept from then on: much that lives long and is of no use makes a process grow several times as large.
 */

const FEW = 256;

export interface KeptWhileOfUse<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export function keptWhileOfUse<Value>(most: number): KeptWhileOfUse<Value> {
  const known = new Map<string, Value>();
  let limit = most;
  let wasOfUse = false;
  return {
    get(key) {
      const value = known.get(key);
      wasOfUse ||= value !== undefined;
      return value;
    },
    set(key, value) {
      if (known.size >= limit) {
        known.clear();
        limit = wasOfUse ? most : Math.min(most, FEW);
        wasOfUse = false;
      }
      known.set(key, value);
    },
  };
}
