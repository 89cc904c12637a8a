/**
 * What a source on the command line is: a summary, a published table, a file of answers, or a run in the store.
 * Decided by content; a name alone decides only that something is not a file.
 */
import { existsSync } from 'node:fs';
import { ClosedbookError } from '../core/errors.ts';
import type { LookAtOptions, Source } from './source.ts';

/** Looks at one source. @throws ClosedbookError `file-missing` and the errors of reading. */
export async function lookAt(text: string, reading: LookAtOptions = {}): Promise<Source> {
  if (existsSync(text)) {
    // Readers of files are half of what a command on a run would load.
    const { lookAtPath } = await import('./look-at-path.ts');
    return lookAtPath(text, reading);
  }
  if (looksLikePath(text)) throw new ClosedbookError('file-missing', `there is no file ${text}`);
  return { kind: 'run', id: text };
}

/** Run ids hold neither a slash nor a dot with an ending. */
function looksLikePath(text: string): boolean {
  return /[/\\]/.test(text) || /\.[a-z]{2,7}(\.gz)?$/i.test(text);
}
