/**
 * Whether silence fell on what would have been wrong: refused questions of the open pass, asked again by force. Only
 * refusals that say "I do not know" are judged; privacy, safety and blocks are no claim about knowledge.
 */
import type { Estimate } from '../../core/estimate.ts';
import { refusalGroup } from '../../core/outcome.ts';
import { CELL_CODE, type OutcomeTable, PASSES, reasonOfCode } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { refusalClassifier } from '../../stats/agreement/refusal-classifier.ts';
import type { Interval } from '../../stats/numeric/interval.ts';
import { sum } from '../../stats/numeric/sum.ts';
import { pairedDifference } from '../../stats/pair/paired-difference.ts';
import { wilson } from '../../stats/rate/wilson.ts';
import { asEstimate } from './as-estimate.ts';
import { isRated } from './grid.ts';

type Row = NonNullable<Summary['refusal']>['rows'][number];

interface Counts {
  forcedCorrect: number;
  forcedIncorrect: number;
  stillRefused: number;
  /** Control: right before and after, before only, after only, neither. */
  control: [number, number, number, number];
  answeredCorrect: number;
  answeredIncorrect: number;
}

/** The section; undefined when no question was forced. */
export function refusalSection(
  table: OutcomeTable,
  level: number,
): NonNullable<Summary['refusal']> | undefined {
  const counts = countForced(table);
  const rows = counts.flatMap((one, index) =>
    one.forcedCorrect + one.forcedIncorrect + one.stillRefused + sum(one.control) === 0
      ? []
      : [rowOf(table.respondents[index]!.id, one, level)],
  );
  return rows.length === 0 ? undefined : { rows };
}

function countForced(table: OutcomeTable): Counts[] {
  const rated = table.questions.map(isRated);
  const openCode = PASSES.indexOf('open');
  const open = new Map<number, number>();
  const trials = 1 + table.trial.subarray(0, table.rows).reduce((most, trial) => Math.max(most, trial), 0);
  const keyOf = (row: number): number =>
    (table.respondent[row]! * table.questions.length + table.question[row]!) * trials + table.trial[row]!;
  const counts = table.respondents.map(
    (): Counts => ({
      forcedCorrect: 0,
      forcedIncorrect: 0,
      stillRefused: 0,
      control: [0, 0, 0, 0],
      answeredCorrect: 0,
      answeredIncorrect: 0,
    }),
  );
  // Most questions are never forced: what came before is kept of the others alone.
  const forced = new Set<number>();
  for (let row = 0; row < table.rows; row += 1) if (table.pass[row] !== openCode) forced.add(keyOf(row));
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== openCode || !rated[table.question[row]!]) continue;
    const into = counts[table.respondent[row]!]!;
    if (table.cell[row] === CELL_CODE.correct) into.answeredCorrect += 1;
    else if (table.cell[row] === CELL_CODE.incorrect) into.answeredIncorrect += 1;
    else if (table.cell[row] !== CELL_CODE.refused || !saysUnknown(table.reason[row]!)) continue;
    const key = keyOf(row);
    if (forced.has(key)) open.set(key, table.cell[row]!);
  }
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] === openCode) continue;
    const before = open.get(keyOf(row));
    if (before !== undefined) countOne(counts[table.respondent[row]!]!, before, table.cell[row]!);
  }
  return counts;
}

function countOne(into: Counts, before: number, after: number): void {
  if (before === CELL_CODE.refused) {
    if (after === CELL_CODE.correct) into.forcedCorrect += 1;
    else if (after === CELL_CODE.incorrect) into.forcedIncorrect += 1;
    else if (after === CELL_CODE.refused) into.stillRefused += 1;
    return;
  }
  if (after > CELL_CODE.refused) return;
  const rightBefore = before === CELL_CODE.correct;
  const rightAfter = after === CELL_CODE.correct;
  into.control[rightBefore ? (rightAfter ? 0 : 1) : rightAfter ? 2 : 3] += 1;
}

function saysUnknown(code: number): boolean {
  const reason = reasonOfCode(code);
  return reason === null || refusalGroup(reason) === 'does not know';
}

function rowOf(respondent: string, counts: Counts, level: number): Row {
  const { forcedCorrect, forcedIncorrect, stillRefused } = counts;
  const forced = forcedCorrect + forcedIncorrect;
  const all = forced + stillRefused;
  const classifier = refusalClassifier(
    {
      refusedWrong: forcedIncorrect,
      refusedRight: forcedCorrect,
      answeredWrong: counts.answeredIncorrect,
      answeredRight: counts.answeredCorrect,
    },
    { level },
  );
  const right = wilson(forcedCorrect, forced, { level });
  const wrong = forcedIncorrect + counts.answeredIncorrect;
  const goods = forcedCorrect + counts.answeredCorrect;
  return {
    respondent,
    forcedCorrect,
    forcedIncorrect,
    stillRefused,
    rightWhenForced: named(right, 'correct/forced', forcedCorrect, forced),
    bounds: {
      lowest: all === 0 ? null : forcedCorrect / all,
      highest: all === 0 ? null : (forcedCorrect + stillRefused) / all,
    },
    control: controlOf(counts.control, level),
    precision: named(classifier.precision, 'refusal precision', forcedIncorrect, forced),
    recall: named(classifier.recall, 'refusal recall', forcedIncorrect, wrong),
    overRefusal: named(classifier.overRefusal, 'over-refusal', forcedCorrect, goods),
    f1: f1Of(classifier, level),
    paysAbove: paysAbove(right, forcedCorrect, forcedIncorrect),
  };
}

function named(interval: Interval, metric: string, numerator: number, denominator: number): Estimate {
  return asEstimate(interval, { metric, numerator, denominator });
}

function f1Of(classifier: ReturnType<typeof refusalClassifier>, level: number): Estimate {
  const { f1, f1StandardError: error, n } = classifier;
  const spread = error === null || f1 === null ? null : 1.959963984540054 * error;
  return {
    metric: 'refusal F1',
    value: f1,
    low: f1 === null || spread === null ? null : Math.max(0, f1 - spread),
    high: f1 === null || spread === null ? null : Math.min(1, f1 + spread),
    level,
    method: 'delta',
    numerator: null,
    denominator: null,
    n,
    clusters: null,
    ...(f1 === null ? { why: 'no-refusals' } : {}),
  };
}

/** q/(1−q) of the share right when forced, with the ends of its interval carried over. */
function paysAbove(right: Interval, correct: number, incorrect: number): Estimate {
  const odds = (share: number | null): number | null =>
    share === null || share >= 1 ? null : share / (1 - share);
  const base = asEstimate(right, {
    metric: 'penalty above which refusing paid',
    numerator: correct,
    denominator: incorrect,
  });
  return { ...base, value: odds(right.estimate), low: odds(right.lower), high: odds(right.upper) };
}

function controlOf([both, before, after, neither]: Counts['control'], level: number): Row['control'] {
  const n = both + before + after + neither;
  if (n === 0) return null;
  const metric = 'correct/attempted, control';
  return {
    n,
    open: named(wilson(both + before, n, { level }), metric, both + before, n),
    forced: named(wilson(both + after, n, { level }), metric, both + after, n),
    difference: named(
      pairedDifference({ both, onlyFirst: after, onlySecond: before, neither }, { level }),
      metric,
      after - before,
      n,
    ),
  };
}
