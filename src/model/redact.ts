/**
 * Takes known keys out of any text before it leaves this room. Providers repeat keys in error bodies, proxies in
 * headers, people in prompts; so nothing that came back, and nothing about to be sent, is trusted to be free of them.
 */
import { withoutUrlSecrets } from '../core/url-secrets.ts';
import { type Environment, keysIn } from './environment.ts';

export type Redact = (text: string) => string;

const MASK = '[key removed]';
/** Placeholders like "none" or "test" are no secrets and occur in ordinary words. */
const SHORTEST_KEY = 8;

/** A function that replaces every occurrence of the keys, plain, URL-encoded, JSON-escaped or in base64, and what opens an address. */
function redactor(keys: Iterable<string | undefined>): Redact {
  const forms = new Set<string>();
  for (const key of keys) {
    if (key === undefined || key.length < SHORTEST_KEY) continue;
    forms.add(key);
    forms.add(encodeURIComponent(key));
    forms.add(JSON.stringify(key).slice(1, -1));
    forms.add(Buffer.from(key).toString('base64'));
  }
  // Longest first, so that a key that contains another is removed whole.
  const needles = [...forms].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = withoutUrlSecrets(text);
    for (const needle of needles) if (clean.includes(needle)) clean = clean.replaceAll(needle, MASK);
    return clean;
  };
}

/** The same for the keys that an environment holds. */
export function redactorOf(env: Environment): Redact {
  return redactorOfKeys(keysIn(env));
}

const keysBehind = new WeakMap<Redact, readonly string[]>();

/** The same for keys that are known. */
export function redactorOfKeys(keys: readonly string[]): Redact {
  const redact = redactor(keys);
  keysBehind.set(redact, keys);
  return redact;
}

/** What a redactor takes out, for another thread, which no function reaches; null where it was not made here. */
export function redactedKeys(redact: Redact): readonly string[] | null {
  return keysBehind.get(redact) ?? null;
}

/**
 * Redacts every string of a record, whatever its depth; keys of members are left alone. A record without a key in it is itself.
 * @param shared - What became of records that many others hold; they are looked up there and not walked again.
 */
export function redactRecord<Value>(value: Value, redact: Redact, shared?: WeakMap<object, object>): Value {
  if (typeof value === 'string') return redact(value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const known = shared?.get(value);
  if (known !== undefined) return known as Value;
  // Most records hold no key, and a copy of each would be garbage.
  let clean: unknown[] | Record<string, unknown> | null = null;
  const members = value as Readonly<Record<string, unknown>>;
  for (const name in value) {
    const member = members[name];
    const redacted = redactRecord(member, redact, shared);
    if (redacted === member) continue;
    clean ??= Array.isArray(value) ? [...value] : { ...members };
    (clean as Record<string, unknown>)[name] = redacted;
  }
  return (clean ?? value) as Value;
}
