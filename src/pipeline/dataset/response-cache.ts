/**
 * Answers kept in a folder, one packed file each. Written whole or not at all, so that a kill at any moment leaves
 * only answers that can be used; not synced to disk one by one, for they can be had again.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeFileAtomic } from '../../rows/write-file.ts';
import type { ResponseCache } from '../../wikidata/response-cache.ts';

/** A cache in this folder, which is made when the first answer comes. */
export function folderCache(folder: string): ResponseCache {
  const pathOf = (name: string) => join(folder, `${name}.gz`);
  return {
    async read(name) {
      try {
        return gunzipSync(await readFile(pathOf(name))).toString('utf8');
      } catch {
        return null;
      }
    },
    write: (name, text) => writeFileAtomic(pathOf(name), text, { durable: false, replace: true }),
  };
}
