/**
 * Which of two failures of the same work is told. A store that cannot be written refuses everything that was under way, one
 * after the other, and its last word counts what it did not keep; any other failure after the first follows from it.
 */
import { ClosedbookError } from './errors.ts';

export function lastTold(first: unknown, next: unknown): unknown {
  const isSame =
    first instanceof ClosedbookError && next instanceof ClosedbookError && first.code === next.code;
  return isSame ? next : first;
}
