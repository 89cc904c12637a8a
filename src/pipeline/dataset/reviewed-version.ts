/**
 * Decisions and a question set as a new version of the set, with its parent and what was decided by whom: from a sheet or
 * from the desk, the same decisions make the same two files.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, type DatasetCard, datasetVersion } from '../../core/dataset.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { type AppliedReview, applyReview } from '../../stages/dataset/items/apply-review.ts';
import { type ReviewRow, refuse } from '../../stages/dataset/items/review-row.ts';

export interface ReviewedVersion {
  readonly questions: readonly Question[];
  readonly card: DatasetCard;
  readonly parent: string;
  readonly version: string;
  readonly counts: AppliedReview['counts'];
  readonly undecided: number;
  /** What the decisions add to the card's changelog, without the day. */
  readonly changelog: readonly string[];
}

export interface WrittenVersion {
  /** Paths of the two files. */
  readonly questions: string;
  readonly card: string;
}

/**
 * @param today - ISO day, for decisions that do not say when they were made.
 * @throws ClosedbookError `record-invalid` with the place of a decision that cannot be applied.
 */
export function reviewedVersion(
  dataset: Dataset,
  rows: readonly ReviewRow[],
  today: string,
): ReviewedVersion {
  for (const row of rows) {
    if (row.decidedAt !== '' && !/^\d{4}-\d{2}-\d{2}/.test(row.decidedAt))
      throw refuse(row, `decided_at: expected a day as ${today}, got "${row.decidedAt}"`);
  }
  const { questions, changes, counts, undecided } = applyReview(dataset.questions, rows);
  const version = datasetVersion(questions);
  // A checksum is of the file that was read.
  const { checksum: _, ...card } = dataset.card;
  return {
    questions,
    card: {
      ...card,
      // A version that only confirms is the same version.
      ...(version === dataset.version ? {} : { parent: dataset.version }),
      changelog: [
        ...card.changelog,
        ...changes.map(({ line, decidedAt }) => `${decidedAt.slice(0, 10) || today} ${line}`),
      ],
    },
    parent: dataset.version,
    version,
    counts,
    undecided,
    changelog: changes.map(({ line }) => line),
  };
}

/** @throws ClosedbookError `usage` where the folder holds a question set: a version is never overwritten. */
export function refuseTaken(folder: string): void {
  const path = join(folder, 'questions.jsonl');
  if (!existsSync(path)) return;
  throw new ClosedbookError('usage', `${path} is there already; a version is never overwritten`, {
    hint: 'Name another folder with --out.',
  });
}

/** @throws ClosedbookError as {@link refuseTaken}, `output-unwritable`. */
export async function writeReviewedVersion(
  { questions, card }: Pick<ReviewedVersion, 'questions' | 'card'>,
  folder: string,
): Promise<WrittenVersion> {
  refuseTaken(folder);
  const [path, cardPath] = [join(folder, 'questions.jsonl'), join(folder, 'card.json')];
  await writeRows(path, questions);
  await writeFileAtomic(cardPath, `${JSON.stringify(card, null, 2)}\n`);
  return { questions: path, card: cardPath };
}
