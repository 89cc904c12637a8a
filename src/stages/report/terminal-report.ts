/**
 * The report in a terminal: the decision, a table that fits the width, a small frontier in characters. Plain text
 * without colours, so that it reads the same in a log.
 */

import { checkArgument, isRecord } from '../../core/argument.ts';
import { counted } from '../../core/counted.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { displayWidth, padCells, wrapCells } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { type Look, lookOf } from './charts/look.ts';
import { terminalFrontier } from './terminal-frontier.ts';
import { choiceValueText } from './wording/choice-text.ts';
import { costWords } from './wording/cost-words.ts';
import { firstLines } from './wording/first-lines.ts';
import { missingText } from './wording/missing-text.ts';
import { fixed, intervalText, penaltyText, valueText } from './wording/numbers.ts';
import { repeatsText } from './wording/repeats-text.ts';
import { whyText } from './wording/why.ts';

export interface TerminalOptions {
  /** Columns. @default 80 */
  readonly width?: number;
  /** Whether to use ANSI colours. @default false */
  readonly colour?: boolean;
  /** Penalty L the table is ordered by. @default as the HTML report opens */
  readonly penalty?: number;
}

const BLUE = '\u001b[34m';
const RED = '\u001b[31m';
const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const RESET = '\u001b[0m';
/** Up to this many respondents all stand in the table. */
const MOST_ROWS = 60;
/** Of more than that, so many. */
const ROWS_OF_MANY = 30;
/** Sentences of the decision shown. */
const SENTENCES = 3;

/**
 * The summary as text for a terminal: the decision, a table of rates with intervals, what stands under them.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * terminalReport(summary).split('\n')[0]; // => 'Three questions'
 */
export function terminalReport(summary: Summary, options: TerminalOptions = {}): string {
  checkArgument(isRecord(summary) && isRecord(summary.rates), 'summary', {
    expected: 'a summary, as analyze gives it',
    given: summary,
  });
  const { width = 80, colour = false, penalty } = options;
  const look = lookOf(summary, penalty === undefined ? {} : { penalty });
  const paint = (code: string, text: string) => (colour ? `${code}${text}${RESET}` : text);
  const rows = [...summary.rates.rows].sort((a, b) => rankWorth(b, look) - rankWorth(a, look));
  const title = visibleText(summary.simulated ? `Simulated: ${summary.title}` : summary.title).replaceAll(
    '\n',
    ' ',
  );
  const lines = [
    ...wrapCells(title, width).map((line) => paint(BOLD, line)),
    '',
    ...wrapCells(visibleText(summary.decision.headline), width).map((line) => paint(BOLD, line)),
    ...sentenceLines(summary.decision, width),
    '',
    ...ratesLines(rows, look, { width, paint, ...sharesOf(summary, look) }),
    ...missingLines(rows, look, width),
    ...firstLines(summary).flatMap((line) => ['', ...wrapCells(visibleText(line), width)]),
    ...peopleLines(rows, look, width),
    ...claimLines(summary, look, width),
    ...languageLines(summary, width),
    ...repeatLines(summary, width),
    '',
    ...terminalFrontier(summary, look, { width, faint: (text) => paint(DIM, text) }),
  ];
  for (const note of summary.provenance.warnings)
    lines.push(...wrapCells(visibleText(note), width).map((line) => paint(DIM, line)));
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
}

/** The first sentences; the rest is in the HTML. */
function sentenceLines({ headline, sentences }: Summary['decision'], width: number): string[] {
  const first = sentences.slice(0, SENTENCES);
  // Under the first text that names L.
  const texts = [headline, ...first];
  const names = texts.findIndex((text) => costWords([text]).length > 0);
  const shown = texts
    .flatMap((text, at) => [...(at === 0 ? [] : [text]), ...(at === names ? costWords([text]) : [])])
    .flatMap((sentence) => wrapCells(visibleText(sentence), width));
  const more = sentences.length - SENTENCES;
  return more > 0 ? [...shown, `(${counted(more, 'more sentence')} on the choice in the report)`] : shown;
}

/** More respondents than this with missing outcomes stand in the report's table only. */
const MISSING_TOLD = 6;

