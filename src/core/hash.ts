/**
 * Content hashes: SHA-256 over canonical JSON (keys sorted, undefined left out), as lower-case hex.
 * Canonical, because the same request written by two versions of the program must find the same reply.
 */
import type { hash } from 'node:crypto';

/** What a member of a value is in canonical JSON, where that was written before. */
export interface WrittenMember {
  readonly value: object | null;
  readonly json: string;
}

/** JSON text with sorted keys, without undefined members; numbers must be finite. */
export function canonicalJson(value: unknown, written?: WrittenMember): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`canonicalJson needs finite numbers, got ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`canonicalJson cannot write a ${typeof value}`);
  if (value === written?.value) return written.json;
  // Text is put together piece by piece: every question and reply comes through here, and lists of pieces are garbage.
  let json = '';
  if (Array.isArray(value)) {
    for (const entry of value) json += (json === '' ? '' : ',') + canonicalJson(entry ?? null, written);
    return `[${json}]`;
  }
  for (const key of sortedKeys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined)
      json += `${json === '' ? '' : ','}${quoted(key)}:${canonicalJson(member, written)}`;
  }
  return `{${json}}`;
}

/** What JSON writes otherwise than it stands: quotes, backslashes, control characters, halves of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Most texts need no escape, and looking for one takes a fraction of the call that writes them. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Most records are written with their keys in order already. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at++) if (keys[at - 1]! > keys[at]!) return keys.sort();
  return keys;
}

let loaded: typeof hash | null = null;

/** Node's cryptography takes longer to load than a list of runs to read, and that hashes nothing. */
function nodeHash(): typeof hash {
  loaded ??= process.getBuiltinModule('node:crypto').hash;
  return loaded;
}

/** SHA-256 of the canonical JSON of a value, 64 hex digits. */
export function contentHash(value: unknown, written?: WrittenMember): string {
  return writtenHash(canonicalJson(value, written));
}

/** The same of a value that is canonical JSON already. */
export function writtenHash(json: string): string {
  return nodeHash()('sha256', json, 'hex');
}

/** The first 16 hex digits of {@link contentHash}: an id for records of one run, not a proof. */
export function shortHash(value: unknown): string {
  const whole = contentHash(value);
  // A slice keeps the whole of its text in memory; one of twelve letters or fewer is a copy.
  return whole.slice(0, 12) + whole.slice(12, 16);
}
