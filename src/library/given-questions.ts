/**
 * Questions as a program has them at hand, made into questions of ours. An id that is missing is made of what is asked,
 * so that the same question is the same one in every run, wherever it stands in the list.
 */
import { checkArgument, isRecord } from '../core/argument.ts';
import { ClosedbookError } from '../core/errors.ts';
import { contentHash } from '../core/hash.ts';
import { type Question, questionSchema } from '../core/question.ts';
import type { Reference } from '../core/reference.ts';
import { referenceFromText } from '../values/reference-from-text.ts';

/** A question with as much as is known of it; only `text` is needed. */
export interface GivenQuestion extends Partial<Omit<Question, 'text' | 'reference'>> {
  readonly text: string;
  /** What counts as right: words, several spellings of it, or a reference with its form. Without one a judge is needed. */
  readonly reference?: string | readonly string[] | Reference | null;
}

/**
 * @param warn - Hears of fields that no question has.
 * @throws ClosedbookError `argument-invalid` with the place of the question that is none, and when two questions share
 *   an id.
 */
export function questionsOf(given: readonly GivenQuestion[], warn: (message: string) => void): Question[] {
  checkArgument(Array.isArray(given) && given.length > 0, 'questions', {
    expected: 'a list of questions, or the name or path of a set',
    given,
  });
  for (const name of new Set(given.flatMap((one) => Object.keys(one ?? {}))))
    if (!Object.hasOwn(questionSchema.shape, name))
      warn(`questions: "${name}" is no field of a question and is not read`);
  const places = new Map<string, number>();
  return given.map((one, place) => {
    const question = questionOf(one, place);
    const before = places.get(question.id);
    if (before !== undefined) {
      throw new ClosedbookError(
        'argument-invalid',
        `questions[${place}]: has the id "${question.id}" of questions[${before}]`,
        {
          hint: 'Ask the same question several times with trials, and give different questions different ids.',
        },
      );
    }
    places.set(question.id, place);
    return question;
  });
}

function questionOf(given: GivenQuestion, place: number): Question {
  const name = `questions[${place}]`;
  checkArgument(isRecord(given), name, { expected: 'a question with its text', given });
  const { reference = null, ...rest } = given;
  const words = typeof reference === 'string' ? [reference] : reference;
  checkArgument(!Array.isArray(words) || areWords(words), `${name}.reference`, {
    expected: 'words that count as right, or null where none are known',
    given: reference,
  });
  const parsed = questionSchema.safeParse({
    ...rest,
    id: given.id ?? contentHash({ text: given.text, reference }).slice(0, 12),
    reference: Array.isArray(words) ? referenceFromText(words, { question: given.text }) : words,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ClosedbookError('argument-invalid', `${[name, ...issue!.path].join('.')}: ${issue!.message}`);
}

function areWords(given: readonly unknown[]): boolean {
  return given.length > 0 && given.every((one) => typeof one === 'string' && one.trim() !== '');
}
