/**
 * What a file of answers without a model column calls its respondent: the file's name, and where several files share
 * it, the folder. Two files are two respondents; pooling them would make one of both, with the rates of neither.
 */

import { basename, dirname, resolve } from 'node:path';
import { addToGroup } from '../core/group-by.ts';

/** The name without folder and without the ends that say how it is written. */
export function fileStem(path: string): string {
  const name = basename(path);
  return name.replace(/(\.(jsonl?|ndjson|csv|tsv|tab|parquet|gz))+$/i, '') || name;
}

/** A name for each path, each different; a path given twice has one name. */
export function distinctNames(paths: readonly string[]): Map<string, string> {
  const named = new Map<string, string>();
  const taken = (names: readonly string[]) =>
    new Set([...names, ...named.values()]).size < names.length + named.size;
  const groups = new Map<string, string[]>();
  for (const path of new Set(paths)) {
    const stem = fileStem(path);
    addToGroup(groups, stem, path);
  }
  for (const [stem, [only, ...more]] of groups) if (more.length === 0) named.set(only!, stem);
  for (const [stem, alike] of groups) {
    if (alike.length === 1) continue;
    const folders = alike.map((path) => basename(dirname(resolve(path))));
    const withFolders = folders.map((folder) => `${folder}/${stem}`);
    const names = [folders, withFolders, alike].find((some) => !taken(some)) ?? alike;
    for (const [at, path] of alike.entries()) named.set(path, names[at]!);
  }
  return named;
}
