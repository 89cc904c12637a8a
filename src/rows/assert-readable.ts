/**
 * What is no file is refused before it is opened: a pipe without a writer, a terminal or a device would be waited for for
 * ever, and a log is looked at several times, which a pipe does not allow.
 */
import { type Stats, statSync } from 'node:fs';
import { ClosedbookError } from '../core/errors.ts';

/** @throws ClosedbookError `file-unreadable` with what stands at the path. */
export function assertReadable(path: string): void {
  const kind = specialKind(statSync(path));
  if (kind === null) return;
  throw new ClosedbookError('file-unreadable', `${path}: expected a file, found ${kind}`, {
    hint: 'Save what it gives in a file, and name that.',
  });
}

function specialKind(stats: Stats): string | null {
  if (stats.isFIFO()) return 'a pipe (FIFO)';
  if (stats.isSocket()) return 'a socket';
  if (stats.isCharacterDevice()) return 'a character device';
  if (stats.isBlockDevice()) return 'a block device';
  return null;
}
