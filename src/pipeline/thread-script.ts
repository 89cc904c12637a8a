/**
 * Where the script of a thread lies: a file of its own beside the bundle (tsdown.config.ts). Null where there is none, as in a
 * program that bundles closedbook into itself, and then there are no threads.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Chunks, entries and sources lie at different depths. */
export function threadScript(name: string): string | null {
  for (const place of ['./threads', '../threads', '../../dist/threads']) {
    const path = fileURLToPath(new URL(`${place}/${name}.mjs`, import.meta.url));
    if (existsSync(path)) return path;
  }
  return null;
}
