/**
 * One flat row (question, gold, and what else a file happens to say) as a question. Every form of the field's sets
 * is first read into this record; the form of the reference is then read from the gold itself.
 */
import { contentHash } from '../../core/hash.ts';
import { type Question, type QuestionKind, questionSchema } from '../../core/question.ts';
import type { Reference } from '../../core/reference.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { referenceFromText } from '../../values/reference-from-text.ts';

/** What a row of another tool's set says, in our words. */
export interface FlatQuestion {
  /** Absent where the file has none: the hash of text and gold takes its place. */
  readonly id?: string | undefined;
  readonly text: string;
  /** Everything that counts as right, best first; empty where nothing does. */
  readonly golds: readonly string[];
  /** Answers the file names as wrong. */
  readonly rejects?: readonly string[];
  readonly kind?: QuestionKind;
  /** The set's own word for the answer: "Date", "Person". */
  readonly answerType?: string | undefined;
  readonly topic?: string | undefined;
  readonly subject?: { readonly name: string; readonly id?: string } | undefined;
  readonly property?: string | undefined;
  readonly popularity?: { readonly value: number; readonly measure: string } | undefined;
  readonly sources?: readonly { readonly name: string; readonly url?: string }[];
  readonly tags?: readonly string[];
  readonly language?: string | undefined;
}

/** Tag that keeps the set's own word for the answer: `answer-type:Person`. */
export const ANSWER_TYPE_TAG = 'answer-type:';

/** The question of a flat row. @throws ClosedbookError `record-invalid` with the place. */
export function questionOfFlat(flat: FlatQuestion, place: Place): Question {
  const text = flat.text.trim();
  if (text === '') throw errorAt(place, 'the text of the question is empty', { code: 'record-invalid' });
  const answerable = (flat.kind ?? 'answerable') === 'answerable';
  const inferred = answerable
    ? referenceFromText(
        flat.golds,
        flat.answerType === undefined ? { question: text } : { question: text, answerType: flat.answerType },
      )
    : null;
  const reference =
    inferred?.form === 'text' && flat.rejects !== undefined && flat.rejects.length > 0
      ? { ...inferred, rejects: [...flat.rejects] }
      : inferred;
  const question = {
    id: flat.id ?? contentHash({ text, golds: flat.golds }).slice(0, 12),
    text,
    reference,
    kind: flat.kind ?? 'answerable',
    ...(flat.subject === undefined ? NONE : { subject: { ...flat.subject } }),
    ...(flat.property === undefined ? NONE : { property: flat.property }),
    ...(flat.topic === undefined ? NONE : { topic: flat.topic }),
    ...(flat.popularity === undefined ? NONE : { popularity: { ...flat.popularity } }),
    status: 'ok' as const,
    tags: [...(flat.answerType ? [`${ANSWER_TYPE_TAG}${flat.answerType}`] : []), ...(flat.tags ?? [])],
    source: [...(flat.sources ?? [])],
    ...(flat.language === undefined ? NONE : { language: flat.language }),
  };
  if (isPlainlyValid(question)) return question;
  const parsed = questionSchema.safeParse(question);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw errorAt(place, `${issue!.path.join('.')}: ${issue!.message}`, { code: 'record-invalid' });
}

const NONE = {};

/**
 * Whether the schema cannot object: the common case, told by hand because the schema takes longer than the reading.
 * Everything else goes to the schema, which has the words for what is wrong.
 */
function isPlainlyValid(question: Question): boolean {
  const { id, reference, subject, source } = question;
  return (
    typeof id === 'string' &&
    id !== '' &&
    (reference === null || isPlainReference(reference)) &&
    subject === undefined &&
    source.length === 0
  );
}

function isPlainReference(reference: Reference): boolean {
  if (reference.form === 'text') {
    const { text, aliases, rejects = aliases } = reference;
    return text !== '' && !aliases.includes('') && !rejects.includes('');
  }
  if (reference.form === 'number') {
    const { value, low = value, high = value, aliases } = reference;
    return [value, low, high].every(Number.isFinite) && !aliases.includes('');
  }
  return (
    reference.form === 'yes-no' || (reference.form === 'date' && /^\d{4}(?:-\d{2})*$/.test(reference.value))
  );
}
