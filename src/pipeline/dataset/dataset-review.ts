/**
 * `closedbook dataset review`: a filled sheet and a question set make a new version of the set, with its parent and
 * what was decided by whom. The old files are never touched.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DatasetCard, datasetVersion } from '../../core/dataset.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { placeText } from '../../rows/place.ts';
import { readRows } from '../../rows/read-rows.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { type AppliedReview, applyReview } from '../../stages/dataset/items/apply-review.ts';
import type { ReviewRow } from '../../stages/dataset/items/review-row.ts';
import { loadDataset, questionsPath } from '../datasets.ts';
import type { Workspace } from '../workspace.ts';

export interface DatasetReviewOptions {
  /** Bundled name or file of the questions that the sheet is about. */
  readonly dataset: string;
  /** Folder of the new version: questions.jsonl and card.json. */
  readonly out: string;
  readonly map: Readonly<Record<string, string>>;
  /** Who decided, for rows without a name. */
  readonly name?: string;
}

export interface ReviewedDataset {
  readonly questions: string;
  readonly card: string;
  readonly parent: string;
  readonly version: string;
  readonly counts: AppliedReview['counts'];
  readonly undecided: number;
  readonly changelog: readonly string[];
}

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
  const path = join(options.out, 'questions.jsonl');
  if (existsSync(path) || resolve(path) === resolve(questionsPath(options.dataset))) {
    throw new ClosedbookError('usage', `${path} is there already; a version is never overwritten`, {
      hint: 'Name another folder with --out.',
    });
  }
  const applied = applyReview(dataset.questions, await reviewRows(sheet, options.name ?? ''));
  if (applied.changelog.length === 0) {
    throw new ClosedbookError('usage', `${sheet}: no row has a decision`, {
      hint: 'Fill in the column decision: keep, fix, add alias, dispute or drop.',
    });
  }
  const version = datasetVersion(applied.questions);
  const date = workspace.now().toISOString().slice(0, 10);
  const card: DatasetCard = {
    ...dataset.card,
    // A version that only confirms is the same version.
    ...(version === dataset.version ? {} : { parent: dataset.version }),
    changelog: [...dataset.card.changelog, ...applied.changelog.map((line) => `${date} ${line}`)],
  };
  const cardPath = join(options.out, 'card.json');
  await writeRows(path, applied.questions);
  await writeFileAtomic(cardPath, `${JSON.stringify(card, null, 2)}\n`);
  return {
    questions: path,
    card: cardPath,
    parent: dataset.version,
    version,
    counts: applied.counts,
    undecided: applied.undecided,
    changelog: applied.changelog,
  };
}

const NEEDED = ['question_id', 'question', 'decision', 'new_value', 'reason', 'source', 'name'] as const;

async function reviewRows(sheet: string, name: string): Promise<ReviewRow[]> {
  const rows: ReviewRow[] = [];
  for await (const { row, place } of readRows(sheet)) {
    const missing = NEEDED.filter((column) => !(column in row));
    if (missing.length > 0) {
      throw new ClosedbookError(
        'column-unknown',
        `${sheet}: expected the columns of a review sheet, missing ${missing.join(', ')}`,
        { hint: 'Make one with closedbook dataset items RUN --out SHEET.csv.' },
      );
    }
    const cell = (column: string) => withoutGuard(String(row[column] ?? '')).trim();
    rows.push({
      place: placeText(place),
      questionId: cell('question_id'),
      question: cell('question'),
      gold: cell('gold'),
      decision: cell('decision'),
      newValue: cell('new_value'),
      reason: cell('reason'),
      source: cell('source'),
      name: cell('name') || name,
    });
  }
  return rows;
}

/** The apostrophe that keeps a spreadsheet from running a text is no part of the text. */
function withoutGuard(text: string): string {
  return /^'[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** The result for a terminal. */
export function reviewText(result: ReviewedDataset): string {
  const done = Object.entries(result.counts)
    .filter(([, n]) => n > 0)
    .map(([decision, n]) => `${n} ${decision}`)
    .join(', ');
  return [
    `${done}${result.undecided > 0 ? `; ${result.undecided} rows without a decision` : ''}`,
    `version ${result.version.slice(0, 12)}, parent ${result.parent.slice(0, 12)}`,
    result.questions,
    result.card,
    '',
  ].join('\n');
}
