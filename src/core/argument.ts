/**
 * Arguments of public functions, looked at where they come in: a program in JavaScript learns which argument is wrong,
 * and not that some property of undefined cannot be read ten calls further in.
 */
import { ClosedbookError } from './errors.ts';

/** @throws ClosedbookError `argument-invalid` that names the argument, what was expected and what came. */
export function checkArgument(
  fits: boolean,
  name: string,
  told: { readonly expected: string; readonly given: unknown },
): void {
  if (fits) return;
  throw new ClosedbookError(
    'argument-invalid',
    `${name}: expected ${told.expected}, got ${inWords(told.given)}`,
  );
}

/** An object that is no list. */
export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** What `for await` goes over; a text is none here, for nobody means its letters. */
export function isStream(given: unknown): boolean {
  return (
    typeof given === 'object' && given !== null && (Symbol.asyncIterator in given || Symbol.iterator in given)
  );
}

function inWords(given: unknown): string {
  if (given === null || given === undefined) return String(given);
  if (Array.isArray(given)) return given.length === 0 ? 'an empty list' : 'a list';
  if (typeof given === 'string' || typeof given === 'number')
    return JSON.stringify(given)?.slice(0, 60) ?? 'NaN';
  return typeof given === 'object' ? 'an object' : `a ${typeof given}`;
}
