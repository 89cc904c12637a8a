/**
 * The id of a run: the day it was made (UTC), then what tells the runs of that day apart. Everyone who makes a run takes
 * it from here, fixtures too, so that whoever shortens an id is tried on ids as they are.
 */

/** @param createdAt ISO time. @returns as in `2026-11-28-6fe07e`. */
export function newRunId(createdAt: string): string {
  return `${createdAt.slice(0, 10)}-${Buffer.from(crypto.getRandomValues(new Uint8Array(3))).toString('hex')}`;
}

/** What tells a run from others of its day; the whole id where it is not of that form. */
export function runIdTail(id: string): string {
  return /^\d{4}-\d\d-\d\d-(.+)$/.exec(id)?.[1] ?? id;
}
