/**
 * The rates of one respondent with intervals that hold over all looks, in the places of the fixed-n ones. Every rate is a
 * ratio of sums, and (numerator - rate x denominator) is what a sequence bets on, so conditional rates need no other method.
 */
import type { Estimate } from '../../../core/estimate.ts';
import { utilityId } from '../../../core/metric.ts';
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import { meanSequenceInterval, type SequenceUnit } from '../../../stats/sequence/mean-sequence.ts';
import {
  observeTieUnit,
  startTiePenaltySequence,
  tiePenaltySequenceSet,
} from '../../../stats/sequence/tie-penalty-sequence.ts';
import { asEstimate } from '../as-estimate.ts';
import { RATES, type RateMetric } from '../estimates.ts';
import { SEQUENCE_METHOD } from './sequence-estimate.ts';
import type { UnitCounts } from './unit-counts.ts';
import { utilityBounds } from './unit-counts.ts';
import { advanceWatch, createWatch, startSequence, type Watched, type WatchOptions } from './watch.ts';

export interface SequentialRatesOptions {
  readonly watching: WatchOptions;
  readonly level: number;
  readonly penalties: readonly number[];
}

/** What a metric is of a unit: known numerator and denominator, and how much of either the missing replies may add. */
interface Ratio {
  readonly metric: string;
  readonly range: readonly [number, number];
  readonly largest: number;
  readonly numerator: (counts: UnitCounts) => number;
  readonly denominator: (counts: UnitCounts) => number;
  readonly unit: (counts: UnitCounts) => SequenceUnit;
}

/** The rows with their estimates, utilities and break-evens over the units in the planned order. */
export function sequentialRates(
  table: OutcomeTable,
  rows: readonly RespondentRates[],
  options: SequentialRatesOptions,
): RespondentRates[] {
  const { watching, level, penalties } = options;
  return rows.map((row, a) => {
    const { estimates, seen } = sequentialEstimates(table, a, options);
    const { simultaneous: _fixed, withoutBlocked: _also, corrected: _too, human: _people, ...kept } = row;
    return {
      ...kept,
      estimates: Object.fromEntries(
        Object.keys(row.estimates).map((metric) => [metric, estimates.get(metric)!]),
      ),
      utilities: penalties.map((penalty) => ({ penalty, estimate: estimates.get(utilityId(penalty))! })),
      breakEven: breakEvenOver(seen, { watching, level }),
    };
  });
}

/** Every rate of the respondent in row `a`, with the units that it was asked. */
export function sequentialEstimates(
  table: OutcomeTable,
  a: number,
  { watching, level, penalties }: SequentialRatesOptions,
): { readonly estimates: ReadonlyMap<string, Estimate>; readonly seen: readonly UnitCounts[] } {
  const seen: UnitCounts[] = [];
  const ratios = ratiosOf(penalties, watching.plan.largest);
  const sequences = ratios.map(
    ({ range, largest, unit }, place): Watched => ({
      a,
      b: null,
      sequence: startSequence(watching, { range, largest, level }),
      valueOf: (counts) => {
        if (place === 0) seen.push(counts);
        return unit(counts);
      },
      next: 0,
    }),
  );
  advanceWatch(createWatch(watching, sequences), table);
  const estimates = new Map(
    ratios.map((ratio, place) => [ratio.metric, estimateOf(ratio, sequences[place]!, { seen, level })]),
  );
  return { estimates, seen };
}

function ratiosOf(penalties: readonly number[], largest: number): Ratio[] {
  const rates = (Object.keys(RATES) as RateMetric[]).map((metric): Ratio => {
    const [part, whole] = RATES[metric];
    const ofAsked = metric.endsWith('/asked');
    return {
      metric,
      range: [0, 1],
      largest,
      numerator: part,
      denominator: whole,
      unit: (counts) => ({
        sum: [part(counts), part(counts) + counts.missing],
        size: ofAsked ? counts.questions : [whole(counts), whole(counts) + counts.missing],
      }),
    };
  });
  const f: Ratio = {
    metric: 'f-score',
    range: [0, 1],
    largest: 2 * largest,
    numerator: ({ correct }) => 2 * correct,
    denominator: ({ correct, incorrect, refused }) => 2 * (correct + incorrect) + refused,
    unit: ({ correct, incorrect, questions, missing }) => ({
      sum: [2 * correct, 2 * (correct + missing)],
      size: [questions + correct + incorrect, questions + correct + incorrect + missing],
    }),
  };
  return [
    ...rates,
    f,
    { ...utilityRatio(1, { largest, scale: 100 }), metric: 'index' },
    ...penalties.map((penalty) => utilityRatio(penalty, { largest, scale: 1 })),
  ];
}

function utilityRatio(penalty: number, { largest, scale }: { largest: number; scale: number }): Ratio {
  return {
    metric: utilityId(penalty),
    // At L = 0 nothing can be lost, and a range needs a width all the same.
    range: [-scale * penalty, scale],
    largest,
    numerator: ({ correct, incorrect }) => scale * (correct - penalty * incorrect),
    denominator: ({ correct, incorrect, refused }) => correct + incorrect + refused,
    unit: (counts) => {
      const [low, high] = utilityBounds(counts, penalty);
      return { sum: [scale * low, scale * high], size: counts.questions };
    },
  };
}

/** The value is of what has an outcome; the interval also of what has none, between its extremes. */
function estimateOf(
  { metric, numerator, denominator }: Ratio,
  { sequence }: Watched,
  { seen, level }: { readonly seen: readonly UnitCounts[]; readonly level: number },
): Estimate {
  const total = (of: (counts: UnitCounts) => number): number =>
    seen.reduce((sum, counts) => sum + of(counts), 0);
  const [part, whole] = [total(numerator), total(denominator)];
  return asEstimate(
    {
      ...meanSequenceInterval(sequence),
      estimate: whole === 0 ? null : part / whole,
      method: SEQUENCE_METHOD,
      level,
      n: whole,
      clusters: seen.filter(({ questions }) => questions > 0).length,
      ...(whole === 0 ? { why: 'no_questions' as const } : {}),
    },
    { metric, numerator: part, denominator: whole },
  );
}

/** Against declining everything, whose replies are neither right nor wrong. */
function breakEvenOver(
  seen: readonly UnitCounts[],
  { watching: { plan }, level }: { readonly watching: WatchOptions; readonly level: number },
): Estimate {
  const sequence = startTiePenaltySequence({ planned: plan.units, largest: plan.largest, level });
  let [right, wrong] = [0, 0];
  for (const { correct, incorrect, missing, questions } of seen) {
    observeTieUnit(sequence, {
      correct: [correct, correct + missing],
      incorrect: [incorrect, incorrect + missing],
      size: questions,
    });
    right += correct;
    wrong += incorrect;
  }
  const { kind, lower, upper } = tiePenaltySequenceSet(sequence);
  return {
    metric: 'break-even',
    value: wrong === 0 ? null : right / wrong,
    low: kind === 'interval' ? lower : 0,
    high: kind === 'interval' ? upper : null,
    level,
    method: SEQUENCE_METHOD,
    numerator: right,
    denominator: wrong,
    n: right + wrong,
    clusters: seen.length,
    ...(wrong === 0 ? { why: 'empty-denominator' } : {}),
  };
}
