/**
 * A question: what is asked, and the reference that says what counts as right.
 * Its id is the author's; its content hash covers what a respondent sees and what a grader compares with,
 * so that an edited question is a new question and an edited note is not.
 */

import { z } from 'zod';
import { checkArgument, isRecord } from './argument.ts';
import { canonicalJson, contentHash, type WrittenMember, writtenHash } from './hash.ts';
import { type Reference, referenceSchema } from './reference.ts';

/** Whether the question has an answer; the three others test whether a model notices that it has none. */
export const questionKindSchema = z.enum(['answerable', 'nonexistent', 'false-premise', 'unknowable']);
export type QuestionKind = z.infer<typeof questionKindSchema>;

/** Only `ok` questions enter rates; the others stand beside them as excluded. */
export const questionStatusSchema = z.enum(['ok', 'disputed', 'stale', 'retired']);
export type QuestionStatus = z.infer<typeof questionStatusSchema>;

export const questionSourceSchema = z.object({
  name: z.string().min(1),
  url: z.string().optional(),
  licence: z.string().optional(),
  note: z.string().optional(),
});
export type QuestionSource = z.infer<typeof questionSourceSchema>;

/** The shape of a question; fills in what may be left out. */
export const questionSchema = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  /** Null where there is nothing to compare with: unanswerable kinds, imported answers without gold. */
  reference: referenceSchema.nullable(),
  kind: questionKindSchema.default('answerable'),
  /** Whom or what the question is about; questions on one subject are one cluster. */
  subject: z.object({ name: z.string().min(1), id: z.string().optional() }).optional(),
  /** Which fact is asked: "birth date", "spouse". */
  property: z.string().optional(),
  topic: z.string().optional(),
  /** Band from household names (`A-head`) to the long tail (`E-tail`), and the number behind it. */
  popularity: z
    .object({ band: z.string().optional(), value: z.number().optional(), measure: z.string().optional() })
    .optional(),
  /** ISO date at which the reference was true. */
  asOf: z.string().optional(),
  status: questionStatusSchema.default('ok'),
  tags: z.array(z.string()).default([]),
  source: z.array(questionSourceSchema).default([]),
  language: z.string().optional(),
  /** Id of the direct question behind a false premise. */
  pairedWith: z.string().optional(),
  note: z.string().optional(),
});
/** What is asked, with what counts as right and what it is about. */
export type Question = z.infer<typeof questionSchema>;

/**
 * Hash of what is asked and what counts as right: text, reference and kind.
 * @example
 * const question = { text: 'Capital of Chad?', reference: null, kind: 'answerable' };
 * questionHash(question) === questionHash({ ...question, text: 'Capital of Peru?' }); // => false
 */
export function questionHash(question: Pick<Question, 'text' | 'reference' | 'kind'>): string {
  checkArgument(isRecord(question), 'question', { expected: 'a question', given: question });
  return contentHash({ text: question.text, reference: question.reference, kind: question.kind });
}

/** What a question is known by, of one reading of its reference. */
export interface QuestionHashes {
  /** As {@link questionHash} gives it. */
  readonly question: string;
  /** As {@link referenceHash} gives it. */
  readonly reference: string;
  /** Letters that were hashed: what keeping the question costs. */
  readonly letters: number;
  /** The reference in canonical JSON, for whoever hashes more of the record. */
  readonly written: WrittenMember;
}

const hashed = new WeakMap<object, QuestionHashes>();

/**
 * Both hashes at once, worked out once a record: whoever reads a question and whoever stores it ask for them, and most of a question
 * is its reference.
 * @param question - Not to be changed from here on.
 */
export function questionHashes(question: Pick<Question, 'text' | 'reference' | 'kind'>): QuestionHashes {
  let hashes = hashed.get(question);
  if (hashes === undefined) {
    hashes = hashesOf(question);
    hashed.set(question, hashes);
  }
  return hashes;
}

/** Hashes that were worked out where the question was read: in another thread, which handed both over. */
export function keepQuestionHashes(question: object, hashes: QuestionHashes): void {
  hashed.set(question, hashes);
}

function hashesOf(question: Pick<Question, 'text' | 'reference' | 'kind'>): QuestionHashes {
  const { text, reference, kind } = question;
  const written = { value: reference, json: canonicalJson(reference) };
  const json = canonicalJson({ kind, reference, text }, written);
  return {
    question: writtenHash(json),
    reference: writtenHash(written.json),
    letters: json.length,
    written,
  };
}

/** Hash of a reference; grades carry it, so that a corrected reference invalidates only what it touches. */
export function referenceHash(reference: Reference | null): string {
  return contentHash(reference);
}

/** The answer type for slices: the form of the reference, or the kind of an unanswerable question. */
export function answerType(question: Question): string {
  return question.kind === 'answerable' ? (question.reference?.form ?? 'no reference') : question.kind;
}
