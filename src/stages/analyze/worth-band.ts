/**
 * The interval of what a respondent is worth, over a grid of penalties: the one that its rates have at each of them.
 * Variances are a quadratic in L and cost nothing; the posterior that takes their place where events are rare is an
 * integral each, so it is taken at some penalties and, in units of its own deviation, read off between them.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Tally } from '../../core/tally.ts';
import { tCritical } from '../../stats/numeric/distributions.ts';
import { dirichletMargin } from '../../stats/rate/dirichlet-margin.ts';
import type { ClusterCounts } from './cluster-counts.ts';
import { isRare } from './estimates.ts';
import { type Moments, momentsOf } from './moments.ts';

export interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** The ends at every penalty of a grid. */
export type WorthBand = (penalties: readonly number[]) => Ends[];

export interface KnownWorth {
  readonly level: number;
  /** Intervals that are told elsewhere: at their penalties they are the band's. */
  readonly utilities: readonly { readonly penalty: number; readonly estimate: Estimate }[];
}

/** The band of counts; null without an outcome, or where nothing tells a variance. */
export function worthBand(
  counts: ClusterCounts,
  known: KnownWorth,
  moments: Moments | null = momentsOf(counts),
): WorthBand | null {
  if (moments === null || moments.groups < 2) return null;
  const draws = counts.whole ?? counts.draws ?? counts.total;
  if (!isRare(draws)) return momentsBand(moments, known.level);
  return (penalties) => posteriorEnds(draws, { moments, known, penalties });
}

/** The band by variances alone. */
export function momentsBand(moments: Moments | null, level: number): WorthBand | null {
  if (moments === null || moments.groups < 2) return null;
  const critical = tCritical(level, moments.groups - 1);
  return (penalties) =>
    penalties.map((penalty) => {
      const variance =
        moments.correctVariance -
        2 * penalty * moments.covariance +
        penalty * penalty * moments.incorrectVariance;
      const spread = critical * Math.sqrt(Math.max(0, variance));
      const value = moments.correct - penalty * moments.incorrect;
      return { low: value - spread, high: value + spread };
    });
}

/** Penalties of nodes, beside those that are told: between them the ends are off by less than a hundredth of the interval. */
const NODES = [0, 1 / 3, 1, 3, 9, 19];
/** A cubic through nodes nearer than this, in t = L/(1 + L), would magnify what they are off by. */
const APART = 0.02;

interface PosteriorOptions {
  readonly moments: Moments;
  readonly known: KnownWorth;
  readonly penalties: readonly number[];
}

function posteriorEnds(counts: Tally, { moments, known, penalties }: PosteriorOptions): Ends[] {
  const { level, utilities } = known;
  const told = new Map(utilities.map(({ penalty, estimate }) => [penalty, estimate]));
  const nodes = apartNodes([...NODES, ...told.keys()]).map((penalty) => {
    const estimate = told.get(penalty);
    const ends =
      estimate?.low == null || estimate.high === null
        ? dirichletMargin(`utility@${penalty}`, counts, { level })
        : { lower: estimate.low, upper: estimate.high };
    const { mean, deviation } = posteriorOf(counts, penalty);
    return {
      t: penalty / (1 + penalty),
      low: (ends.lower - mean) / deviation,
      high: (ends.upper - mean) / deviation,
    };
  });
  return penalties.map((penalty) => {
    const estimate = told.get(penalty);
    if (estimate !== undefined) return { low: estimate.low, high: estimate.high };
    const { mean, deviation } = posteriorOf(counts, penalty);
    const between = readBetween(nodes, penalty / (1 + penalty));
    const value = moments.correct - penalty * moments.incorrect;
    // As at the penalties that are told, the value itself is never outside.
    return {
      low: Math.max(-penalty, Math.min(value, mean + deviation * between.low)),
      high: Math.min(1, Math.max(value, mean + deviation * between.high)),
    };
  });
}

/** In order, without those that lie close behind one that is kept. */
function apartNodes(penalties: readonly number[]): number[] {
  const kept: number[] = [];
  for (const penalty of [...penalties].sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || penalty / (1 + penalty) - last / (1 + last) >= APART) kept.push(penalty);
  }
  return kept;
}

/** Mean and standard deviation of a worth under the posterior with a half of each outcome added. */
function posteriorOf({ correct, incorrect, refused }: Tally, penalty: number) {
  const [right, wrong, silent] = [correct + 0.5, incorrect + 0.5, refused + 0.5];
  const n = right + wrong + silent;
  const mean = (right - penalty * wrong) / n;
  const squares = right * (1 - mean) ** 2 + wrong * (-penalty - mean) ** 2 + silent * mean ** 2;
  return { mean, deviation: Math.sqrt(squares / n / (n + 1)) };
}

interface Node {
  readonly t: number;
  readonly low: number;
  readonly high: number;
}

/** The cubic through the four nodes around a place. */
function readBetween(nodes: readonly Node[], t: number): Pick<Node, 'low' | 'high'> {
  const after = nodes.findIndex((node) => node.t >= t);
  const first = Math.max(0, Math.min(nodes.length - 4, (after === -1 ? nodes.length : after) - 2));
  const near = nodes.slice(first, first + 4);
  let [low, high] = [0, 0];
  for (const node of near) {
    const share = near.reduce(
      (product, other) => (other === node ? product : (product * (t - other.t)) / (node.t - other.t)),
      1,
    );
    low += share * node.low;
    high += share * node.high;
  }
  return { low, high };
}
