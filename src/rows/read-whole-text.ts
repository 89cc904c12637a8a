/**
 * A small file as one text. What is read whole has a limit, told before anything is read: a file of gigabytes under the
 * name of a card or a spec would fill the memory, or be more than a string can hold.
 */
import { readFile, stat } from 'node:fs/promises';
import { ClosedbookError } from '../core/errors.ts';
import { assertReadable } from './assert-readable.ts';

const MEGABYTE = 1024 * 1024;

export interface WholeTextOptions {
  /** Largest file taken. @default 64 MB */
  readonly mostBytes?: number;
  /** What to do instead with a larger one. @default the general remedy */
  readonly hint?: string;
}

/** @throws ClosedbookError `file-missing`, `file-unreadable`; `file-malformed` for a file over the limit. */
export async function readWholeText(path: string, options: WholeTextOptions = {}): Promise<string> {
  const { mostBytes = 64 * MEGABYTE, hint } = options;
  assertReadable(path);
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new ClosedbookError('file-missing', `${path}: cannot be read`, { cause });
  });
  if (size > mostBytes) {
    throw new ClosedbookError(
      'file-malformed',
      `${path}: expected at most ${inMegabytes(mostBytes)} MB, found ${inMegabytes(size)}`,
      hint === undefined ? {} : { hint },
    );
  }
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ClosedbookError('file-unreadable', `${path}: cannot be read`, { cause });
  });
}

function inMegabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 2 : 0).replace(/\.?0+$/, '');
}
