/**
 * The table of rates in a terminal: a row adds up, whatever is missing, because its shares, its worth and the plot below
 * it are over the same questions; the line under it says which.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { displayWidth, padCells, wrapCells } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';
import { type Look, rankWorth } from './charts/look.ts';
import { choiceValueText } from './wording/choice-text.ts';
import { fixed, intervalText, penaltyText, valueText } from './wording/numbers.ts';
import { whyText } from './wording/why.ts';

const BLUE = '\u001b[34m';
const RED = '\u001b[31m';
const DIM = '\u001b[2m';
/** Up to this many respondents all stand in the table. */
const MOST_ROWS = 60;
/** Of more than that, so many. */
const ROWS_OF_MANY = 30;

/** The three shares of a row. */
interface Shares {
  readonly correct: Estimate | undefined;
  readonly incorrect: Estimate | undefined;
  readonly refused: Estimate | undefined;
}

/**
 * Shares over the same questions as the worth beside them and the plot below: where outcomes are missing, those of the
 * frontier, so that a row adds up. The bounds under the table are of everything asked.
 */
export function sharesOf({ frontier, rates }: Summary, look: Look): Pick<Drawing, 'shares' | 'apart'> {
  const points = new Map(
    look.shared === look.asked ? [] : frontier?.points.map((point) => [point.respondent, point]),
  );
  const shares = ({ respondent, estimates }: RespondentRates): Shares => {
    const point = points.get(respondent);
    const refused = estimates['refused/asked'];
    if (point === undefined)
      return { correct: estimates['correct/asked'], incorrect: estimates['incorrect/asked'], refused };
    const { correct, incorrect } = point;
    if (refused === undefined || correct.value === null || incorrect.value === null)
      return { correct, incorrect, refused: undefined };
    const rest = Math.max(0, 1 - correct.value - incorrect.value);
    return { correct, incorrect, refused: { ...refused, value: rest, n: correct.n } };
  };
  const out = (row: RespondentRates) =>
    !points.has(row.respondent) && row.estimates['correct/asked']?.value != null;
  return { shares, apart: points.size > 0 && rates.rows.some(out) };
}

interface Drawing {
  readonly width: number;
  readonly paint: (code: string, text: string) => string;
  readonly shares: (row: RespondentRates) => Shares;
  /** Whether somebody who is not compared stands in the table, too. */
  readonly apart: boolean;
}

