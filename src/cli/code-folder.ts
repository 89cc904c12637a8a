/**
 * Where compiled code is kept: in the user's cache, a folder for each build of closedbook under each Node, and in it one name a
 * command, because commands share files of which each needs other functions. The entry's name holds a hash of the whole
 * program. A folder of the system's for temporary files would be everybody's, and what lies there is run.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

export interface CodeFolder {
  readonly folder: string;
  /** Of the command in it. */
  readonly name: string;
}

export interface CodeOf {
  /** Name of the program's first file. */
  readonly entry: string;
  /** First word of the command line. */
  readonly command: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Builds that are kept, of every Node one: those of a few projects, and of whoever works on closedbook. */
const MOST_BUILDS = 5;

/** Null where nothing is to be kept: Node's own NODE_DISABLE_COMPILE_CACHE, or no home. NODE_COMPILE_CACHE names another folder. */
export function codeFolder({ entry, command = '', env }: CodeOf): CodeFolder | null {
  if (env['NODE_DISABLE_COMPILE_CACHE']) return null;
  const cache = env['NODE_COMPILE_CACHE'] || userCache(env);
  if (cache === null) return null;
  const build = `${entry.replace(/\.cjs$/, '')}-${process.version}-${process.arch}`;
  return {
    folder: join(cache, 'closedbook', 'code', build),
    name: /^[a-z][a-z-]*$/.test(command) ? command : 'other',
  };
}

/** Null where the home is missing or another's: under sudo it may be the user's, whose cache would then be root's. */
function userCache(env: CodeOf['env']): string | null {
  const named = env['XDG_CACHE_HOME'];
  if (named && isAbsolute(named)) return named;
  try {
    const home = env['HOME'] || homedir();
    const isOwn = process.geteuid === undefined || statSync(home).uid === process.geteuid();
    return isOwn && isAbsolute(home) ? join(home, '.cache') : null;
  } catch {
    return null;
  }
}

/** Makes it, and where it is new lets go of the oldest beyond five. @returns whether it is there. */
export function makeCodeFolder({ folder }: Pick<CodeFolder, 'folder'>): boolean {
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) === undefined) return true;
  } catch {
    return false;
  }
  try {
    const builds = dirname(folder);
    const byAge = readdirSync(builds)
      .map((name) => join(builds, name))
      .map((path) => ({ path, age: path === folder ? 0 : Date.now() - statSync(path).mtimeMs }))
      .sort((a, b) => a.age - b.age);
    for (const { path } of byAge.slice(MOST_BUILDS)) rmSync(path, { recursive: true, force: true });
  } catch {
    // Another process is at the same; the next new folder is another chance.
  }
  return true;
}
