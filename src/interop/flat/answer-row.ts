/**
 * Answers that some other program collected: rows with question, gold, model and answer under whatever names.
 * Nothing is repaired: a label outside the three outcomes or a confidence outside [0, 1] is an error with its
 * line, because a guessed meaning would become a rate.
 */
import { languageName } from '../../core/language-name.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type Reference, referenceSchema } from '../../core/reference.ts';
import { numberCell } from '../../rows/number-cell.ts';
import { parseJson } from '../../rows/parse-json.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { textList } from '../../rows/text-list.ts';
import { isoDateIn } from '../../values/event-tag.ts';
import { isWordBetween, outcomeOfWord, verdictKey } from '../outcome-words.ts';
import type { AnswerField } from './answer-fields.ts';
import { type AnswerRespondent, answerRespondent } from './answer-respondent.ts';
import type { ConfidenceScale } from './confidence-scale.ts';
import type { AnswerColumns } from './find-answer-columns.ts';
import { statedPoints } from './stated-penalty.ts';
import { flagCell, isBlank, type OutcomeNames } from './verdict-columns.ts';

export interface AnswerRow {
  /** The file's id, or `line-7`; unique together with model and trial. */
  readonly id: string;
  /** Id shared by all answers to one question, where the file has such a column beside `id`. */
  readonly questionId: string | null;
  /** Empty where the file does not say what was asked. */
  readonly question: string;
  /** What counts as right; empty where the file has none. */
  readonly gold: readonly string[];
  /** What counts as right as a record with its form, as question sets and exports have it; null where it is text. */
  readonly reference: Reference | null;
  /** Id of the respondent: the model's name, with the policy where the file has one. */
  readonly model: string;
  readonly respondent: AnswerRespondent;
  /** Null where the file holds no answer (only labels). */
  readonly answer: string | null;
  /** What a person said; null where nobody did. Correct against not correct in files with two labels. */
  readonly human: Outcome | null;
  /** An outcome that the file already carries; null for undecided or none. */
  readonly outcome: Outcome | null;
  /** What the outcome's cell says where it judges and is none of the three: "PARTIALLY_CORRECT". */
  readonly outcomeBetween: string | null;
  /** Stated by the model, in [0, 1]. */
  readonly confidence: number | null;
  /** Whether the file says that the answer declines; null where it does not say. */
  readonly declined: boolean | null;
  /** What the model said when a guess was demanded; null where nothing was. */
  readonly guess: string | null;
  readonly guessConfidence: number | null;
  readonly guessOutcome: Outcome | null;
  /** Name of the question set, where the file has one. */
  readonly dataset: string | null;
  readonly trial: number;
  readonly subject: string | null;
  readonly property: string | null;
  /** A number (page views) or the name of a band, as the file has it. */
  readonly popularity: number | string | null;
  readonly topic: string | null;
  /** Code of the language that the question is asked in (en, de, zh-Hant); null where the file tells none. */
  readonly language: string | null;
  /** When that happened which is asked about, as the file writes it. */
  readonly eventDate: string | null;
  /** Of the model, ISO; null where the row has none that can be read. */
  readonly knowledgeCutoff: string | null;
  /** The row as it stands in the file. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

export interface RowReading {
  readonly columns: AnswerColumns;
  /** Further columns of a field, asked where the first is blank. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  /** Name of rows without a model. */
  readonly model: string;
  /** @default 'share'; null reads none */
  readonly confidence?: ConfidenceScale | null;
  /** @default as for confidence */
  readonly guessConfidence?: ConfidenceScale | null;
  /** What words of the file mean, where a person said so. */
  readonly outcomes?: OutcomeNames;
}

