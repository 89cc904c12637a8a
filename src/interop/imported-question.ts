/**
 * A question as another tool's file tells it. Golds that are plain text become typed references by the same reading
 * as everywhere else; a file without golds gives a question without reference, never a guessed one.
 */
import type { Question } from '../core/question.ts';
import type { Reference } from '../core/reference.ts';
import { referenceFromText } from '../values/reference-from-text.ts';

export interface ImportedQuestionParts {
  /** The tool's own id; it need not be unique across files, the import sees to that. */
  readonly id: string | number;
  /** Null or blank where the file does not hold what was asked. */
  readonly text: string | null;
  /** Every text that counts as right; empty where the file has none. */
  readonly golds?: readonly string[];
  /** In place of golds. */
  readonly reference?: Reference | null;
  readonly answerType?: string;
  readonly kind?: Question['kind'];
  /** @default 'ok' */
  readonly status?: Question['status'];
  readonly topic?: string;
  readonly subject?: Question['subject'];
  readonly property?: string;
  readonly popularity?: Question['popularity'];
  readonly tags?: readonly string[];
  readonly language?: string;
  /** Task or dataset the question belongs to. */
  readonly source?: string;
}

/** The question, complete. */
export function importedQuestion(parts: ImportedQuestionParts): Question {
  const text = parts.text?.trim() ? parts.text : `(question ${parts.id}: the file does not hold its text)`;
  const { golds = [], answerType, tags = [], kind = 'answerable' } = parts;
  const reference =
    parts.reference !== undefined
      ? parts.reference
      : kind === 'answerable'
        ? referenceFromText(golds, { question: text, answerType })
        : null;
  // Written out, in the order of the schema: spreading what is there into one takes as long as all else.
  const question: Omit<Question, 'status' | 'tags' | 'source'> = {
    id: String(parts.id) || 'unnamed',
    text,
    reference,
    kind,
  };
  if (parts.subject) question.subject = parts.subject;
  if (parts.property) question.property = parts.property;
  if (parts.topic) question.topic = parts.topic;
  if (parts.popularity) question.popularity = parts.popularity;
  const whole: Question = Object.assign(question, {
    status: parts.status ?? 'ok',
    tags: [...tags],
    source: parts.source ? [{ name: parts.source }] : [],
  });
  if (parts.language) whole.language = parts.language;
  return whole;
}
