/**
 * Random draws that depend on a key alone: the seed and the names of what is drawn for (model, question, trial).
 * A stream would make every answer depend on the order of requests, and a concurrent or resumed run has no order;
 * so each draw is a hash (murmur3 mixing), and the same request gets the same answer whenever it comes.
 */

/** A key from a seed and the names of the thing drawn for; 32 bits. */
export function keyOf(seed: number, ...parts: readonly (string | number)[]): number {
  let key = mix(seed | 0);
  for (const part of parts) key = extendKey(key, part);
  return key;
}

/** The key of something inside the thing that `key` stands for. */
export function extendKey(key: number, part: string | number): number {
  if (typeof part === 'number') return mix(Math.imul(key, 31) ^ mix((part ^ 0x5bd1e995) | 0));
  let hash = key ^ part.length;
  for (let index = 0; index < part.length; index += 1) {
    hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    hash = (hash << 13) | (hash >>> 19);
  }
  return mix(hash);
}

/** Uniform in (0, 1), never 0 or 1; `slot` numbers the draws of one key. */
export function uniformAt(key: number, slot: number): number {
  return ((mix(key ^ Math.imul(slot + 1, 0x9e3779b9)) >>> 0) + 0.5) / 4294967296;
}

/** Standard normal (Box and Muller); `slot` numbers the draws of one key apart from those of {@link uniformAt}. */
export function normalAt(key: number, slot: number): number {
  const radius = Math.sqrt(-2 * Math.log(uniformAt(key, 1000 + 2 * slot)));
  return radius * Math.cos(2 * Math.PI * uniformAt(key, 1001 + 2 * slot));
}

/** One member of a list that is not empty, each as likely as the others. */
export function pickAt<T>(list: readonly T[], key: number, slot: number): T {
  return list[Math.floor(uniformAt(key, slot) * list.length)]!;
}

/** A whole number from `low` to `high`, both included. */
export function integerAt(low: number, high: number, key: number, slot: number): number {
  return low + Math.floor(uniformAt(key, slot) * (high - low + 1));
}

/** One name of a table of weights that are not all zero. */
export function pickWeightedAt<T extends string>(
  weights: Readonly<Partial<Record<T, number>>>,
  key: number,
  slot: number,
): T {
  const entries = Object.entries(weights) as [T, number][];
  let rest = uniformAt(key, slot) * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    rest -= weight;
    if (rest < 0) return name;
  }
  return entries[entries.length - 1]![0];
}

/** The finaliser of murmur3: every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
