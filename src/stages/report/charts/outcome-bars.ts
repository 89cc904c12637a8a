/**
 * What happened to every question: correct grows from the left edge, wrong from the right, and refusals are what
 * lies between. Both rates that matter keep a fixed baseline, so that lengths compare across rows, and each
 * carries its interval at its free end.
 */

import { BROWSED_OUTCOMES } from '../../../core/browsing.ts';
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { caption, intervalsText, sizeText } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import { answersOf, ratedFilter, tableLinks } from './answers-link.ts';
import { type Chart, estimateCells } from './chart.ts';
import type { Look } from './look.ts';
import { outcomeFinding } from './outcome-finding.ts';
import { describe, missingOf, overAsked, type Row, rate, reachOf } from './outcome-rates.ts';
import { outcomesOf, reasonsOf, segmentsOf } from './outcome-segments.ts';
import { type OutcomeData, outcomeDrawing } from './outcome-view.ts';
import { OUTCOME } from './palette.ts';

/** Below this many questions a row says in words that it is small. */
const FEW = 30;
/** More rows than this make a picture that nobody reads; the table has all. */
const MOST_DRAWN = 150;

type Datum = OutcomeData['segments'][number];

export interface OutcomeBarsOptions {
  /** Respondents that the title may hold against each other. @default all */
  readonly comparable?: ReadonlySet<string>;
}

export function outcomeBars(
  section: Summary['rates'],
  look: Look,
  { comparable }: OutcomeBarsOptions = {},
): Chart {
  const rows = [...section.rows].sort((a, b) => rate(b, 'correct/asked') - rate(a, 'correct/asked'));
  const drawn = rows.slice(0, MOST_DRAWN);
  const segments: Datum[] = [];
  const correctEnds: Datum[] = [];
  const incorrectEnds: Datum[] = [];
  const sides: Datum[] = [];
  const table: (string | number | null)[][] = [];

  const reasoned = rows.some((row) => Object.values(row.reasons).some((n) => n > 0));
  for (const [place, row] of rows.entries()) {
    const id = row.respondent;
    const n = row.estimates['correct/asked']?.n ?? null;
    const isDrawn = place < MOST_DRAWN;
    const told = isDrawn ? overAsked(row) : null;
    let start = 0;
    for (const segment of segmentsOf(row, { reasoned, told })) {
      const text = percent(segment.share, { n });
      segments.push({
        id,
        outcome: segment.kind,
        start: significant(start),
        end: significant(start + segment.share),
        middle: significant(start + segment.share / 2),
        share: significant(segment.share),
        colour: segment.colour,
        text,
        ink: segment.kind === 'correct' || segment.kind === 'incorrect' ? 'light' : 'dark',
        ...answersOf(look, { ...ratedFilter(id, outcomesOf(segment.kind)), ...reasonsOf(segment.kind) }),
      });
      start += segment.share;
    }
    const correct = row.estimates['correct/asked'];
    const incorrect = row.estimates['incorrect/asked'];
    const right = isDrawn ? reachOf(row, 'correct/asked') : null;
    if (right !== null) correctEnds.push({ id, low: significant(right.low), high: significant(right.high) });
    const wrong = isDrawn ? reachOf(row, 'incorrect/asked') : null;
    if (wrong !== null)
      incorrectEnds.push({ id, low: significant(1 - wrong.high), high: significant(1 - wrong.low) });
    if (isDrawn) sides.push({ id, text: sideText(row, n), few: n !== null && n < FEW });
    table.push([
      look.fullName(row.respondent),
      n,
      row.tally.correct,
      row.tally.incorrect,
      row.tally.refused,
      ...estimateCells(correct),
      ...estimateCells(incorrect),
      row.estimates['refused/asked']?.value ?? null,
      row.tally.ungraded,
      row.tally.failedError + row.tally.failedEmpty + row.tally.failedTruncated,
    ]);
  }

  const someMissing = rows.some((row) => missingOf(row) > 0);
  const estimates = rows.flatMap((row) =>
    ['correct/asked', 'incorrect/asked'].flatMap((metric) => row.estimates[metric] ?? []),
  );
  const data: OutcomeData = {
    order: drawn.map((row) => row.respondent),
    segments,
    correctEnds,
    incorrectEnds,
    sides,
    kinds: legendKinds(segments),
  };
  return {
    id: 'outcomes',
    title: outcomeFinding(rows, look, comparable),
    caption: caption(
      `Correct answers grow from the left, wrong ones from the right; what lies between was refused${someMissing ? ' or, where it is hatched, has no outcome' : ''}`,
      correctEnds.length + incorrectEnds.length > 0
        ? 'the thin lines are the intervals: above the bar for correct, below it for wrong'
        : '',
      sizeText(
        estimates.filter((estimate) => estimate.metric === 'correct/asked'),
        look.unit,
      ),
      someMissing
        ? `every bar is a share of all ${look.unit === 'askings' ? 'askings' : 'questions asked'}; where replies have no outcome the thin lines run as far as the share could, whichever way those had gone. The table’s rates are over the ${look.asked}`
        : `every share is of the ${look.asked}`,
      intervalsText(estimates, look.levelPercent),
      drawn.length < rows.length
        ? `drawn are the ${count(drawn.length)} of ${count(rows.length)} respondents that are right most often; the table has all`
        : '',
    ),
    description: drawn
      .map(
        (row) =>
          `${look.fullName(row.respondent)}: ${describe(row, 'correct/asked')} correct, ${describe(row, 'incorrect/asked')} wrong, ${describe(row, 'refused/asked')} refused`,
      )
      .join('; '),
    metrics: ['correct/asked', 'incorrect/asked', 'refused/asked'],
    table: {
      columns: COLUMNS,
      rows: table,
      ...tableLinks({ columns: COLUMNS, rows: table }, (row, column) => {
        const outcome = BROWSED_OUTCOMES.find((one) => one === column);
        return outcome === undefined ? null : look.answersAt(ratedFilter(rows[row]!.respondent, [outcome]));
      }),
    },
    spec: outcomeDrawing(data, look, 'wide'),
    narrow: outcomeDrawing(data, look, 'narrow'),
  };
}

