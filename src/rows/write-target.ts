/**
 * Where a file's bytes go. A link stays a link, also one whose target is still missing: what it points to is written.
 * What is no file (a pipe, /dev/null) is written into and never replaced.
 */
import { readlink, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface WriteTarget {
  readonly path: string;
  /** Whether that is a file, or will be one: only files are renamed over. */
  readonly isFile: boolean;
}

/** @throws the system's error where the path cannot be followed: a circle of links, a folder that is closed. */
export async function writeTarget(path: string): Promise<WriteTarget> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return { path: await endOfLinks(path), isFile: true };
  if (found.isFile()) return { path: await realpath(path), isFile: true };
  return { path, isFile: found.isDirectory() };
}

/** What a path that leads to nothing yet would be; a circle of links is no such path, `stat` has refused it. */
async function endOfLinks(path: string): Promise<string> {
  const link = await readlink(path).catch(() => null);
  if (link === null) return path;
  const folder = await realpath(dirname(path));
  return endOfLinks(resolve(folder, link));
}
