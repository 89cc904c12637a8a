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
  for (let at = 0; at < size; at += 1) ends[(keys[at * stride + offset]! & mask) + 1]! += 1;
  for (let cell = 0; cell <= mask; cell += 1) ends[cell + 1]! += ends[cell]!;
  const order = new Uint32Array(size);
  const next = ends.slice(0, -1);
  for (let at = 0; at < size; at += 1) {
    const cell = keys[at * stride + offset]! & mask;
    order[next[cell]!] = at;
    next[cell]! += 1;
  }
  const keyOf = (at: number) => keys[at * stride + offset]!;
  for (let cell = 0; cell <= mask; cell += 1) {
    if (ends[cell + 1]! - ends[cell]! < 2) continue;
    const places = order.subarray(ends[cell], ends[cell + 1]);
    sortByKey(places, keyOf);
    for (let start = 0; start < places.length; ) {
      let end = start + 1;
      while (end < places.length && keyOf(places[end]!) === keyOf(places[start]!)) end += 1;
      if (end - start > 1) yield places.subarray(start, end);
      start = end;
    }
  }
}

/** Nearly every cell holds one key or very few places, for which sorting in place beats the general sort. */
const FEW_PLACES = 24;

/** Stable, so that equal keys stay in the order of their places. */
function sortByKey(places: Uint32Array, keyOf: (at: number) => number): void {
  const first = keyOf(places[0]!);
  let next = 1;
  while (next < places.length && keyOf(places[next]!) === first) next += 1;
  if (next === places.length) return;
  if (places.length > FEW_PLACES) {
    places.sort((one, two) => keyOf(one) - keyOf(two) || one - two);
    return;
  }
  for (; next < places.length; next += 1) {
    const place = places[next]!;
    const key = keyOf(place);
    let to = next;
    for (; to > 0 && keyOf(places[to - 1]!) > key; to -= 1) places[to] = places[to - 1]!;
    places[to] = place;
  }
}
