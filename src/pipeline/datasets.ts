/**
 * From a name to a question set: a bundled one in datasets/, or any file the rows room can read. The version is
 * the hash of what was read, whatever the file is called.
 */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dataset, type DatasetCard, datasetCardSchema, datasetVersion } from '../core/dataset.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Question } from '../core/question.ts';
import { readJsonFile } from '../rows/read-json-file.ts';
import { readRows } from '../rows/read-rows.ts';
import { readQuestions } from '../stages/dataset/read-questions.ts';
import { whereItComesFrom } from './published-sets.ts';

/** Folder of the bundled sets: beside the sources in a checkout, beside the bundle in a package. */
export function bundledFolder(): string {
  for (const place of ['../datasets/', '../../datasets/']) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(folder)) return folder;
  }
  throw new ClosedbookError('dataset-unknown', 'the folder datasets/ of this installation is missing');
}

/**
 * Path of the questions of a bundled name or of a folder with a `questions.jsonl`, or the path itself.
 * @throws ClosedbookError `dataset-unknown`.
 */
export function questionsPath(nameOrPath: string): string {
  const inside = join(nameOrPath, 'questions.jsonl');
  if (existsSync(inside)) return inside;
  const isFolder = statSync(nameOrPath, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (existsSync(nameOrPath) && !isFolder) return nameOrPath;
  const bundled = join(bundledFolder(), nameOrPath, 'questions.jsonl');
  if (/^[\w-]+$/.test(nameOrPath) && existsSync(bundled)) return bundled;
  if (nameOrPath === 'published' || resolve(nameOrPath) === join(bundledFolder(), 'published')) {
    throw new ClosedbookError('dataset-unknown', 'published holds tables of rates, not a question set', {
      hint: 'closedbook report draws its tables; closedbook dataset list names the question sets.',
    });
  }
  const published = isFolder ? null : whereItComesFrom(nameOrPath);
  throw new ClosedbookError(
    'dataset-unknown',
    isFolder
      ? `${nameOrPath}: expected a questions.jsonl in the folder, found none`
      : `expected a bundled question set, a file or a folder with a questions.jsonl, got "${nameOrPath}"`,
    published === null ? {} : { hint: published },
  );
}

/** What a run calls a set that was named so: a file without its endings. */
export function askedSetName(nameOrPath: string): string {
  return basename(nameOrPath).replace(/(\.(jsonl?|csv|tsv|parquet|gz))+$/, '');
}

/** Reads one question set whole. */
export async function loadDataset(
  nameOrPath: string,
  options: { readonly map?: Readonly<Record<string, string>> } = {},
): Promise<Dataset> {
  const path = questionsPath(nameOrPath);
  const questions: Question[] = [];
  for await (const question of readQuestions(readRows(path), options)) questions.push(question);
  const name = datasetName(nameOrPath, path);
  return { name, version: datasetVersion(questions), card: await readCard(path, name), questions };
}

/** What a set is called: its bundled name, the folder of a `questions.jsonl`, or the file without its endings. */
export function datasetName(nameOrPath: string, path: string): string {
  if (path !== nameOrPath && /^[\w-]+$/.test(nameOrPath)) return nameOrPath;
  const folder = basename(dirname(resolve(path)));
  return basename(path) === 'questions.jsonl' && folder !== ''
    ? folder
    : basename(path).replace(/(\.(jsonl?|ndjson|csv|tsv|parquet|gz))+$/, '');
}

/** Names of the bundled sets. */
export async function bundledNames(): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  const folder = bundledFolder();
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'questions.jsonl')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * The card beside a `questions.jsonl`, or the little that a name says.
 * @throws ClosedbookError `file-malformed`, `record-invalid` for a card that is none.
 */
export async function readCard(path: string, name: string): Promise<DatasetCard> {
  const cardPath = join(path, '..', 'card.json');
  if (!path.endsWith('questions.jsonl') || !existsSync(cardPath)) {
    return datasetCardSchema.parse({ name, title: name, description: '' });
  }
  const parsed = datasetCardSchema.safeParse(await readJsonFile(cardPath));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ClosedbookError('record-invalid', `${cardPath}: ${issue!.path.join('.')}: ${issue!.message}`);
}