/** The table and the line below it that says over what its numbers are. */
export function ratesLines(
  rows: readonly RespondentRates[],
  look: Look,
  { width, paint, shares, apart }: Drawing,
): string[] {
  const sizeOf = (row: RespondentRates) => sizeText(shares(row).correct);
  const sizes = new Set(rows.map(sizeOf));
  const only = sizes.size === 1 ? [...sizes][0] : undefined;
  const columns: { head: string; of: (row: RespondentRates) => string; code?: string }[] = [
    // One n for all stands in the small print and leaves its column to the names.
    ...(sizes.size > 1 ? [{ head: 'n', of: sizeOf }] : []),
    { head: 'correct %', of: (row) => withInterval(shares(row).correct), code: BLUE },
    { head: 'wrong %', of: (row) => withInterval(shares(row).incorrect), code: RED },
    { head: 'refused %', of: (row) => bare(valueText(shares(row).refused)) },
    { head: `worth@${penaltyText(look.penalty)}`, of: (row) => utilityText(row, look) },
    { head: 'even at', of: (row) => evenText(row.breakEven) },
  ];
  const shown = rows.length > MOST_ROWS ? ROWS_OF_MANY : rows.length;
  const cells = rows.slice(0, shown).map((row) => columns.map((column) => column.of(row)));
  const widths = columns.map((column, place) =>
    Math.max(displayWidth(column.head), ...cells.map((line) => displayWidth(line[place]!))),
  );
  const taken = widths.reduce((sum, one) => sum + one + 2, 0);
  const whole = rows.slice(0, shown).map((row) => look.fullName(row.respondent));
  const nameWidth = Math.max(
    SHORTEST_NAME,
    Math.min(Math.max(...whole.map(displayWidth), 18), width - taken),
  );
  const names = cutNames(whole, { width: nameWidth, measure: displayWidth });
  const line = (name: string, values: readonly string[], painted = false) =>
    padCells(name, nameWidth) +
    values
      .map((value, place) => {
        const text = `  ${' '.repeat(Math.max(0, widths[place]! - displayWidth(value)))}${value}`;
        const code = columns[place]!.code;
        return painted && code !== undefined ? paint(code, text) : text;
      })
      .join('');
  const undefinedReasons = [
    ...new Set(
      rows.flatMap((row) =>
        row.estimates['correct/asked']?.value === null ? [whyText(row.estimates['correct/asked'].why)] : [],
      ),
    ),
  ];
  return [
    paint(
      DIM,
      line(
        'respondent',
        columns.map((column) => column.head),
      ),
    ),
    ...ranked(rows, look)
      .filter((place) => place === null || place < shown)
      .map((place) =>
        place === null
          ? line(
              nameWidth < DECLINE_NAME.length ? 'decline all' : DECLINE_NAME,
              columns.map(({ head }) => DECLINE_CELLS[head.replace(/@.*/, '')] ?? ''),
              true,
            )
          : line(names[place]!, cells[place]!, true),
      ),
    ...(shown < rows.length
      ? wrapCells(
          `The ${shown} worth most of ${rows.length} respondents; the report and --json have all.`,
          width,
        )
      : []),
    ...wrapCells(
      `Shares of the ${look.shared}${only === undefined || only === NOT_KNOWN ? '' : ` (n = ${only} each)`}, ${intervalWords(
        rows.map((row) => shares(row).correct),
        look,
      )}. worth@${penaltyText(look.penalty)}: correct − ${penaltyText(look.penalty)}·wrong, in right answers per 100 ${look.sharedUnit}. even at: the penalty above which declining everything is better.${apart ? ' A respondent left out of the choice has shares of its own outcomes.' : ''}${undefinedReasons.length > 0 ? ` –: ${undefinedReasons.join('; ')}.` : ''}`,
      width,
    ).map((text) => paint(DIM, text)),
  ];
}

/** Cells of `decline all`: no name column is narrower. */
const SHORTEST_NAME = 11;
const DECLINE_NAME = 'decline everything';

const DECLINE_CELLS: Record<string, string> = {
  'correct %': '0',
  'wrong %': '0',
  'refused %': '100',
  worth: '0',
};

/** Places of the rows, already in order of utility, with declining everything (null) where its 0 belongs. */
function ranked(rows: readonly RespondentRates[], look: Look): (number | null)[] {
  const places: (number | null)[] = rows.map((_, place) => place);
  const below = rows.findIndex((row) => rankWorth(row, look) < 0);
  places.splice(below === -1 ? rows.length : below, 0, null);
  return places;
}

const NOT_KNOWN = '?';

function sizeText(estimate: Estimate | undefined): string {
  const n = estimate?.n;
  return n === null || n === undefined ? NOT_KNOWN : String(n);
}

/** Intervals are announced only where some are printed. */
function intervalWords(estimates: readonly (Estimate | undefined)[], look: Look): string {
  const some = estimates.filter((estimate) => intervalText(estimate) !== '').length;
  if (some === estimates.length) return `${look.levelPercent}% intervals`;
  const unknown = estimates.some((estimate) => estimate?.value != null && sizeText(estimate) === NOT_KNOWN);
  if (!unknown) return some > 0 ? `${look.levelPercent}% intervals` : 'without intervals';
  return some > 0
    ? `${look.levelPercent}% intervals where the number of questions is known`
    : 'without intervals: the number of questions is not known';
}

function withInterval(estimate: Estimate | undefined): string {
  const interval = intervalText(estimate);
  const value = bare(valueText(estimate));
  return interval === '' ? value : `${value} ${interval}`;
}

/** The unit stands in the column's head. */
function bare(text: string): string {
  return text.replace('%', '');
}

/** On the scale of the shares beside it, as on the page. */
function utilityText(row: RespondentRates, look: Look): string {
  const value = look.worth(row, look.penalty);
  return value === null ? '–' : choiceValueText(100 * value);
}

/** One column, three digits: 10.0, 6.67, 2.00. */
function evenText({ value }: Estimate): string {
  return value === null ? '–' : fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0);
}
