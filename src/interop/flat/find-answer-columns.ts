/**
 * Which column of an answer file holds which field, by names and by what a person says with `--map`. A table is one of
 * answers where something in it was said by a model or said of it.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { type ColumnMap, mappedColumns, plainName, recogniseColumns } from '../../rows/recognise-columns.ts';
import { metricMeaning } from '../metric-name.ts';
import { ANSWER_FIELDS, type AnswerField } from './answer-fields.ts';
import { ANSWER_WORDS, saysRightOne } from './foreign-headers.ts';
import { preferenceHint, preferenceSides } from './paired-answers.ts';

/** Field to column, null where the file has none. */
export type AnswerColumns = Readonly<Record<AnswerField, string | null>>;

export interface FindColumnsOptions {
  /** Whether other columns hold verdicts. */
  readonly judged?: (columns: AnswerColumns) => boolean;
  /** A person said what the words and numbers of verdicts mean. */
  readonly named?: boolean;
}

/**
 * Where the fields stand, and whether that is an answer file at all.
 * @throws ClosedbookError `column-unknown`.
 */
export function answerColumns(
  header: readonly string[],
  map: ColumnMap = {},
  { judged = () => false, named = false }: FindColumnsOptions = {},
): AnswerColumns {
  if (!named) refuseOtherMeaning(map);
  const columns = findAnswerColumns(header, map);
  const sides = columns.answer === null && columns.guess === null ? preferenceSides(header) : null;
  if (sides !== null) throw preferencePairs(sides);
  const said = (['answer', 'guess', 'human', 'outcome', 'declined'] as const).some(
    (field) => columns[field] !== null,
  );
  if (!said && !judged(columns)) {
    recogniseColumns(
      header,
      ANSWER_FIELDS.map((wanted) => (wanted.field === 'answer' ? { ...wanted, required: true } : wanted)),
      { ...map, ...(columns.gold === null ? {} : { gold: columns.gold }) },
    );
  }
  return columns;
}

function preferencePairs(sides: readonly [string, string]): ClosedbookError {
  return new ClosedbookError(
    'column-unknown',
    `expected a column for answer, found preference pairs (columns "${sides.join('" and "')}")`,
    { hint: preferenceHint(sides) },
  );
}

/**
 * Columns of the fields by their names, whatever is missing.
 * @throws ClosedbookError `column-unknown` for a mapped column that the file does not have.
 */
export function findAnswerColumns(header: readonly string[], map: ColumnMap = {}): AnswerColumns {
  const named = recogniseColumns(header, ANSWER_FIELDS, map) as Record<AnswerField, string | null>;
  const columns =
    named.gold === null || isAnswerWord(named.gold) ? withRightAnswer(named, header, map) : named;
  // An only column "answer" is the model's: the file may carry labels instead of a gold.
  const onlyAnswer =
    columns.answer === null &&
    columns.guess === null &&
    columns.gold !== null &&
    map.gold === undefined &&
    isAnswerWord(columns.gold);
  return onlyAnswer ? { ...columns, answer: columns.gold, gold: null } : columns;
}

/** The columns of rows, one after the other: rows of a log have a few shapes, and those of a table that all differ would fill memory. */
export function rememberedColumns(): (row: Readonly<Record<string, unknown>>) => AnswerColumns {
  const known = new Map<string, AnswerColumns>();
  return (row) => {
    const header = Object.keys(row);
    const key = header.join('\u0000');
    const found = known.get(key) ?? findAnswerColumns(header);
    if (known.size < 100) known.set(key, found);
    return found;
  };
}

/** "Erwartete Antwort" is what counts as right, under a name that no list has; the plain "Antwort" beside it is the model's. */
function withRightAnswer(
  columns: Record<AnswerField, string | null>,
  header: readonly string[],
  map: ColumnMap,
): Record<AnswerField, string | null> {
  if (map.gold !== undefined) return columns;
  const claimed = new Set(Object.values(columns));
  const gold = header.find((column) => {
    const words = column.split(/[\s_.:/()[\]-]+/).filter((word) => word !== '');
    return (
      !claimed.has(column) &&
      words.length === 2 &&
      words.some(isAnswerWord) &&
      words.some((word) => !isAnswerWord(word) && saysRightOne(word))
    );
  });
  if (gold === undefined) return columns;
  return columns.answer === null && map.answer === undefined
    ? { ...columns, gold, answer: columns.gold }
    : { ...columns, gold };
}

const PLAIN_ANSWERS = new Set(ANSWER_WORDS.map(plainName));

/** Whether a column is named "answer" and no more, in any language. */
export function isAnswerWord(column: string): boolean {
  return PLAIN_ANSWERS.has(plainName(column));
}

/** The columns after the first of each field that a person gave several of. */
export function furtherColumns(header: readonly string[], map: ColumnMap = {}): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([field, mapped]) => {
      const more = mappedColumns(header, mapped).slice(1);
      return more.length === 0 ? [] : [[field, more]];
    }),
  );
}

/** A 1 in a column of declining or of errors is no right answer. @throws ClosedbookError `column-unknown`. */
function refuseOtherMeaning(map: ColumnMap): void {
  for (const field of ['outcome', 'human', 'guess_outcome']) {
    for (const column of (map[field] ?? '').split(',')) {
      const meaning = column === '' ? 'verdict' : flagMeaning(column);
      if (meaning === 'verdict') continue;
      const declined = meaning === 'refused';
      throw new ClosedbookError(
        'column-unknown',
        `--map ${field}=${column}: by its name a 1 there says ${declined ? 'that the answer declines' : 'that the answer is wrong'}, and as ${field === 'human' ? 'a label' : 'an outcome'} it would count as correct`,
        {
          hint: declined
            ? `Write --map declined=${column}.`
            : `Say what its numbers mean: --outcomes 1=incorrect,0=correct.`,
        },
      );
    }
  }
}

function flagMeaning(column: string): 'refused' | 'incorrect' | 'verdict' {
  const plain = plainName(column).replace(/(flag|label|bool)$/, '');
  const declined = ANSWER_FIELDS.find(({ field }) => field === 'declined')?.names ?? [];
  if (declined.some((name) => [plainName(column), plain].includes(plainName(name)))) return 'refused';
  const meaning = metricMeaning(plain);
  if (meaning === 'refused') return 'refused';
  return meaning === 'incorrect' || /^(is)?(hallucinat|falseanswer|error$|wrong)/.test(plain)
    ? 'incorrect'
    : 'verdict';
}
