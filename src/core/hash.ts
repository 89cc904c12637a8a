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
  // Every question and reply comes through here several times, so nothing is made on the way but the text.
  if (Array.isArray(value)) {
    let json = '[';
    for (let at = 0; at < value.length; at++)
      json += (at === 0 ? '' : ',') + canonicalJson(value[at] ?? null, written);
    return `${json}]`;
  }
  let json = '{';
  const keys = sortedKeys(value);
  for (let at = 0; at < keys.length; at++) {
    const member = (value as Readonly<Record<string, unknown>>)[keys[at]!];
    if (member === undefined) continue;
    const { first, next } = nameOf(keys[at]!);
    json += (json === '{' ? first : next) + canonicalJson(member, written);
  }
  return `${json}}`;
}

/** What JSON writes otherwise than it stands: quotes, backslashes, control characters, halves of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Most texts need no escape, and looking for one takes a fraction of the call that writes them. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** A key as it stands before its value, alone and behind a comma. */
interface Name {
  readonly first: string;
  readonly next: string;
}

/** Records have few keys among them; a stranger's may have any. */
const MOST_NAMES = 1_000;
const names = new Map<string, Name>();

function nameOf(key: string): Name {
  let name = names.get(key);
  if (name === undefined) {
    const first = `${quoted(key)}:`;
    name = { first, next: `,${first}` };
    if (names.size < MOST_NAMES) names.set(key, name);
  }
  return name;
}

/** By insertion: most records are written with their keys in order already, or have few. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > FEW_KEYS) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at]!;
    let to = at;
    for (; to > 0 && keys[to - 1]! > key; to--) keys[to] = keys[to - 1]!;
    keys[to] = key;
  }
  return keys;
}

/** Array.sort allocates two kilobytes for five keys, and is faster from about here on. */
const FEW_KEYS = 32;

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
