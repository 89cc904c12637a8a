/**
 * Data of unknown shape, read member by member. A server promises its shape and may not keep it, so every reader here
 * takes `unknown`, answers for what it does not find, and never throws.
 */

export type Loose = { readonly [key: string]: unknown };

const NONE: Loose = {};

export function loose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : NONE;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Text that is more than blank, or null. */
export function words(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A word or a number as a word: codes come as both. Null for everything else. */
export function code(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : words(value);
}

/** A count of tokens, or null where none is told. Some gateways write it as text. */
export function tokenCount(value: unknown): number | null {
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
}
