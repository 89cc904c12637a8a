/**
 * Whether silence fell on what would have been wrong: refused questions of the open pass, asked again by force. Only
 * refusals that say "I do not know" are judged; privacy, safety and blocks are no claim about knowledge.
 * Counted by cluster: what a model does not know of a person it does not know together, and trials of a question are one.
 */
import type { Estimate } from '../../core/estimate.ts';
import { refusalGroup } from '../../core/outcome.ts';
import {
  CELL_CODE,
  type OutcomeTable,
  PASSES,
  type QuestionRow,
  reasonOfCode,
} from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { sum } from '../../stats/numeric/sum.ts';
import { clusteredShare } from './clustered-rate.ts';
import { forcedControl } from './forced-control.ts';
import { isRated } from './grid.ts';

type Row = NonNullable<Summary['refusal']>['rows'][number];

/** Replies by cluster. */
interface Counts {
  readonly forcedCorrect: Int32Array;
  readonly forcedIncorrect: Int32Array;
  readonly answeredCorrect: Int32Array;
  readonly answeredIncorrect: Int32Array;
  stillRefused: number;
  /** Right before and after, by control. */
  readonly control: { readonly before: number[]; readonly after: number[]; readonly clusters: number[] };
}

/** The section; undefined when no question was forced. */
export function refusalSection(
  table: OutcomeTable,
  { level, clusterKey }: { readonly level: number; readonly clusterKey: (question: QuestionRow) => string },
): NonNullable<Summary['refusal']> | undefined {
  const forcedCode = PASSES.indexOf('forced');
  if (!table.pass.subarray(0, table.rows).includes(forcedCode)) return undefined;
  const counts = countForced(table, clusterKey);
  const rows = counts.flatMap((one, index) =>
    sum(one.forcedCorrect) + sum(one.forcedIncorrect) + one.stillRefused + one.control.before.length === 0
      ? []
      : [rowOf(table.respondents[index]!.id, one, level)],
  );
  return rows.length === 0 ? undefined : { rows };
}

function countForced(table: OutcomeTable, clusterKey: (question: QuestionRow) => string): Counts[] {
  const rated = table.questions.map(isRated);
  const numbers = new Map<string, number>();
  const clusters = table.questions.map((question) => {
    const key = clusterKey(question);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  const openCode = PASSES.indexOf('open');
  const open = new Map<number, number>();
  const trials = 1 + table.trial.subarray(0, table.rows).reduce((most, trial) => Math.max(most, trial), 0);
  const keyOf = (row: number): number =>
    (table.respondent[row]! * table.questions.length + table.question[row]!) * trials + table.trial[row]!;
  const counts = table.respondents.map(
    (): Counts => ({
      forcedCorrect: new Int32Array(numbers.size),
      forcedIncorrect: new Int32Array(numbers.size),
      answeredCorrect: new Int32Array(numbers.size),
      answeredIncorrect: new Int32Array(numbers.size),
      stillRefused: 0,
      control: { before: [], after: [], clusters: [] },
    }),
  );
  // Most questions are never forced: what came before is kept of the others alone.
  const forced = new Set<number>();
  for (let row = 0; row < table.rows; row += 1) if (table.pass[row] !== openCode) forced.add(keyOf(row));
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== openCode || !rated[table.question[row]!]) continue;
    const into = counts[table.respondent[row]!]!;
    const cluster = clusters[table.question[row]!]!;
    if (table.cell[row] === CELL_CODE.correct) into.answeredCorrect[cluster]! += 1;
    else if (table.cell[row] === CELL_CODE.incorrect) into.answeredIncorrect[cluster]! += 1;
    else if (table.cell[row] !== CELL_CODE.refused || !saysUnknown(table.reason[row]!)) continue;
    const key = keyOf(row);
    if (forced.has(key)) open.set(key, table.cell[row]!);
  }
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] === openCode) continue;
    const before = open.get(keyOf(row));
    if (before === undefined) continue;
    const cluster = clusters[table.question[row]!]!;
    countOne(counts[table.respondent[row]!]!, { before, after: table.cell[row]!, cluster });
  }
  return counts;
}

function countOne(
  into: Counts,
  { before, after, cluster }: { readonly before: number; readonly after: number; readonly cluster: number },
): void {
  if (before === CELL_CODE.refused) {
    if (after === CELL_CODE.correct) into.forcedCorrect[cluster]! += 1;
    else if (after === CELL_CODE.incorrect) into.forcedIncorrect[cluster]! += 1;
    else if (after === CELL_CODE.refused) into.stillRefused += 1;
    return;
  }
  if (after > CELL_CODE.refused) return;
  into.control.before.push(before === CELL_CODE.correct ? 1 : 0);
  into.control.after.push(after === CELL_CODE.correct ? 1 : 0);
  into.control.clusters.push(cluster);
}

function saysUnknown(code: number): boolean {
  const reason = reasonOfCode(code);
  return reason === null || refusalGroup(reason) === 'does not know';
}

function rowOf(respondent: string, counts: Counts, level: number): Row {
  const { forcedCorrect, forcedIncorrect, answeredCorrect, answeredIncorrect, stillRefused } = counts;
  const right = sum(forcedCorrect);
  const wrong = sum(forcedIncorrect);
  const all = right + wrong + stillRefused;
  const forced = added(forcedCorrect, forcedIncorrect);
  const share = (metric: string, events: Int32Array, cases: Int32Array, whyEmpty?: string): Estimate =>
    clusteredShare({ events, cases }, { metric, level, ...(whyEmpty === undefined ? {} : { whyEmpty }) });
  const rightWhenForced = share('correct/forced', forcedCorrect, forced);
  // Precision and recall have one numerator, so F1 is a function of one share: of the refusals and the errors together.
  const refusedOrWrong = added(forced, answeredIncorrect);
  const caught = share('refusal F1', forcedIncorrect, refusedOrWrong, 'no-refusals');
  return {
    respondent,
    forcedCorrect: right,
    forcedIncorrect: wrong,
    stillRefused,
    rightWhenForced,
    bounds: {
      lowest: all === 0 ? null : right / all,
      highest: all === 0 ? null : (right + stillRefused) / all,
    },
    control: forcedControl(counts.control, level),
    precision: share('refusal precision', forcedIncorrect, forced, 'no-refusals'),
    recall: share('refusal recall', forcedIncorrect, added(forcedIncorrect, answeredIncorrect)),
    overRefusal: share('over-refusal', forcedCorrect, added(forcedCorrect, answeredCorrect)),
    f1: {
      ...carried(caught, (part) => (2 * part) / (1 + part)),
      numerator: 2 * wrong,
      denominator: wrong + sum(refusedOrWrong),
    },
    paysAbove: {
      ...carried(rightWhenForced, (part) => (part >= 1 ? null : part / (1 - part))),
      metric: 'penalty above which refusing paid',
      numerator: right,
      denominator: wrong,
    },
  };
}

/** A growing function of a share, with the ends of its interval. */
function carried(estimate: Estimate, to: (share: number) => number | null): Estimate {
  const { value, low, high } = estimate;
  const at = (share: number | null): number | null => (share === null ? null : to(share));
  return { ...estimate, value: at(value), low: at(low), high: at(high) };
}

function added(first: Int32Array, second: Int32Array): Int32Array {
  return first.map((count, cluster) => count + second[cluster]!);
}
