/**
 * What was paid for and can no longer be saved: replies and grades of the moment go as lines of JSON into a file beside
 * the store. Written at once and synced, for the run is about to end; nothing reads it back but people.
 */
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** @returns where they are, or null when there was nothing to write, or nowhere to write it. */
export function rescueRecords(store: string, records: readonly unknown[]): string | null {
  if (records.length === 0) return null;
  const name = `${basename(store)}.rescued-${process.pid}.jsonl`;
  for (const path of [`${store}.rescued-${process.pid}.jsonl`, join(tmpdir(), name)]) {
    try {
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      return path;
    } catch {
      // A full disk gives a name and no room for a byte.
      if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true });
      // The folder went with the store, or the disk is full: the next place.
    }
  }
  return null;
}
