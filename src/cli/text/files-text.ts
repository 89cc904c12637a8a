/** Files that were written, by folder: thirty charts are one line and not thirty. */

import { dirname, extname, join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { groupBy } from '../../core/group-by.ts';

/** Up to this many files of a folder stand by name. */
const NAMED = 4;

export function filesText(files: readonly string[]): string[] {
  return [...groupBy(files, dirname)].flatMap(([folder, own]) => {
    if (own.length <= NAMED) return own;
    const endings = [...new Set(own.map((file) => extname(file).slice(1)))].sort();
    return [`${join(folder, '/')} (${counted(own.length, 'file')}: ${endings.join(', ')})`];
  });
}
