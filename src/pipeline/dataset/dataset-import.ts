/**
 * A question set of another tool as one of ours: questions.jsonl and a card, in a folder of its own. The rows stream;
 * nothing is written unless every row could be read.
 */

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { datasetCardSchema } from '../../core/dataset.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import { readRows } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { questionReader } from '../../stages/dataset/question-reader.ts';
import { readQuestions } from '../../stages/dataset/read-questions.ts';

export interface ImportDatasetOptions {
  /** Folder to write. */
  readonly out: string;
  /** Form of the file. @default recognised */
  readonly from?: string | undefined;
  /** `field=column`. */
  readonly map: readonly string[];
  /** @default the name of the folder */
  readonly name?: string | undefined;
  readonly licence?: string | undefined;
  /** Whether a set that stands there already is replaced. */
  readonly force: boolean;
}

export interface ImportedDataset {
  readonly form: string;
  readonly questions: number;
  /** Questions whose gold was left as plain text. */
  readonly asText: number;
  readonly unanswerable: number;
  readonly path: string;
  readonly card: string;
}

/** Reads the file and writes the set. @throws the errors of reading, with line; `output-unwritable`. */
export async function importDataset(path: string, options: ImportDatasetOptions): Promise<ImportedDataset> {
  const { out, from, licence } = options;
  const questionsPath = join(out, 'questions.jsonl');
  const cardPath = join(out, 'card.json');
  if (existsSync(questionsPath) && !options.force) {
    throw new ClosedbookError('output-unwritable', `${questionsPath}: there is a question set already`, {
      hint: 'Name another folder with --out, or replace it with --force.',
    });
  }
  const map = parseColumnMap(options.map);
  const reading = { map, ...(from === undefined ? {} : { form: from }) };
  const form = await formOfFile(path, reading);
  const counts = { questions: 0, asText: 0, unanswerable: 0 };
  async function* counting(questions: AsyncIterable<Question>) {
    for await (const question of questions) {
      counts.questions += 1;
      if (question.kind !== 'answerable') counts.unanswerable += 1;
      else if (question.reference?.form === 'text') counts.asText += 1;
      yield question;
    }
  }
  await writeRows(questionsPath, counting(readQuestions(readRows(path), reading)), { format: 'jsonl' });
  const name = options.name ?? basename(out);
  const card = datasetCardSchema.parse({
    name,
    title: name,
    description: `${counted(counts.questions, 'question')} read from ${basename(path)} (${form}).`,
    made: `closedbook dataset import ${basename(path)}`,
    ...(licence === undefined ? {} : { licence }),
  });
  await writeFileAtomic(cardPath, `${JSON.stringify(card, null, 2)}\n`);
  return { form, ...counts, path: questionsPath, card: cardPath };
}

async function formOfFile(path: string, reading: Parameters<typeof questionReader>[0]): Promise<string> {
  const reader = questionReader(reading);
  for await (const placed of readRows(path)) {
    reader.read(placed);
    break;
  }
  return reader.form ?? 'flat';
}
