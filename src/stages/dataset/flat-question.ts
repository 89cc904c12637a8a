/**
 * One flat row (question, gold, and what else a file happens to say) as a question. Every form of the field's sets
 * is first read into this record; the form of the reference is then read from the gold itself.
 */
import { contentHash } from '../../core/hash.ts';
import { type Question, type QuestionKind, questionSchema } from '../../core/question.ts';
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
    ? referenceFromText(flat.golds, { question: text, ...given({ answerType: flat.answerType }) })
    : null;
  const reference =
    inferred?.form === 'text' && flat.rejects !== undefined && flat.rejects.length > 0
      ? { ...inferred, rejects: [...flat.rejects] }
      : inferred;
  const parsed = questionSchema.safeParse({
    ...given({
      subject: flat.subject,
      property: flat.property,
      topic: flat.topic,
      popularity: flat.popularity,
      language: flat.language,
    }),
    id: flat.id ?? contentHash({ text, golds: flat.golds }).slice(0, 12),
    text,
    reference,
    kind: flat.kind ?? 'answerable',
    tags: [...(flat.answerType ? [`${ANSWER_TYPE_TAG}${flat.answerType}`] : []), ...(flat.tags ?? [])],
    source: flat.sources ?? [],
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw errorAt(place, `${issue.path.join('.')}: ${issue.message}`, { code: 'record-invalid' });
}

/** The members that are there. */
function given<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
