/**
 * Answers that some other program collected: rows with question, gold, model and answer under whatever names.
 * Nothing is repaired: a label outside the three outcomes or a confidence outside [0, 1] is an error with its
 * line, because a guessed meaning would become a rate.
 */
import type { Outcome } from '../../core/outcome.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { type ColumnMap, recogniseColumns, type WantedField } from '../../rows/recognise-columns.ts';
import { textList } from '../../rows/text-list.ts';
import { type AnswerRespondent, answerRespondent } from './answer-respondent.ts';

export interface AnswerRow {
  /** The file's id, or `line-7`; unique together with model and trial. */
  readonly id: string;
  /** Id shared by all answers to one question, where the file has such a column beside `id`. */
  readonly questionId: string | null;
  /** Empty where the file does not say what was asked. */
  readonly question: string;
  /** What counts as right; empty where the file has none. */
  readonly gold: readonly string[];
  /** Id of the respondent: the model's name, with the policy where the file has one. */
  readonly model: string;
  readonly respondent: AnswerRespondent;
  /** Null where the file holds no answer (only labels). */
  readonly answer: string | null;
  /** What a person said; null where nobody did. Correct against not correct in files with two labels. */
  readonly human: Outcome | null;
  /** An outcome that the file already carries; null for undecided or none. */
  readonly outcome: Outcome | null;
  /** Stated by the model, in [0, 1]. */
  readonly confidence: number | null;
  readonly trial: number;
  readonly subject: string | null;
  readonly property: string | null;
  /** A number (page views) or the name of a band, as the file has it. */
  readonly popularity: number | string | null;
  readonly topic: string | null;
  /** The row as it stands in the file. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** Fields of an answer file and the names they are known by. */
export const ANSWER_FIELDS: readonly WantedField[] = [
  {
    field: 'id',
    names: ['id', 'row_id', 'answer_id', 'uid', 'uuid', 'key'],
    doubtful: ['question_id', 'qid', 'index'],
  },
  { field: 'question_id', names: ['question_id', 'qid', 'doc_id'] },
  { field: 'question', names: ['question', 'problem', 'input', 'prompt', 'query', 'question_text'] },
  {
    field: 'gold',
    names: [
      ...[
        'gold',
        'golds',
        'gold_answer',
        'gold_answers',
        'golden_answers',
        'answers',
        'reference',
        'references',
      ],
      ...['reference_answer', 'target', 'targets', 'expected', 'expected_answer', 'expected_output'],
      ...['ground_truth', 'ground_truths', 'ground_truth_aliases', 'correct_answer', 'correct_answers'],
      ...['possible_answers', 'acceptable_answers', 'aliases'],
    ],
    doubtful: ['answer'],
  },
  { field: 'model', names: ['respondent', 'model', 'model_name', 'model_id', 'llm', 'engine'] },
  { field: 'policy', names: ['policy'] },
  {
    field: 'answer',
    names: [
      ...['response', 'output', 'completion', 'prediction', 'model_answer', 'model_response', 'model_output'],
      ...['predicted_answer', 'generated_answer', 'generated_text', 'generation', 'prediction_text', 'reply'],
    ],
    doubtful: ['answer'],
  },
  {
    field: 'human',
    names: ['human', 'human_label', 'human_grade', 'human_outcome', 'human_judgement', 'human_judgment'],
  },
  { field: 'outcome', names: ['outcome'] },
  { field: 'confidence', names: ['confidence', 'stated_confidence', 'verbal_confidence'] },
  { field: 'trial', names: ['trial', 'epoch', 'repetition', 'trial_index'] },
  { field: 'subject', names: ['subject', 'subj', 'entity', 'person'] },
  { field: 'property', names: ['property', 'prop', 'relation', 'answer_type'] },
  { field: 'popularity', names: ['popularity', 's_pop', 'subject_popularity', 'popularity_band', 'band'] },
  { field: 'topic', names: ['topic', 'category', 'domain'] },
];

/** Field to column, null where the file has none. */
export type AnswerColumns = Readonly<Record<string, string | null>>;

/**
 * Where the fields stand, and whether that is an answer file at all.
 * @param judged - Whether other columns hold verdicts.
 * @throws ClosedbookError `column-unknown`.
 */
export function answerColumns(
  header: readonly string[],
  map: ColumnMap = {},
  judged: (columns: AnswerColumns) => boolean = () => false,
): AnswerColumns {
  const columns = findAnswerColumns(header, map);
  if (!judged(columns) && columns.answer === null && columns.human === null && columns.outcome === null) {
    recogniseColumns(
      header,
      ANSWER_FIELDS.map((wanted) => (wanted.field === 'answer' ? { ...wanted, required: true } : wanted)),
      { ...map, ...(columns.gold === null ? {} : { gold: columns.gold }) },
    );
  }
  return columns;
}

/**
 * Columns of the fields by their names, whatever is missing.
 * @throws ClosedbookError `column-unknown` for a mapped column that the file does not have.
 */
export function findAnswerColumns(header: readonly string[], map: ColumnMap = {}): AnswerColumns {
  const columns = recogniseColumns(header, ANSWER_FIELDS, map);
  // An only column "answer" is the model's: the file may carry labels instead of a gold.
  const { answer, gold } = columns;
  const onlyAnswer = answer === null && gold != null && map.gold === undefined && /^answer$/i.test(gold);
  return onlyAnswer ? { ...columns, answer: gold, gold: null } : columns;
}

/** One row read by its columns. @throws ClosedbookError `record-invalid` with the line. */
export function answerRow(
  row: Record<string, unknown>,
  place: Place,
  { columns, model }: { readonly columns: AnswerColumns; readonly model: string },
): AnswerRow {
  const cell = (field: string): unknown => {
    const column = columns[field]!;
    return column === null ? null : (row[column] ?? null);
  };
  const respondent = answerRespondent({
    name: text(cell('model'))?.trim() || model,
    policy: text(cell('policy')),
    row,
    whole: columns.model === 'respondent',
  });
  return {
    id: text(cell('id')) ?? `line-${place.line}`,
    questionId: text(cell('question_id')),
    question: text(cell('question')) ?? '',
    gold: textList(cell('gold')),
    model: respondent.id,
    respondent,
    answer: answerText(cell('answer')),
    human: outcome(cell('human'), 'human', place),
    outcome: outcome(cell('outcome'), 'outcome', place),
    confidence: confidence(cell('confidence'), place),
    trial: trial(cell('trial'), place),
    subject: text(cell('subject')),
    property: text(cell('property')),
    popularity: popularity(cell('popularity')),
    topic: text(cell('topic')),
    raw: row,
    place,
  };
}

function text(value: unknown): string | null {
  if (value === null || value === '') return null;
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

/** An empty text is an answer that was given and empty, so it stays; only a missing one is null. */
function answerText(value: unknown): string | null {
  return value === null ? null : (text(value) ?? '');
}

const OUTCOME_WORDS: Readonly<Record<string, Outcome | null>> = {
  correct: 'correct',
  right: 'correct',
  true: 'correct',
  yes: 'correct',
  '1': 'correct',
  a: 'correct',
  incorrect: 'incorrect',
  wrong: 'incorrect',
  false: 'incorrect',
  no: 'incorrect',
  '0': 'incorrect',
  b: 'incorrect',
  refused: 'refused',
  refusal: 'refused',
  'not attempted': 'refused',
  abstained: 'refused',
  declined: 'refused',
  c: 'refused',
  undecided: null,
  ungraded: null,
  none: null,
  null: null,
  nan: null,
  na: null,
  'n/a': null,
  '': null,
};

function outcome(value: unknown, field: string, place: Place): Outcome | null {
  if (value === null) return null;
  const word = String(value).trim().toLowerCase().replace(/[_-]/g, ' ').replace(/\.0$/, '');
  const known = OUTCOME_WORDS[word];
  if (known === undefined || !Object.hasOwn(OUTCOME_WORDS, word)) {
    throw errorAt(
      place,
      `${field}: expected correct, incorrect, refused or nothing, got ${JSON.stringify(value)}`,
      {
        code: 'record-invalid',
        hint: `Mend the cell, name another column with --map ${field}=COLUMN, or none with --map ${field}=`,
      },
    );
  }
  return known;
}

function confidence(value: unknown, place: Place): number | null {
  const written = text(value)?.trim() ?? '';
  if (written === '' || /^(nan|none|null)$/i.test(written)) return null;
  const percent = written.endsWith('%');
  // Moving the point keeps "99.9%" equal to ".999"; dividing by 100 would not.
  const number = Number(percent ? `${written.slice(0, -1).trim()}e-2` : written);
  if (!(number >= 0 && number <= 1)) {
    throw errorAt(
      place,
      `confidence: expected a number in [0, 1] or a percentage with its sign, got "${written}"`,
      {
        code: 'record-invalid',
        hint: 'Divide by 100 where the column is in percent, or leave it out with --map confidence=',
      },
    );
  }
  return number;
}

function trial(value: unknown, place: Place): number {
  if (value === null || value === '') return 0;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) {
    throw errorAt(place, `trial: expected a whole number from 0, got ${JSON.stringify(value)}`, {
      code: 'record-invalid',
      hint: 'Leave the column out with --map trial=',
    });
  }
  return number;
}

function popularity(value: unknown): number | string | null {
  const written = text(value);
  if (written === null) return null;
  const number = Number(written);
  return Number.isFinite(number) && written.trim() !== '' ? number : written;
}
