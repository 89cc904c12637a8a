/**
 * All pairs of respondents: on shared questions where there are answers, as independent where there are only counts.
 * Holm's correction runs over the pairs, metric by metric; the section names it.
 */
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { Tally } from '../../core/tally.ts';
import { adjustPValues } from '../../stats/pair/adjust-p-values.ts';
import { bowker } from '../../stats/pair/bowker.ts';
import { mcnemar } from '../../stats/pair/mcnemar.ts';
import { pairedDifference } from '../../stats/pair/paired-difference.ts';
import { wilson } from '../../stats/rate/wilson.ts';
import { asEstimate } from './as-estimate.ts';
import { asEstimated, LEAST_SQUARES } from './as-estimated.ts';
import { type EstimatedBase, estimatedDifferences } from './estimated-base.ts';
import type { Grid } from './grid.ts';
import { pairedDifferences, unpairedDifferences } from './pair-differences.ts';
import { pairSentences } from './pair-sentences.ts';
import { type PairTally, pairTally } from './pair-tally.ts';
import { type Contender, pairedTie, pointTie, unpairedTie } from './tie.ts';

export interface ComparisonOptions {
  readonly level: number;
  readonly penalties: readonly number[];
  readonly label: (id: string) => string;
  /** Rows that were asked the same questions: only they are named as better than a pair. @default all together */
  readonly sets?: readonly ComparedSet[];
  /** Places of those that are compared with each other. @default all */
  readonly among?: readonly number[];
  /** How a pair is counted. @default pairTally */
  readonly tally?: (grid: Grid, first: number, second: number) => PairTally;
  /** The grid of the questions that a whole set has an outcome on: pairs of one set are over it. @default the grid */
  readonly shared?: Grid;
}

export interface ComparedSet {
  readonly members: readonly number[];
  /** What the set's pairs rest on where too few questions have an outcome of everyone. */
  readonly base: EstimatedBase | null;
}

/** Every pair of grid rows; `contenders` in the grid's order, with their rates over all their questions. */
export function pairedComparisons(
  grid: Grid,
  contenders: readonly Contender[],
  options: ComparisonOptions,
): Comparison[] {
  const everyone = { members: contenders.map((_, row) => row), base: null };
  const { label, sets = [everyone], shared = grid, tally = pairTally } = options;
  return pairsOf(options.among ?? contenders.map((_, row) => row)).map(([a, b]) => {
    const set = sets.find(({ members }) => members.includes(a) && members.includes(b));
    const base = set?.base ?? null;
    // With an estimated base the pair's own questions tell what changed; every number that is compared is of the base.
    const pair = tally(set === undefined || base !== null ? grid : shared, a, b);
    const estimated = base === null ? null : estimatedDifferences(base, a, b);
    const first = estimated === null ? onShared(pair, contenders[a]!, 0) : contenders[a]!;
    const second = estimated === null ? onShared(pair, contenders[b]!, 1) : contenders[b]!;
    const tie = tieOfPair(pair, estimated, [first, second], options.level);
    const rivals = set?.members ?? [a, b];
    const field = rivals.map((row) => (row === a ? first : row === b ? second : contenders[row]!));
    return {
      a: first.id,
      b: second.id,
      paired: true,
      shared: pair.shared,
      ...(estimated === null ? {} : { estimatedOver: estimated.questions }),
      transitions: pair.transitions.map((row) => [...row]),
      symmetry: pair.simple ? symmetryOf(pair) : null,
      differences: differencesOf(pair, estimated, options),
      tie,
      answeredByBoth: pair.simple ? answeredByBoth(pair, options.level) : null,
      sentences:
        pair.shared === 0
          ? [`${label(first.id)} and ${label(second.id)} share no question: nothing can be concluded.`]
          : pairSentences({ first, second, tie, field, paired: true, label }),
    };
  });
}

type Estimated = ReturnType<typeof estimatedDifferences>;

function tieOfPair(
  pair: PairTally,
  estimated: Estimated | null,
  both: readonly [Contender, Contender],
  level: number,
): Comparison['tie'] {
  if (estimated === null) return pairedTie(pair, ...both, level);
  const tie = pairedTie({ ...pair, ...estimated, simple: false }, ...both, level);
  return { ...tie, method: `${LEAST_SQUARES}-${tie.method}` };
}

