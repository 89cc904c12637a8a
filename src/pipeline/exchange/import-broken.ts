/**
 * Which files of an imported folder cannot be read to their end. Asked only once reading has failed: every file of a
 * folder is then read alone, so that one torn log among hundreds is named and the others are imported without it.
 * Files named by the user are left out, for what was asked for by name must not be dropped.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { FoundFile } from '../answer-sources.ts';
import { openAnswers, type ReadAnswersOptions } from '../read-answers.ts';
import type { Workspace } from '../workspace.ts';
import { stopIfAsked } from './import-stop.ts';

export interface BrokenFile {
  readonly path: string;
  /** With the line, where the format has lines. */
  readonly why: string;
}

/** What a file can be at fault for; an interruption, a missing key or a full disk is not its fault. */
const OF_A_FILE = new Set([
  'file-malformed',
  'file-empty',
  'file-unreadable',
  'record-invalid',
  'column-unknown',
  'cells-blank',
  'sheet-unknown',
  'format-unknown',
  'duplicate-id',
  'questions-missing',
]);

/**
 * @param cause - Why the import failed; anything a file cannot be at fault for gives an empty list.
 * @throws ClosedbookError `interrupted`.
 */
export async function brokenInFolders(
  sources: readonly FoundFile[],
  cause: unknown,
  { workspace, ...reading }: ReadAnswersOptions & { readonly workspace: Workspace },
): Promise<BrokenFile[]> {
  const broken: BrokenFile[] = [];
  if (!isOfAFile(cause)) return broken;
  for (const { path, codec, inFolder } of sources) {
    if (!inFolder) continue;
    try {
      const { answers } = await openAnswers(path, codec, reading);
      for await (const _ of answers) stopIfAsked(workspace);
    } catch (error) {
      if (!isOfAFile(error)) throw error;
      broken.push({ path, why: error.message });
    }
  }
  return broken;
}

function isOfAFile(error: unknown): error is ClosedbookError {
  return error instanceof ClosedbookError && OF_A_FILE.has(error.code);
}
