/**
 * What a file of answers without a model column calls its respondent: the file's name, and where several files share
 * it, the folder. Two files are two respondents; pooling them would make one of both, with the rates of neither.
 */

import { basename, dirname, resolve } from 'node:path';
import { addToGroup } from '../core/group-by.ts';

/** The name without folder and without the ends that say how it is written. */
export function fileStem(path: string): string {
  const name = basename(path);
  return name.replace(/(\.(jsonl?|ndjson|csv|tsv|tab|xlsx|parquet|gz|zst|out))+$/i, '') || name;
}

/** Each path by its file's name, with as many of its folders before it as tell it from the others. */
export function shortPaths(paths: readonly string[]): Map<string, string> {
  const left = new Set(paths);
  const short = new Map<string, string>();
  for (let steps = 1; left.size > 0; steps += 1) {
    const byName = new Map<string, string[]>();
    for (const path of left) addToGroup(byName, path.split(/[/\\]/).slice(-steps).join('/'), path);
    for (const [name, [path, ...others]] of byName) {
      // One whose every folder is taken stands as it is.
      if (others.length > 0 && name.length < path!.length) continue;
      for (const one of [path!, ...others]) {
        short.set(one, name);
        left.delete(one);
      }
    }
  }
  return short;
}

export interface NamedFile {
  readonly name: string;
  /** The file whose answers this one's guesses belong to. */
  readonly forcedOf?: string;
}

const FORCED =
  /^(.+?)[-_. ]?(?:forced(?:[-_ ]?(?:guess(?:es)?|pass|answers?))?|best[-_ ]?guess(?:es)?|guess(?:es)?)$/i;
const FORCED_FOLDER =
  /^(?:forced(?:[-_ ]?(?:guess(?:es)?|pass|answers?))?|best[-_ ]?guess(?:es)?|guess(?:es)?)$/i;

/**
 * A name for each path. `owl_forced.csv` beside `owl.csv`, and `forced/owl.csv` beside another `owl.csv`, hold the guesses
 * that were demanded of the same respondent, and have its name.
 */
export function namedFiles(paths: readonly string[]): Map<string, NamedFile> {
  const partners = new Map<string, string>();
  for (const path of new Set(paths)) {
    const partner = partnerOf(path, paths);
    if (partner !== undefined) partners.set(path, partner);
  }
  const own = distinctNames(paths.filter((path) => !partners.has(path)));
  return new Map(
    paths.map((path) => {
      const forcedOf = partners.get(path);
      if (forcedOf === undefined) return [path, { name: own.get(path) ?? fileStem(path) }];
      return [path, { name: own.get(forcedOf) ?? fileStem(forcedOf), forcedOf }];
    }),
  );
}

function partnerOf(path: string, paths: readonly string[]): string | undefined {
  const stem = fileStem(path);
  const folder = dirname(resolve(path));
  const bare = FORCED.exec(stem)?.[1];
  const beside = (wanted: string, where: (other: string) => boolean) =>
    paths.filter((other) => other !== path && fileStem(other) === wanted && where(dirname(resolve(other))));
  if (bare !== undefined) {
    const near = beside(bare, (other) => other === folder);
    if (near.length === 1) return near[0];
    const open = paths.filter(
      (other) =>
        dirname(resolve(other)) === folder &&
        OPEN.exec(fileStem(other))?.[1]?.toLowerCase() === bare.toLowerCase(),
    );
    if (open.length === 1) return open[0];
  }
  if (!FORCED_FOLDER.test(basename(folder))) return undefined;
  const elsewhere = beside(stem, (other) => !FORCED_FOLDER.test(basename(other)));
  return elsewhere.length === 1 ? elsewhere[0] : undefined;
}

const OPEN = /^(.+?)[-_. ]?(?:open|answers?|first|free|abstain)$/i;

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
    const levels = folderLevels(alike);
    const nearest = levels[0]!;
    const withFolders = nearest.map((folder) => `${folder}/${stem}`);
    const whatDiffers = alike.map((_, at) =>
      levels
        .filter((level) => new Set(level).size > 1)
        .map((level) => level[at])
        .toReversed()
        .join('/'),
    );
    const names =
      [nearest, withFolders, ...levels.slice(1), whatDiffers].find((some) => !taken(some)) ?? alike;
    for (const [at, path] of alike.entries()) named.set(path, names[at]!);
  }
  return named;
}

/** The folders of each path, the nearest first: one list a level, as deep as all of them are. */
function folderLevels(paths: readonly string[]): string[][] {
  const folders = paths.map((path) => dirname(resolve(path)).split(/[/\\]/).toReversed());
  const depth = Math.min(...folders.map((parts) => parts.length));
  return Array.from({ length: depth }, (_, level) => folders.map((parts) => parts[level]!));
}
