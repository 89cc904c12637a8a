/**
 * A 32-bit hash of a text for grouping a million of them. Equal hashes are a hint only: whoever groups by them
 * compares the texts, because among a million texts a hundred pairs share a hash by chance.
 */

/** FNV-1a over UTF-16 code units, finished so that every bit of the text reaches every bit of the hash. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixBits(hash);
}

/** The finaliser of MurmurHash3. */
export function mixBits(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
