/**
 * A table of results as papers print them: model, n, correct, incorrect, refused, in percent, fractions or counts.
 * Where all three are printed they must add up to the whole within what rounding allows; a row that does not is
 * an error, for a mistyped figure would move a frontier.
 */

import { basename } from 'node:path';
import { checkArgument } from '../../core/argument.ts';
import type { PublishedCounts, PublishedRow } from '../../core/published-counts.ts';
import { errorAt, type Place } from '../../rows/place.ts';
import { type ReadRowsOptions, readRows } from '../../rows/read-rows.ts';
import { type ColumnMap, recogniseColumns, type WantedField } from '../../rows/recognise-columns.ts';

const PUBLISHED_FIELDS: readonly WantedField[] = [
  { field: 'model', names: ['model', 'model_name', 'respondent', 'system'], required: true },
  { field: 'correct', names: ['correct', 'accuracy', 'correct_rate'], required: true },
  { field: 'incorrect', names: ['incorrect', 'wrong', 'hallucination_rate'] },
  { field: 'refused', names: ['refused', 'not_attempted', 'abstained', 'refusals'] },
  { field: 'n', names: ['n', 'asked', 'questions', 'total'] },
  { field: 'unit', names: ['unit'] },
  { field: 'benchmark', names: ['benchmark', 'dataset', 'task'] },
  { field: 'source', names: ['source'] },
  { field: 'url', names: ['url', 'link'] },
  { field: 'evidence', names: ['evidence', 'grade'] },
  { field: 'note', names: ['note', 'notes', 'comment'] },
  { field: 'grader', names: ['grader', 'judge'] },
];

/** Columns of figures that follow from the others, named by metric id. */
const PRINTED_METRICS = [
  'f-score',
  'index',
  'correct/attempted',
  'incorrect/attempted',
  'incorrect/not-correct',
] as const;

export interface ReadPublishedTableOptions extends ReadRowsOptions {
  readonly map?: ColumnMap;
}

/**
 * The whole table. `unit` may be left out: counts add up to n, fractions stay within 1, the rest is percent.
 * An n that is no number is unknown, and stands in the note.
 * @throws ClosedbookError `column-unknown`, `record-invalid` with the line, and the errors of reading.
 * @example
 * await writeFile(`${folder}/rates.csv`, 'model,n,correct,incorrect,refused\nowl,100,40,20,40\n');
 * (await readPublishedTable(`${folder}/rates.csv`)).rows[0].n; // => 100
 */
export async function readPublishedTable(
  path: string,
  options: ReadPublishedTableOptions = {},
): Promise<PublishedCounts> {
  checkArgument(typeof path === 'string', 'path', { expected: 'the path of a file', given: path });
  let columns: Record<string, string | null> | null = null;
  const rows: PublishedRow[] = [];
  for await (const { row, place } of readRows(path, options)) {
    columns ??= recogniseColumns(Object.keys(row), PUBLISHED_FIELDS, options.map);
    rows.push(publishedRow(row, place, columns));
  }
  return { title: titleOf(rows, path), rows };
}

/** Whether a header is that of a published table and not of answers: rates by model, nothing that was answered. */
export function isPublishedHeader(header: readonly string[]): boolean {
  const columns = recogniseColumns(
    header,
    PUBLISHED_FIELDS.map(({ field, names }) => ({ field, names })),
  );
  const hasAnswers = header.some((name) => /^(question|answer|response|prediction|output|gold)$/i.test(name));
  return !hasAnswers && columns.model !== null && columns.correct !== null;
}

type Figures = readonly [correct: Figure | null, incorrect: Figure | null, refused: Figure | null];

interface Figure {
  readonly value: number;
  /** Half of the last printed digit. */
  readonly rounding: number;
}

