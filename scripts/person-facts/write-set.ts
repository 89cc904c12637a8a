/**
 * Writes a bundled set: one question a line with defaults left out, and its card with the checksum of that file.
 * Members stand in the order of the schema, so that a change of one fact is a change of one line.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type DatasetCard, datasetCardSchema } from '../../src/core/dataset.ts';
import { type Question, questionSchema } from '../../src/core/question.ts';

export type CardText = Omit<DatasetCard, 'checksum' | 'changelog'>;

/** Writes questions.jsonl and card.json; the number of questions and bytes written. */
export function writeSet(
  folder: string,
  questions: readonly Question[],
  card: CardText,
): { readonly questions: number; readonly bytes: number } {
  const lines = questionLines(questions);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/questions.jsonl`, lines);
  const whole = datasetCardSchema.parse({ ...card, checksum: checksumOf(lines) });
  writeFileSync(`${folder}/card.json`, `${JSON.stringify(whole, null, 2)}\n`);
  return { questions: questions.length, bytes: Buffer.byteLength(lines) };
}

/** The file of questions as text. @throws ZodError where a record does not fit. */
export function questionLines(questions: readonly Question[]): string {
  return questions
    .map((question) => `${JSON.stringify(withoutDefaults(questionSchema.parse(question)))}\n`)
    .join('');
}

/** `sha256:` and the digest of the text. */
export function checksumOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([key, member]) =>
      !(Array.isArray(member) && member.length === 0) &&
      !(key === 'status' && member === 'ok') &&
      !(key === 'calendar' && member === 'gregorian') &&
      !(key === 'required' && member === true) &&
      !(key === 'kind' && member === 'answerable'),
  );
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutDefaults(member)]));
}
