/**
 * What happened to every question: correct grows from the left edge, wrong from the right, and refusals are what
 * lies between. Both rates that matter keep a fixed baseline, so that lengths compare across rows, and each
 * carries its interval at its free end.
 */

import {
  BROWSED_OUTCOMES,
  type BrowsedOutcome,
  type BrowseFilter,
  NO_REASON,
} from '../../../core/browsing.ts';
import { counted } from '../../../core/counted.ts';
import { REFUSAL_REASONS, type RefusalReason, refusalGroup } from '../../../core/outcome.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { asked } from '../../../core/tally.ts';
import { caption, intervalsText, sizeText } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import { answersOf, ratedFilter, tableLinks } from './answers-link.ts';
import type { Chart } from './chart.ts';
import type { Look } from './look.ts';
import { type OutcomeData, outcomeDrawing } from './outcome-view.ts';
import { OUTCOME } from './palette.ts';

/** Below this many questions a row says in words that it is small. */
const FEW = 30;
/** More rows than this make a picture that nobody reads; the table has all. */
const MOST_DRAWN = 150;

type Datum = OutcomeData['segments'][number];

interface Segment {
  readonly kind: string;
  readonly share: number;
  readonly colour: string;
}

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
      correct?.value ?? null,
      correct?.low ?? null,
      correct?.high ?? null,
      incorrect?.value ?? null,
      incorrect?.low ?? null,
      incorrect?.high ?? null,
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
    title: finding(rows, look, comparable),
    caption: caption(
      `Correct answers grow from the left, wrong ones from the right; what lies between was refused${someMissing ? ' or, where it is hatched, has no outcome' : ''}. The thin lines are the intervals: above the bar for correct, below it for wrong`,
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

type Row = RespondentRates;

function rate(row: Row, metric: string): number {
  return row.estimates[metric]?.value ?? -1;
}

function describe(row: Row, metric: string): string {
  const estimate = row.estimates[metric];
  return estimate?.value == null ? 'undefined' : percent(estimate.value, { n: estimate.n });
}

/** Replies that came to nothing: ungraded, failed, or left out. */
function missingOf(row: Row): number {
  return row.bounds[0]?.missing ?? 0;
}

interface Shares {
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
  readonly missing: number;
}

/** Shares of all that was asked, with what has no outcome as one of them; null where rates are not known. */
function overAsked(row: Row): Shares | null {
  const correct = row.estimates['correct/asked']?.value;
  const incorrect = row.estimates['incorrect/asked']?.value;
  if (correct == null || incorrect == null) {
    const none = asked(row.tally) === 0 && missingOf(row) > 0;
    return none ? { correct: 0, incorrect: 0, refused: 0, missing: 1 } : null;
  }
  const refused = row.estimates['refused/asked']?.value ?? Math.max(0, 1 - correct - incorrect);
  const missing = missingOf(row);
  const had = missing === 0 ? 1 : asked(row.tally) / (asked(row.tally) + missing);
  return { correct: had * correct, incorrect: had * incorrect, refused: had * refused, missing: 1 - had };
}

/** The interval of a rate, or how far it could be whichever way the replies without an outcome had gone. */
function reachOf(row: Row, metric: string): { readonly low: number; readonly high: number } | null {
  const bound = row.bounds.find((one) => one.metric === metric);
  if (bound?.lowest != null && bound.highest !== null) return { low: bound.lowest, high: bound.highest };
  const { low = null, high = null } = row.estimates[metric] ?? {};
  return low === null || high === null ? null : { low, high };
}

/** What stands of the answers behind a segment. */
function outcomesOf(kind: string): readonly BrowsedOutcome[] {
  if (kind === 'no outcome') return ['ungraded', 'failed'];
  return kind.startsWith('refused') ? ['refused'] : [kind as BrowsedOutcome];
}

/** The reasons of a segment of refusals, where they are told apart. */
function reasonsOf(kind: string): Pick<BrowseFilter, 'reasons'> {
  const [, group] = kind.split('refused: ');
  if (group === undefined) return {};
  const named = REFUSAL_REASONS.filter((reason) => refusalGroup(reason) === group);
  return {
    reasons:
      named.length > 0
        ? named
        : [...REFUSAL_REASONS.filter((reason) => refusalGroup(reason) === 'other'), NO_REASON],
  };
}

/** Shares in drawing order. Where nobody's refusals have reasons (`reasoned` false), refusals stay whole. */
function segmentsOf(
  row: Row,
  { reasoned, told }: { readonly reasoned: boolean; readonly told: Shares | null },
): Segment[] {
  if (told === null) return [];
  const { correct, incorrect, refused, missing } = told;
  const groups = { 'does not know': 0, 'will not': 0, other: 0 };
  for (const [reason, n] of Object.entries(row.reasons)) groups[refusalGroup(reason as RefusalReason)] += n;
  const reasons = groups['does not know'] + groups['will not'] + groups.other;
  const part = (n: number) => (reasons === 0 ? 0 : (refused * n) / Math.max(reasons, row.tally.refused));
  const unnamed = refused - part(groups['does not know']) - part(groups['will not']) - part(groups.other);
  const segments: Segment[] = [
    { kind: 'correct', share: correct, colour: OUTCOME.correct.light },
    { kind: 'refused: does not know', share: part(groups['does not know']), colour: OUTCOME.refused.light },
    { kind: 'refused: will not', share: part(groups['will not']), colour: OUTCOME.willNot.light },
    ...(!reasoned
      ? [{ kind: 'refused', share: unnamed, colour: OUTCOME.refused.light }]
      : [
          {
            kind: 'refused: other or not told',
            share: part(groups.other) + unnamed,
            colour: OUTCOME.otherRefusal.light,
          },
        ]),
    { kind: 'no outcome', share: missing, colour: OUTCOME.noOutcome.light },
    { kind: 'incorrect', share: incorrect, colour: OUTCOME.incorrect.light },
  ];
  return segments.filter((segment) => segment.share > 1e-9);
}

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

function finding(rows: readonly Row[], look: Look, comparable?: ReadonlySet<string>): string {
  const all = rows.filter((row) => rate(row, 'correct/asked') >= 0);
  if (all.length === 0) return 'No question has an outcome yet';
  if (all.every((row) => row.tally.correct + row.tally.incorrect === 0 && asked(row.tally) > 0)) {
    return all.length === 1
      ? `${look.name(all[0]!.respondent)} refused every question`
      : 'Every question was refused';
  }
  const known = all.length === 1 ? all : all.filter((row) => comparable?.has(row.respondent) ?? true);
  if (known.length === 0) return 'Correct, wrong and refused, each over its own questions';
  const most = known[0]!;
  if (known.some((row) => missingOf(row) > 0)) return findingOverAsked(known, look);
  if (known.length === 1) {
    return `${look.name(most.respondent)} was right on ${describe(most, 'correct/asked')}, wrong on ${describe(most, 'incorrect/asked')} and silent on ${describe(most, 'refused/asked')} of the questions`;
  }
  const mostWrong = describe(most, 'incorrect/asked');
  const fewestWrong = [...known].sort((a, b) => rate(a, 'incorrect/asked') - rate(b, 'incorrect/asked'))[0]!;
  const equals = (metric: string, one: Row) =>
    known.filter((row) => describe(row, metric) === describe(one, metric));
  const right = equals('correct/asked', most);
  const careful = equals('incorrect/asked', fewestWrong);
  const among = known.length < all.length ? `Of ${known.length} asked the same questions, ` : '';
  const correct = `${among}${who(right, look)} right most often (${describe(most, 'correct/asked')})`;
  if (right.length === 1 && careful.length === 1 && fewestWrong === most)
    return `${correct} and wrong least often (${mostWrong})`;
  const against = careful.includes(most) ? '' : `, against ${mostWrong}`;
  return `${correct}; ${who(careful, look)} wrong least often (${describe(fewestWrong, 'incorrect/asked')}${against})`;
}

/** With replies that have no outcome, who is right most often is known only where they cannot change it. */
function findingOverAsked(known: readonly Row[], look: Look): string {
  const ranges = known.map((row) => ({
    row,
    right: reachOf(row, 'correct/asked')!,
    bounded: missingOf(row) > 0,
  }));
  const text = ({ row, right, bounded }: (typeof ranges)[number]) => {
    const n = asked(row.tally) + missingOf(row);
    return bounded
      ? `${percent(right.low, { n })} to ${percent(right.high, { n })}`
      : describe(row, 'correct/asked');
  };
  const least = ({ row, right, bounded }: (typeof ranges)[number]) =>
    bounded ? right.low : rate(row, 'correct/asked');
  const most = ({ row, right, bounded }: (typeof ranges)[number]) =>
    bounded ? right.high : rate(row, 'correct/asked');
  const first = ranges.reduce((best, one) => (least(one) > least(best) ? one : best));
  if (ranges.length === 1)
    return `${look.name(first.row.respondent)} was right on ${text(first)} of the questions: ${count(missingOf(first.row))} of its replies have no outcome`;
  if (ranges.every((one) => one === first || most(one) <= least(first)))
    return `${look.name(first.row.respondent)} is right most often (${text(first)}), whichever way the replies without an outcome had gone`;
  const hidden = [...ranges].sort((a, b) => missingOf(b.row) - missingOf(a.row))[0]!;
  return `Who is right most often is open: ${counted(missingOf(hidden.row), 'reply', 'replies')} of ${look.name(hidden.row.respondent)} ${missingOf(hidden.row) === 1 ? 'has' : 'have'} no outcome, and it is right on ${text(hidden)} of the questions`;
}

/** Who shares a place as far as the printed decimals tell. */
function who(rows: readonly Row[], look: Look): string {
  const names = rows.map((row) => look.name(row.respondent));
  if (names.length === 1) return `${names[0]} is`;
  return names.length === 2 ? `${names.join(' and ')} are` : `${count(names.length)} respondents alike are`;
}