const COLUMNS = [
  'respondent',
  'n',
  'correct',
  'incorrect',
  'refused',
  'correct/asked',
  'correct/asked low',
  'correct/asked high',
  'incorrect/asked',
  'incorrect/asked low',
  'incorrect/asked high',
  'refused/asked',
  'ungraded',
  'failed',
];

const KIND_ORDER: readonly (readonly [string, string])[] = [
  ['correct', OUTCOME.correct.light],
  ['refused', OUTCOME.refused.light],
  ['refused: does not know', OUTCOME.refused.light],
  ['refused: will not', OUTCOME.willNot.light],
  ['refused: other or not told', OUTCOME.otherRefusal.light],
  ['no outcome', OUTCOME.noOutcome.light],
  ['incorrect', OUTCOME.incorrect.light],
];

function legendKinds(segments: readonly Datum[]): (readonly [string, string])[] {
  const present = new Set(segments.map((segment) => segment['outcome']));
  const kinds = KIND_ORDER.filter(([kind]) => present.has(kind));
  return kinds.length === 0 ? [...KIND_ORDER.slice(0, 1)] : kinds;
}

function sideText(row: Row, n: number | null): string {
  const missing =
    row.tally.ungraded + row.tally.failedError + row.tally.failedEmpty + row.tally.failedTruncated;
  if (n === 0) return `no outcome${missing > 0 ? ` in ${counted(missing, 'reply', 'replies')}` : ''}`;
  const size = n === null ? 'n not known' : `n = ${count(n)}`;
  const few = n !== null && n < FEW ? ', few' : '';
  return `${size}${few}${missing > 0 ? `; ${count(missing)} without outcome` : ''}`;
}
