/**
 * A set made from another one, as a new version: questions.jsonl and a card that names its parent and what was done.
 * A version is never overwritten.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DatasetCard, datasetCardSchema } from '../../core/dataset.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { contentHash } from '../../core/hash.ts';
import { type Question, questionHash } from '../../core/question.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';

export interface WriteDatasetOptions {
  /** Folder to write. */
  readonly out: string;
  readonly parentCard: DatasetCard;
  /** Read after the questions have passed: the version is then known. */
  readonly parentVersion: () => string;
  /** Line for the changelog, read after the questions have passed. */
  readonly change: () => string;
}

export interface WrittenDataset {
  readonly path: string;
  readonly card: string;
  readonly questions: number;
  readonly version: string;
}

/** @throws ClosedbookError `output-unwritable` where a set stands already. */
export async function writeDataset(
  questions: AsyncIterable<Question>,
  options: WriteDatasetOptions,
): Promise<WrittenDataset> {
  const path = join(options.out, 'questions.jsonl');
  const cardPath = join(options.out, 'card.json');
  refuseToOverwrite(options.out);
  const version = versionBook();
  const count = await writeRows(path, version.noting(questions), { format: 'jsonl' });
  const card = datasetCardSchema.parse({
    ...options.parentCard,
    name: basename(options.out),
    parent: options.parentVersion(),
    changelog: [...options.parentCard.changelog, options.change()],
  });
  await writeFileAtomic(cardPath, `${JSON.stringify(card, null, 2)}\n`);
  return { path, card: cardPath, questions: count, version: version.value() };
}

/** @throws ClosedbookError `output-unwritable` where the folder holds a set already: runs may rest on it. */
export function refuseToOverwrite(folder: string): void {
  const path = join(folder, 'questions.jsonl');
  if (!existsSync(path)) return;
  throw new ClosedbookError('output-unwritable', `${path}: a version is never overwritten`, {
    hint: 'Name another folder with --out.',
  });
}

/** The version of questions that stream past: `datasetVersion` without holding them. */
export function versionBook() {
  const parts: (readonly [string, string, string])[] = [];
  return {
    async *noting(questions: AsyncIterable<Question>): AsyncGenerator<Question> {
      for await (const question of questions) {
        parts.push([question.id, questionHash(question), question.status]);
        yield question;
      }
    },
    value: () => contentHash(parts),
  };
}