/** What has no outcome, with its bounds: a rate over the rest can flatter. */
function missingLines(rows: readonly RespondentRates[], look: Look, width: number): string[] {
  const texts = rows.flatMap((row) => missingText(row, look.fullName(row.respondent)) ?? []);
  if (texts.length === 0) return [];
  const more = texts.length - MISSING_TOLD;
  return [
    '',
    ...texts.slice(0, MISSING_TOLD).flatMap((text) => wrapCells(visibleText(text), width)),
    ...(more > 0 ? [`(${more} more with missing outcomes in the report)`] : []),
  ];
}

/** Right and wrong answers by people's grades beside the automatic ones, where people graded. */
function peopleLines(rows: readonly RespondentRates[], look: Look, width: number): string[] {
  const how = rows.some((row) => row.corrected !== undefined) ? 'corrected by people’s sample' : 'by people';
  return (['correct/asked', 'incorrect/asked'] as const).flatMap((metric) => {
    const said = rows.flatMap((row) => {
      const people = row.corrected?.[metric] ?? row.human?.[metric];
      // Undefined where people read nothing of some outcome; the report says which.
      if (people == null || people.value === null) return [];
      const automatic = valueText(row.estimates[metric]);
      return [
        `${look.name(row.respondent)} ${valueText(people)} (${intervalText(people)}; graded ${automatic})`,
      ];
    });
    if (said.length === 0) return [];
    const word = metric === 'correct/asked' ? 'Correct' : 'Wrong';
    return ['', ...wrapCells(visibleText(`${word} ${how}: ${said.join(', ')}.`), width)];
  });
}

/** More respondents than this have their claims told in the report alone. */
const CLAIMS_TOLD = 6;
/** Of gaps between languages the widest. */
const GAPS_TOLD = 3;

/** What long answers hold, claim by claim: the headline of person-strict hides it. */
function claimLines({ claims }: Summary, look: Look, width: number): string[] {
  if (claims === undefined) return [];
  const told = claims.rows
    .slice(0, CLAIMS_TOLD)
    .map(({ respondent, precision, recall, wrongPerReply, audit }) => {
      const best = audit?.precision ?? precision;
      const by = audit === undefined ? '' : ', corrected by people’s audit';
      return `${look.name(respondent)} ${valueText(best)} right of those that can be checked (${intervalText(best)}${by}), ${valueText(recall)} of the facts told, ${valueText(audit?.wrongPerReply ?? wrongPerReply)} wrong a reply`;
    });
  const more = claims.rows.length - CLAIMS_TOLD;
  const rest = more > 0 ? ` (${counted(more, 'more respondent')} in the report)` : '';
  return ['', ...wrapCells(visibleText(`Claims of long answers: ${told.join('; ')}.${rest}`), width)];
}

/** The gaps between languages, paired by fact. */
function languageLines({ languages }: Summary, width: number): string[] {
  const widest = (languages?.rows ?? [])
    .map(({ differences }, at) => [Math.abs(differences.correct.value ?? 0), at] as const)
    .sort(([a], [b]) => b - a);
  const sentences = widest.flatMap(([, at]) => languages?.sentences[at] ?? []);
  if (sentences.length === 0) return [];
  const more = sentences.length - GAPS_TOLD;
  return [
    '',
    ...sentences.slice(0, GAPS_TOLD).flatMap((one) => wrapCells(visibleText(one), width)),
    ...(more > 0 ? [`(${counted(more, 'more gap')} between languages in the report)`] : []),
  ];
}

/** How steady the judges are, where a sample was judged twice. */
function repeatLines({ judge }: Summary, width: number): string[] {
  const lines = (judge?.repeats ?? []).flatMap((one) => wrapCells(repeatsText(one), width));
  return lines.length === 0 ? [] : ['', ...lines];
}

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
function sharesOf({ frontier, rates }: Summary, look: Look): Pick<Drawing, 'shares' | 'apart'> {
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

function ratesLines(
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

/** Whoever has no worth stands last. */
function rankWorth(row: RespondentRates, look: Look): number {
  return look.worth(row, look.penalty) ?? -Infinity;
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
