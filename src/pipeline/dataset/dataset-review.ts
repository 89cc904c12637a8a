/**
 * `closedbook dataset review`: a filled sheet and a question set make a new version of the set, with its parent and
 * what was decided by whom. The old files are never touched.
 */

import { join, resolve } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { loadDataset, questionsPath } from '../datasets.ts';
import type { Workspace } from '../workspace.ts';
import { readReviewRows } from './review-rows.ts';
import {
  type ReviewedVersion,
  refuseTaken,
  reviewedVersion,
  type WrittenVersion,
  writeReviewedVersion,
} from './reviewed-version.ts';

export interface DatasetReviewOptions {
  /** Bundled name or file of the questions that the sheet is about. */
  readonly dataset: string;
  /** Folder of the new version: questions.jsonl and card.json. */
  readonly out: string;
  readonly map: Readonly<Record<string, string>>;
  /** Who decided, for rows without a name. */
  readonly name?: string;
}

export type ReviewedDataset = WrittenVersion &
  Pick<ReviewedVersion, 'parent' | 'version' | 'counts' | 'undecided' | 'changelog'>;

/**
 * Writes the new version.
 * @throws ClosedbookError `usage` when `out` holds a question set already or nothing was decided, `record-invalid`
 *   with the line of a decision that cannot be applied; then nothing is written.
 */
export async function reviewDataset(
  sheet: string,
  workspace: Workspace,
  options: DatasetReviewOptions,
): Promise<ReviewedDataset> {
  const dataset = await loadDataset(options.dataset, { map: options.map });
  if (resolve(join(options.out, 'questions.jsonl')) === resolve(questionsPath(options.dataset)))
    throw new ClosedbookError('usage', `${options.out} is the set itself; a version is never overwritten`, {
      hint: 'Name another folder with --out.',
    });
  refuseTaken(options.out);
  const rows = await readReviewRows(sheet, options.name ?? '');
  const reviewed = reviewedVersion(dataset, rows, workspace.now().toISOString().slice(0, 10));
  if (reviewed.changelog.length === 0) {
    throw new ClosedbookError('usage', `${sheet}: no row has a decision`, {
      hint: 'Fill in the column decision: keep, fix, add alias, dispute or drop.',
    });
  }
  const { parent, version, counts, undecided, changelog } = reviewed;
  return {
    ...(await writeReviewedVersion(reviewed, options.out)),
    parent,
    version,
    counts,
    undecided,
    changelog,
  };
}
