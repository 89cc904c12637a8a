/**
 * Every reader begins here. What is read is noted, so that no output takes its place; what is no file is refused before
 * it is opened: a pipe without a writer, a terminal or a device would be waited for without end, and a log is looked at
 * several times, which a pipe does not allow.
 */
import { type Stats, statSync } from 'node:fs';
import { ClosedbookError } from '../core/errors.ts';
import { noteRead } from './command-files.ts';

/** @throws ClosedbookError `file-unreadable` with what stands at the path. */
export function assertReadable(path: string): void {
  const stats = statsOf(path);
  // That nothing is there is told by whoever opens it, in words of its own.
  if (stats === undefined) return;
  const kind = specialKind(stats);
  if (kind === null) {
    noteRead(stats);
    return;
  }
  throw new ClosedbookError('file-unreadable', `${path}: expected a file, found ${kind}`, {
    hint: 'Save what it gives in a file, and name that.',
  });
}

/** What stands at a path; undefined for nothing, also below what is no folder: a file within an archive. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function specialKind(stats: Stats): string | null {
  if (stats.isFIFO()) return 'a pipe (FIFO)';
  if (stats.isSocket()) return 'a socket';
  if (stats.isCharacterDevice()) return 'a character device';
  if (stats.isBlockDevice()) return 'a block device';
  return null;
}
