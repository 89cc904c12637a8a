/**
 * The file of an open store, looked at before every write: what is written to a file that somebody removed, replaced or made
 * read-only is taken without a word, and lost.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { ClosedbookError } from '../core/errors.ts';

export class WatchedFile {
  readonly #path: string;
  /** Device and inode of the file that is open; null until it is there. */
  #open: string | null;

  constructor(path: string) {
    this.#path = path;
    this.#open = fileAt(path);
  }

  /** An open file that was removed or replaced takes every write without a word, and all of it is lost. */
  assertThere(): void {
    const found = fileAt(this.#path);
    this.#open ??= found;
    if (found === this.#open) {
      if (found !== null) this.#assertWritable();
      return;
    }
    const what = found === null ? 'was removed' : 'was replaced by another file';
    throw new ClosedbookError('output-unwritable', `${this.#path}: the store ${what} while it was in use`, {
      hint: 'What was saved before went with it; put the store back if there is a copy, and resume the run.',
    });
  }

  /** A file that was open before goes on taking writes, and whoever made it read-only meant it to take none. */
  #assertWritable(): void {
    try {
      accessSync(this.#path, constants.W_OK);
    } catch (cause) {
      throw new ClosedbookError(
        'output-unwritable',
        `${this.#path}: the store became unwritable while it was in use`,
        {
          hint: 'Make it writable again, and resume the run.',
          cause,
        },
      );
    }
  }
}

function fileAt(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}
