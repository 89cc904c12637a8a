/**
 * A dataset: a named, content-hashed version of a list of questions, with a card and a parent.
 * The version is the hash of its questions; a name alone never identifies what was asked.
 */

import { z } from 'zod';
import { checkArgument } from './argument.ts';
import { contentHash } from './hash.ts';
import { type Question, questionHash } from './question.ts';

export const datasetCardSchema = z.object({
  name: z.string().min(1),
  title: z.string().min(1),
  description: z.string(),
  /** How it was made. */
  made: z.string().default(''),
  sources: z
    .array(z.object({ name: z.string(), url: z.string().optional(), licence: z.string().optional() }))
    .default([]),
  licence: z.string().default('unknown'),
  limits: z.array(z.string()).default([]),
  language: z.string().optional(),
  /** ISO date. */
  asOf: z.string().optional(),
  /** Version of the parent this one was made from. */
  parent: z.string().optional(),
  changelog: z.array(z.string()).default([]),
  /** `sha256:` and the hex digest of the file of questions as it stands beside the card. */
  checksum: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
});
/** What is known of a question set: title, licence, sources, what became of earlier versions. */
export type DatasetCard = z.infer<typeof datasetCardSchema>;

/** A question set with its card. */
export interface Dataset {
  readonly name: string;
  /** {@link datasetVersion} of the questions. */
  readonly version: string;
  readonly card: DatasetCard;
  readonly questions: readonly Question[];
}

/**
 * Hash over ids and content hashes in order, 64 hex digits.
 * @example
 * datasetVersion([]).length; // => 64
 */
export function datasetVersion(questions: readonly Question[]): string {
  checkArgument(Array.isArray(questions), 'questions', { expected: 'a list of questions', given: questions });
  return contentHash(questions.map((question) => [question.id, questionHash(question), question.status]));
}
