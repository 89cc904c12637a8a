/**
 * Columns whose names mean two things, settled by what their first rows hold: a "dataset_id" may number questions or name a set, a
 * "label" may be a gold or a verdict, a "reward" what a prompt stated or what an answer earned.
 */
import { outcomeOfWord, verdictKey } from '../outcome-words.ts';
import type { AnswerField } from './answer-fields.ts';
import type { AnswerColumns } from './find-answer-columns.ts';
import { isBlank } from './verdict-columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** Points that a prompt stated are few; as many as this are something else. */
const MOST_POINTS = 20;

export function settledColumns(
  found: AnswerColumns,
  {
    map,
    rows,
    notes,
  }: {
    readonly map: Readonly<Record<string, string>>;
    readonly rows: readonly Row[];
    readonly notes: string[];
  },
): AnswerColumns {
  const columns: Record<AnswerField, string | null> = { ...found };
  const kinds = (column: string | null) =>
    new Set(column === null ? [] : rows.map((row) => String(row[column] ?? ''))).size;
  // "dataset_id" numbers the questions of a set in some files and names the set in others.
  if (map.question_id === undefined && /^dataset.?id$/i.test(columns.question_id ?? '') && rows.length > 1) {
    if (kinds(columns.question_id) <= Math.max(1, rows.length / 10)) {
      columns.dataset ??= columns.question_id;
      columns.question_id = null;
    }
  }
  if (columns.gold === null && map.gold === undefined && columns.answer !== null) {
    columns.gold = goldByContent(rows, new Set(Object.values(columns)), notes);
  }
  for (const field of ['penalty', 'reward', 'threshold'] as const) {
    const column = columns[field];
    if (column === null || map[field] !== undefined) continue;
    if (isStated(column, { columns, rows, field })) continue;
    columns[field] = null;
    notes.push(
      `the column "${column}" differs from answer to answer, so it is what an answer earned and not what the prompt stated (--map ${field}="${column}" says otherwise)`,
    );
  }
  return columns;
}

/** Names of verdicts in most files; where every row has a text of its own, it is what the row's answer is held against. */
const GOLD_OR_VERDICT = /^(label|correct|right|truth|true|solution|key)$/i;

function goldByContent(
  rows: readonly Row[],
  taken: ReadonlySet<string | null>,
  notes: string[],
): string | null {
  for (const column of Object.keys(rows[0] ?? {})) {
    if (!GOLD_OR_VERDICT.test(column) || taken.has(column)) continue;
    const texts = rows.map((row) => row[column]).filter((cell) => !isBlank(cell));
    const kinds = new Set(texts.map((cell) => verdictKey(cell)));
    const judges = [...kinds].some((kind) => /^(-1|0|1)$/.test(kind) || outcomeOfWord(kind) !== null);
    if (texts.length < 3 || judges || kinds.size <= texts.length / 2) continue;
    notes.push(
      `the column "${column}" is taken for what counts as right: nearly every row has a text of its own there (--map gold=COLUMN says otherwise)`,
    );
    return column;
  }
  return null;
}

/** What a prompt stated is the same for every answer of a model under one instruction. */
function isStated(
  column: string,
  {
    columns,
    rows,
    field,
  }: { readonly columns: AnswerColumns; readonly rows: readonly Row[]; readonly field: string },
): boolean {
  const kinds = new Set(rows.map((row) => String(row[column] ?? '')));
  if (kinds.size > MOST_POINTS) return false;
  if (!/^(reward|penalty)$/i.test(column) || kinds.size === 1) return true;
  // A bare "reward" beside a stated penalty is stated as well; alone it varies with the outcome where it is earned.
  if (field === 'reward' && columns.penalty !== null) return true;
  const askedOnce = new Map<string, Set<string>>();
  const question = columns.question ?? columns.question_id;
  if (question === null) return true;
  for (const row of rows) {
    const key = String(row[question]);
    const met = askedOnce.get(key) ?? new Set();
    askedOnce.set(key, met.add(String(row[column] ?? '')));
  }
  // Each question was asked under each of the stated points.
  return [...askedOnce.values()].filter((met) => met.size === kinds.size).length > askedOnce.size / 2;
}

/** Whether ids are of rows alone, so that what is asked tells which rows belong together. */
export function hasOnlyRowIds(
  columns: AnswerColumns,
  { rows, models }: { readonly rows: readonly Row[]; readonly models: number },
): boolean {
  const distinct = (column: string) => new Set(rows.map((row) => row[column])).size === rows.length;
  const repeats =
    columns.question !== null &&
    new Set(rows.map((row) => row[columns.question as string])).size < rows.length;
  if (columns.question_id !== null) return models > 1 && repeats && distinct(columns.question_id);
  return columns.id === null || (models > 1 && distinct(columns.id));
}