/** One row read by its columns. @throws ClosedbookError `record-invalid` with the line. */
export function answerRow(row: Record<string, unknown>, place: Place, reading: RowReading): AnswerRow {
  const { columns, also = {}, model, outcomes } = reading;
  const cell = (field: AnswerField): unknown => {
    const column = columns[field];
    const value = column === null ? null : (row[column] ?? null);
    if (also[field] === undefined || !isBlank(value)) return value;
    const other = also[field]?.find((one) => !isBlank(row[one]));
    return other === undefined ? value : row[other];
  };
  const share = reading.confidence === undefined ? 'share' : reading.confidence;
  const guessShare = reading.guessConfidence === undefined ? share : reading.guessConfidence;
  const respondent = answerRespondent({
    name: text(cell('model'))?.trim() || model,
    policy: text(cell('policy'))?.trim() || null,
    points: statedPoints(
      {
        penalty: cell('penalty'),
        reward: cell('reward'),
        correct: cell('reward_correct'),
        threshold: cell('threshold'),
      },
      place,
    ),
    row,
    whole: columns.model === 'respondent',
  });
  const guess = cell('guess');
  const gold = cell('gold');
  const between = wordBetween(cell('outcome'), outcomes);
  return {
    id: text(cell('id')) ?? `line-${place.line}`,
    questionId: text(cell('question_id')),
    question: text(cell('question')) ?? '',
    gold: textList(gold),
    reference: referenceCell(gold, place),
    model: respondent.id,
    respondent,
    answer: answerText(cell('answer')),
    declined: columns.declined === null ? null : flagCell(cell('declined')),
    guess: isBlank(guess) || guess === '-' ? null : text(guess),
    guessConfidence: confidence(cell('guess_confidence'), guessShare, place),
    guessOutcome: outcome(cell('guess_outcome'), 'guess_outcome', { place, outcomes }),
    human: outcome(cell('human'), 'human', { place, outcomes }),
    outcome: between === null ? outcome(cell('outcome'), 'outcome', { place, outcomes }) : null,
    outcomeBetween: between,
    confidence: confidence(cell('confidence'), share, place),
    trial: trial(cell('trial'), place),
    dataset: text(cell('dataset'))?.trim() || null,
    subject: text(cell('subject')),
    property: text(cell('property')),
    popularity: popularity(cell('popularity')),
    topic: text(cell('topic')),
    language: languageCell(row['language'] ?? row['lang']),
    eventDate: text(cell('event_date')),
    knowledgeCutoff: isoDateIn(text(cell('knowledge_cutoff')) ?? ''),
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

/** A record that names its form is meant as one: read as text, several facts would be one answer. */
function referenceCell(value: unknown, place: Place): Reference | null {
  const record = typeof value === 'string' && /^\s*\{\s*"form"\s*:/.test(value) ? jsonOf(value) : value;
  if (
    typeof record !== 'object' ||
    record === null ||
    typeof (record as { form?: unknown }).form !== 'string'
  )
    return null;
  const read = referenceSchema.safeParse(record);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw errorAt(place, `reference: ${issue!.path.map(String).join('.')}: ${issue!.message}`, {
    code: 'record-invalid',
    hint: 'A reference has a form (text, person, place, number, date, yes-no, set, facts) and its fields; or write what counts as right as plain text.',
  });
}

function jsonOf(value: string): unknown {
  try {
    return parseJson(value);
  } catch {
    return null;
  }
}

/** "python" is one of another kind. */
function languageCell(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i.test(value.trim())) return null;
  const code = value.trim().replace('_', '-');
  return languageName(code) === code ? null : code;
}

/** An empty text is an answer that was given and empty, so it stays; only a missing one is null. */
function answerText(value: unknown): string | null {
  return value === null ? null : (text(value) ?? '');
}

/** Words, letters and numbers of labels besides those that every reader knows. */
const LABELS: Readonly<Record<string, Outcome | null>> = {
  '1': 'correct',
  '0': 'incorrect',
  a: 'correct',
  b: 'incorrect',
  c: 'refused',
  undecided: null,
  ungraded: null,
  none: null,
  null: null,
  nan: null,
  na: null,
  'n/a': null,
  'n a': null,
  '': null,
};

/** A word that a judge used and that is none of the three, by itself or by what a person says it means. */
function wordBetween(value: unknown, outcomes: OutcomeNames | undefined): string | null {
  if (value === null || isBlank(value)) return null;
  const key = verdictKey(value);
  const named = outcomes?.get(key);
  const isBetween = named === null || (named === undefined && isWordBetween(key));
  return isBetween && !Object.hasOwn(LABELS, key) ? String(value) : null;
}

function outcome(
  value: unknown,
  field: string,
  { place, outcomes }: { readonly place: Place; readonly outcomes?: OutcomeNames },
): Outcome | null {
  if (value === null) return null;
  const key = verdictKey(value);
  const named = outcomes?.get(key);
  if (named !== undefined) return named;
  if (Object.hasOwn(LABELS, key)) return LABELS[key]!;
  const known = outcomeOfWord(key);
  if (known !== null) return known;
  throw errorAt(
    place,
    `${field}: expected correct, incorrect, refused or nothing, got ${JSON.stringify(value)}`,
    {
      code: 'record-invalid',
      hint: `Say what it means with --outcomes ${shellWord(String(value))}=correct (or incorrect, refused, none), name another column with --map ${field}=COLUMN, or none with --map ${field}=`,
    },
  );
}

function shellWord(text: string): string {
  const short = text.slice(0, 40);
  return /^[\w.-]+$/.test(short) ? short : `"${short}"`;
}

function confidence(value: unknown, scale: ConfidenceScale | null, place: Place): number | null {
  const written = text(value)?.trim() ?? '';
  if (scale === null || written === '' || /^(nan|none|null|n\/a|-)$/i.test(written)) return null;
  const read = numberCell(value);
  const percent = read !== null && (read.percent || scale === 'percent');
  // Moving the point keeps "99.9%" equal to ".999"; dividing by 100 would not.
  const number = read === null ? Number.NaN : Number(percent ? `${read.value}e-2` : read.value);
  if (!(number >= 0 && number <= 1)) {
    throw errorAt(
      place,
      `confidence: expected ${scale === 'percent' ? 'a number from 0 to 100' : 'a number in [0, 1] or a percentage with its sign'}, got "${written}"`,
      {
        code: 'record-invalid',
        hint: 'Correct the cell, or leave the column out with --map confidence=',
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
  const written = text(value)?.trim() ?? '';
  if (written === '' || /^(nan|none|null|n\/a|-)$/i.test(written)) return null;
  const number = Number(written);
  return Number.isFinite(number) ? number : (numberCell(written)?.value ?? written);
}