function publishedRow(
  row: Record<string, unknown>,
  place: Place,
  columns: Record<string, string | null>,
): PublishedRow {
  const cell = (field: string): string => {
    const column = columns[field]!;
    return column === null ? '' : String(row[column] ?? '').trim();
  };
  if (cell('model') === '') throw invalid(place, 'expected a model, found an empty cell');
  const [correct, incorrect, refused] = ['correct', 'incorrect', 'refused'].map((field) =>
    figure(cell(field), field, place),
  );
  const figures: Figures = [correct!, incorrect!, refused!];
  const printed = Number(cell('n').replaceAll(',', ''));
  let n = cell('n') !== '' && printed > 0 && Number.isFinite(printed) ? printed : null;
  const unit = unitOf(cell('unit'), figures, n, place);
  if (unit === 'count' && n === null) n = sumOf(figures)?.value ?? null;
  if (unit === 'count' && n === null) throw invalid(place, 'counts need n, the number of questions asked');
  const whole = unit === 'percent' ? 100 : unit === 'fraction' ? 1 : (n as number);
  checkIdentity(figures, { whole, unit }, place);
  const share = (part: Figure | null) =>
    part === null ? null : Math.min(1, Number((part.value / whole).toPrecision(15)));
  const note = cell('note');
  const printedMetrics = PRINTED_METRICS.flatMap((metric): [string, number][] => {
    const written = String(row[metric] ?? '').trim();
    return written !== '' && Number.isFinite(Number(written)) ? [[metric, Number(written)]] : [];
  });
  const unreadN = cell('n') !== '' && n === null ? `n as printed: ${cell('n')}` : '';
  return {
    model: cell('model'),
    benchmark: cell('benchmark'),
    source: cell('source'),
    url: cell('url'),
    n,
    correct: share(correct!),
    incorrect: share(incorrect!),
    refused: share(refused!),
    unit,
    evidence: cell('evidence') || (/^grade ([PSC])\b/.exec(note)?.[1] ?? ''),
    note: [note, unreadN].filter((part) => part !== '').join('; '),
    ...(cell('grader') === '' ? {} : { grader: cell('grader') }),
    ...(printedMetrics.length === 0 ? {} : { printed: Object.fromEntries(printedMetrics) }),
  };
}

function figure(written: string, field: string, place: Place): Figure | null {
  if (written === '' || /^(-|–|n\/?a|null|nan)$/i.test(written)) return null;
  const digits = written.replace(/%$/, '').replaceAll(',', '').trim();
  const value = Number(digits);
  if (!(value >= 0 && Number.isFinite(value))) {
    throw invalid(place, `${field}: expected a number from 0, got "${written}"`);
  }
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return { value, rounding: 0.5 * 10 ** -decimals };
}

function unitOf(written: string, figures: Figures, n: number | null, place: Place): PublishedRow['unit'] {
  if (written === 'percent' || written === 'fraction' || written === 'count') return written;
  if (written === '%') return 'percent';
  if (written !== '') throw invalid(place, `unit: expected percent, fraction or count, got "${written}"`);
  const sum = sumOf(figures);
  if (sum !== null && n !== null && sum.value === n) return 'count';
  if (figures.every((part) => part === null || part.value <= 1)) return 'fraction';
  if (figures.every((part) => part === null || part.value <= 100)) return 'percent';
  return 'count';
}

function sumOf(figures: Figures): Figure | null {
  let value = 0;
  let rounding = 0;
  for (const part of figures) {
    if (part === null) return null;
    value += part.value;
    rounding += part.rounding;
  }
  return { value, rounding };
}

function checkIdentity(
  figures: Figures,
  { whole, unit }: { whole: number; unit: PublishedRow['unit'] },
  place: Place,
): void {
  for (const part of figures) {
    if (part !== null && part.value > whole + part.rounding) {
      throw invalid(place, `expected figures of at most ${whole}, got ${part.value}`);
    }
  }
  const sum = sumOf(figures);
  if (sum === null) return;
  const allowed = unit === 'count' ? 0 : sum.rounding;
  if (Math.abs(sum.value - whole) > allowed + 1e-9) {
    const parts = figures.map((part) => part?.value).join(' + ');
    throw invalid(
      place,
      `expected correct + incorrect + refused = ${whole}, got ${parts} = ${round(sum.value)}`,
    );
  }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function titleOf(rows: readonly PublishedRow[], path: string): string {
  for (const field of ['source', 'benchmark'] as const) {
    const names = new Set(rows.map((row) => row[field]));
    const [only] = names;
    if (names.size === 1 && only) return only;
  }
  return basename(path).replace(/\.[^.]+$/, '');
}

function invalid(place: Place, message: string) {
  return errorAt(place, message, { code: 'record-invalid' });
}
