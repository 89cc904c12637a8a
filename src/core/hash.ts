/**
 * Content hashes: SHA-256 over canonical JSON (keys sorted, undefined left out), as lower-case hex.
 * Canonical, because the same request written by two versions of the program must find the same reply.
 */
import { createHash } from 'node:crypto';

/** JSON text with sorted keys, without undefined members; numbers must be finite. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`canonicalJson needs finite numbers, got ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`canonicalJson cannot write a ${typeof value}`);
}

/** SHA-256 of the canonical JSON of a value, 64 hex digits. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** The first 16 hex digits of {@link contentHash}: an id for records of one run, not a proof. */
export function shortHash(value: unknown): string {
  return contentHash(value).slice(0, 16);
}
