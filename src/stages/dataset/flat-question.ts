/**
 * One flat row (question, gold, and what else a file happens to say) as a question. Column names of the field's
 * sets are recognised; the form of the reference is read from the gold itself.
 */
import { contentHash } from '../../core/hash.ts';
import { type Question, questionSchema } from '../../core/question.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { textList } from '../../rows/text-list.ts';
import { referenceFromText } from '../../values/reference-from-text.ts';

const COLUMNS = {
  id: ['id', 'question_id', 'qid', 'original_index'],
  question: ['question', 'problem', 'input', 'prompt', 'query'],
  gold: ['gold', 'answers', 'possible_answers', 'reference', 'target', 'expected', 'answer', 'best_answer'],
  answerType: ['answer_type', 'answertype', 'type'],
  topic: ['topic', 'category'],
  subject: ['subject', 'subj', 'entity'],
  property: ['property', 'prop', 'relation'],
  popularity: ['popularity', 's_pop'],
} as const;

type Field = keyof typeof COLUMNS;

/** A question from a flat row. @throws ClosedbookError `column-unknown` when question or gold is not there. */
export function questionFromFlatRow(
  row: Record<string, unknown>,
  place: Place,
  options: { readonly count: number; readonly map: Readonly<Record<string, string>> },
): Question {
  const column = (field: Field): unknown => {
    const named = options.map[field];
    if (named !== undefined) return row[named];
    return COLUMNS[field]
      .map((name) => row[keyOf(row, name)])
      .find((value) => value !== undefined && value !== null);
  };
  const text = String(column('question') ?? '').trim();
  const golds = textList(column('gold'));
  if (text === '' || golds.length === 0) {
    const missing = text === '' ? 'question' : 'gold';
    throw errorAt(
      place,
      `expected a column for the ${missing} (${COLUMNS[missing].join(', ')}), found ${Object.keys(row).join(', ')}`,
      { code: 'column-unknown', hint: `Name it with --map ${missing}=<column>.` },
    );
  }
  const answerType = column('answerType');
  const subject = column('subject');
  const popularity = Number(column('popularity'));
  return questionSchema.parse({
    id: String(column('id') ?? contentHash({ text, golds }).slice(0, 12)),
    text,
    reference: referenceFromText(golds, {
      question: text,
      ...(typeof answerType === 'string' ? { answerType } : {}),
    }),
    ...(subject === undefined ? {} : { subject: { name: String(subject) } }),
    ...(column('property') === undefined ? {} : { property: String(column('property')) }),
    ...(column('topic') === undefined ? {} : { topic: String(column('topic')) }),
    ...(Number.isFinite(popularity) ? { popularity: { value: popularity, measure: 'as given' } } : {}),
  });
}

function keyOf(row: Record<string, unknown>, name: string): string {
  return name in row ? name : (Object.keys(row).find((key) => key.toLowerCase() === name) ?? name);
}
