/** Origin and path of an address. A run asks a handful of addresses a million times, and reading one costs more than finding it. */

export interface SplitUrl {
  readonly origin: string;
  /** Path with its query. */
  readonly path: string;
}

const KEPT = 100;
const kept = new Map<string, SplitUrl>();

/** @throws TypeError for what is no URL. */
export function splitUrl(url: string): SplitUrl {
  let split = kept.get(url);
  if (split === undefined) {
    const { origin, pathname, search } = new URL(url);
    split = { origin, path: pathname + search };
    // Queries of their own each are not met again.
    if (kept.size >= KEPT) kept.clear();
    kept.set(url, split);
  }
  return split;
}
