/**
 * A plan's basis measured on what one has: disagreement, chance between trials and likeness within clusters of each
 * pair of respondents, and the difference their questions can show. The pair that disagrees most stands for the plan
 * unless two are named, because what serves it serves every other.
 */
import { counted } from '../../../core/counted.ts';
import type { OutcomeTable, QuestionRow } from '../../../core/outcome-table.ts';
import { designEffect } from '../../../stats/rate/design-effect.ts';
import { intraclassCorrelation } from '../../../stats/rate/intraclass-correlation.ts';
import { type Grid, outcomeGrid } from '../grid.ts';
import type { Basis, PlanBasis } from './plan-basis.ts';
import { detectableDifference, type PlanOptions } from './plan-questions.ts';

/** What one pair of respondents tells, and what its questions can show. */
export interface MeasuredPair {
  readonly a: string;
  readonly b: string;
  /** Questions with an outcome on both sides. */
  readonly questions: number;
  readonly clusters: number;
  readonly trials: number;
  /** a − b, as observed. */
  readonly difference: number;
  readonly basis: PlanBasis;
  /** Smallest true difference these questions and trials show with the wanted power; null where none can be. */
  readonly detectable: number | null;
}

export interface MeasureOptions extends PlanOptions {
  readonly metric: string;
  readonly clusterKey: (question: QuestionRow) => string;
}

/** What each outcome is worth: correct, incorrect, refused. */
const WORTH: Readonly<Record<string, readonly [number, number, number]>> = {
  'correct/asked': [1, 0, 0],
  'incorrect/asked': [0, 1, 0],
  'refused/asked': [0, 0, 1],
  'attempted/asked': [1, 1, 0],
};

/** Metrics that a plan can be made for, `utility@L` among them. */
export const PLANNED_METRICS = [...Object.keys(WORTH), 'utility@L'];

/** Values of the outcomes under a metric; null when it cannot be planned for. */
export function worthOf(metric: string): readonly [number, number, number] | null {
  const penalty = /^utility@(\d+(?:\.\d+)?)$/.exec(metric);
  if (penalty !== null) return [1, -Number(penalty[1]), 0];
  return WORTH[metric] ?? null;
}

/** Every pair with at least two shared questions, widest disagreement first. */
export function measuredPairs(table: OutcomeTable, options: MeasureOptions): MeasuredPair[] {
  const grid = outcomeGrid(table, { clusterKey: options.clusterKey });
  const worth = worthOf(options.metric) ?? WORTH['correct/asked']!;
  const values = table.respondents.map((_, index) => valuesOf(grid, index, worth));
  const pairs: MeasuredPair[] = [];
  for (let a = 0; a < values.length; a += 1) {
    for (let b = a + 1; b < values.length; b += 1) {
      const pair = measurePair(grid, values[a]!, values[b]!, options);
      if (pair !== null) pairs.push({ ...pair, a: table.respondents[a]!.id, b: table.respondents[b]!.id });
    }
  }
  return pairs.sort((one, other) => spread(other) - spread(one));
}

/** What one respondent alone tells: its rate and what belongs to it; disagreement is then for the plan to assume. */
export function measuredRate(
  table: OutcomeTable,
  respondent: number,
  options: MeasureOptions,
): { readonly questions: number; readonly basis: Partial<PlanBasis> } | null {
  const grid = outcomeGrid(table, { clusterKey: options.clusterKey });
  const values = valuesOf(grid, respondent, worthOf(options.metric) ?? WORTH['correct/asked']!);
  const pair = measurePair(grid, values, values, options);
  if (pair === null) return null;
  const { metric, rate, within, clusterSize, rateCorrelation } = pair.basis;
  return {
    questions: pair.questions,
    basis: { metric, rate, within, clusterSize, correlation: rateCorrelation, rateCorrelation },
  };
}

interface Values {
  /** By column: mean over trials, or NaN without an outcome. */
  readonly means: Float64Array;
  readonly trials: Float64Array;
  /** Mean variance between trials of one question; null with one trial everywhere. */
  readonly within: number | null;
}

function valuesOf(grid: Grid, respondent: number, worth: readonly [number, number, number]): Values {
  const width = grid.questions.length;
  const means = new Float64Array(width).fill(Number.NaN);
  const trials = new Float64Array(width);
  let squares = 0;
  let freedom = 0;
  for (let column = 0; column < width; column += 1) {
    const cell = respondent * width + column;
    const counts = [grid.correct[cell]!, grid.incorrect[cell]!, grid.refused[cell]!] as const;
    const replies = counts[0] + counts[1] + counts[2];
    if (replies === 0 || grid.violated[cell] === 1) continue;
    const mean = counts.reduce<number>((sum, count, outcome) => sum + count * worth[outcome]!, 0) / replies;
    means[column] = mean;
    trials[column] = replies;
    squares += counts.reduce<number>((sum, count, outcome) => sum + count * (worth[outcome]! - mean) ** 2, 0);
    freedom += replies - 1;
  }
  return { means, trials, within: freedom === 0 ? null : squares / freedom };
}

function measurePair(
  grid: Grid,
  first: Values,
  second: Values,
  options: MeasureOptions,
): Omit<MeasuredPair, 'a' | 'b'> | null {
  const differences: number[] = [];
  const averages: number[] = [];
  const clusters: number[] = [];
  let disagreement = 0;
  let inverseTrials = 0;
  for (let column = 0; column < grid.questions.length; column += 1) {
    const one = first.means[column]!;
    const other = second.means[column]!;
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    differences.push(one - other);
    averages.push((one + other) / 2);
    clusters.push(grid.cluster[column]!);
    disagreement += one * (1 - other) + other * (1 - one);
    inverseTrials += (1 / first.trials[column]! + 1 / second.trials[column]!) / 2;
  }
  const questions = differences.length;
  if (questions < 2) return null;
  const mean = differences.reduce((sum, value) => sum + value, 0) / questions;
  const observed = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (questions - 1);
  const within = withinOf(first, second);
  const trials = questions / inverseTrials;
  const note = counted(questions, 'question');
  const measured = (value: number): Basis => ({ value, from: 'measured', note });
  const isRate = !options.metric.startsWith('utility@');
  const effect = designEffect(differences, clusters);
  const basis: PlanBasis = {
    metric: options.metric,
    rate: isRate ? measured(averages.reduce((sum, value) => sum + value, 0) / questions) : null,
    discordance: isRate ? measured(disagreement / questions) : null,
    between: measured(Math.max(0, observed - (2 * (within ?? 0)) / trials)),
    within: within === null ? null : measured(within),
    clusterSize: measured(effect.meanClusterSize ?? 1),
    correlation: measured(intraclassCorrelation(differences, clusters).correlation ?? 0),
    rateCorrelation: measured(intraclassCorrelation(averages, clusters).correlation ?? 0),
  };
  return {
    questions,
    clusters: new Set(clusters).size,
    trials,
    difference: mean,
    basis,
    detectable: detectableDifference(questions, basis, { ...options, trials }),
  };
}

function withinOf(first: Values, second: Values): number | null {
  if (first.within === null || second.within === null) return first.within ?? second.within;
  return (first.within + second.within) / 2;
}

/** Variance of one question's difference with one trial each. */
function spread({ basis }: MeasuredPair): number {
  return basis.between.value + 2 * (basis.within?.value ?? 0);
}
