/**
 * Groups of places that share a key, by a counting sort over the low bits: linear in time, one Uint32 a place. Keys
 * come as 32-bit numbers at a stride, so that a band of a table of sketches needs no copy.
 */

export interface EqualKeysOptions {
  /** Number of places. */
  readonly size: number;
  /** @default 1 */
  readonly stride?: number;
  /** @default 0 */
  readonly offset?: number;
}

/** Every group of at least two places with the same key; the view is valid until the next step. */
export function* equalKeys(keys: Uint32Array, options: EqualKeysOptions): Generator<Uint32Array> {
  const { size, stride = 1, offset = 0 } = options;
  const bits = Math.min(22, Math.max(4, Math.ceil(Math.log2(size + 1))));
  const mask = (1 << bits) - 1;
  const ends = new Uint32Array((1 << bits) + 1);
  for (let at = 0; at < size; at += 1) ends[(keys[at * stride + offset] & mask) + 1] += 1;
  for (let cell = 0; cell <= mask; cell += 1) ends[cell + 1] += ends[cell];
  const order = new Uint32Array(size);
  const next = ends.slice(0, -1);
  for (let at = 0; at < size; at += 1) {
    const cell = keys[at * stride + offset] & mask;
    order[next[cell]] = at;
    next[cell] += 1;
  }
  for (let cell = 0; cell <= mask; cell += 1) {
    if (ends[cell + 1] - ends[cell] < 2) continue;
    const places = order.subarray(ends[cell], ends[cell + 1]);
    const keyOf = (at: number) => keys[at * stride + offset];
    if (places.some((at) => keyOf(at) !== keyOf(places[0]))) {
      places.sort((one, two) => keyOf(one) - keyOf(two) || one - two);
    }
    for (let start = 0; start < places.length; ) {
      let end = start + 1;
      while (end < places.length && keyOf(places[end]) === keyOf(places[start])) end += 1;
      if (end - start > 1) yield places.subarray(start, end);
      start = end;
    }
  }
}
