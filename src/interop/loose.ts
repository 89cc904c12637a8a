/**
 * Values of files written by other programs, read without trust: a member of another type than expected counts as
 * absent. Versions of one tool differ in what they leave out, and an import must not fail over a field it can miss.
 */

import { isRecord } from '../core/argument.ts';

export { isRecord };

export type LooseRecord = Readonly<Record<string, unknown>>;

const EMPTY: LooseRecord = {};

/** The object, or an empty one. */
export function asRecord(value: unknown): LooseRecord {
  return isRecord(value) ? value : EMPTY;
}

/** The array, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or null; numbers are no text. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Text that is more than blank space, or null. */
export function asWords(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A finite number, or null. */
export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A whole number of at least 0, or null: counts of tokens. */
export function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** An id that is text or a number, as text. */
export function asId(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return asWords(value);
}