function differencesOf(
  pair: PairTally,
  estimated: Estimated | null,
  options: ComparisonOptions,
): Comparison['differences'] {
  if (estimated === null) return pairedDifferences(pair, options);
  const { questions, ...sums } = estimated;
  return pairedDifferences({ ...pair, ...sums, shared: questions, simple: false }, options).map((one) => ({
    ...one,
    estimate: asEstimated(one.estimate),
  }));
}

/** A contender known by its tally, or by its point alone when n is not printed. */
export interface CountedContender extends Contender {
  readonly tally: Tally | null;
}

/** Every pair of independent tallies or points. */
export function unpairedComparisons(
  contenders: readonly CountedContender[],
  options: ComparisonOptions,
): Comparison[] {
  return pairsOf(options.among ?? contenders.map((_, row) => row)).map(([a, b]) => {
    const first = contenders[a]!;
    const second = contenders[b]!;
    const counted = first.tally !== null && second.tally !== null;
    const tie = counted
      ? unpairedTie([first.tally, second.tally], first, second, options.level)
      : pointTie(first, second, options.level);
    return {
      a: first.id,
      b: second.id,
      paired: false,
      shared: null,
      transitions: null,
      symmetry: null,
      differences: counted ? unpairedDifferences(first.tally, second.tally, options.level) : [],
      tie,
      answeredByBoth: null,
      sentences: pairSentences({
        first: first!,
        second: second!,
        tie,
        field: contenders,
        paired: false,
        label: options.label,
      }),
    };
  });
}

/** Holm over the pairs, metric by metric. */
export function adjusted(pairs: readonly Comparison[]): Comparison[] {
  const metrics = [
    ...new Set(pairs.flatMap((pair) => pair.differences.map((difference) => difference.metric))),
  ];
  const byMetric = new Map(
    metrics.map((metric) => {
      const raw = pairs.map(
        (pair) => pair.differences.find((difference) => difference.metric === metric)?.p ?? null,
      );
      return [metric, adjustPValues(raw)];
    }),
  );
  return pairs.map((pair, index) => ({
    ...pair,
    differences: pair.differences.map((difference) => ({
      ...difference,
      adjustedP: byMetric.get(difference.metric)?.[index] ?? null,
    })),
  }));
}

function pairsOf(rows: readonly number[]): [number, number][] {
  return rows.flatMap((a, place) => rows.slice(place + 1).map((b): [number, number] => [a, b]));
}

/** The rates on the shared questions, which are not those over all the questions one of them was asked. */
function onShared(pair: PairTally, contender: Contender, side: 0 | 1): Contender {
  if (pair.shared === 0) return contender;
  const share = (outcome: number): number => {
    const cells = side === 0 ? pair.transitions[outcome]! : pair.transitions.map((row) => row[outcome]!);
    return cells.reduce((sum, cell) => sum + cell!, 0) / pair.shared;
  };
  return { id: contender.id, correct: share(0), incorrect: share(1) };
}

function symmetryOf(pair: PairTally): Comparison['symmetry'] {
  const test = bowker(pair.transitions);
  return { test: 'bowker', statistic: test.statistic, df: test.degreesOfFreedom, p: test.pValue };
}

function answeredByBoth(pair: PairTally, level: number): Comparison['answeredByBoth'] {
  const [both, onlyFirst, onlySecond, neither] = [0, 1].flatMap((row) =>
    pair.transitions[row]!.slice(0, 2),
  ) as [number, number, number, number];
  const n = both + onlyFirst + onlySecond + neither;
  const rate = (events: number): ReturnType<typeof asEstimate> =>
    asEstimate(wilson(events, n, { level }), {
      metric: 'correct/answered-by-both',
      numerator: events,
      denominator: n,
    });
  return {
    n,
    a: rate(both + onlyFirst),
    b: rate(both + onlySecond),
    difference: asEstimate(pairedDifference({ both, onlyFirst, onlySecond, neither }, { level }), {
      metric: 'correct/answered-by-both',
      numerator: onlyFirst - onlySecond,
      denominator: n,
    }),
    p: n === 0 ? null : mcnemar(onlyFirst, onlySecond).pValue,
  };
}
