/** Pairs of a run that might stop early: differences and tie with the intervals over all looks, and no p values. */
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { Comparison } from '../../../core/summary/comparisons.ts';
import type { SequentialSection } from '../../../core/summary/sequential.ts';
import {
  observeTieUnit,
  startTiePenaltySequence,
  tiePenaltySequenceSet,
} from '../../../stats/sequence/tie-penalty-sequence.ts';
import { givenPenaltyText } from '../number-words.ts';
import { pointTie } from '../tie.ts';
import { SEQUENCE_METHOD, sequenceEstimate } from './sequence-estimate.ts';
import type { UnitCounts } from './unit-counts.ts';
import { advanceWatch, createWatch, startSequence, type Watched, type WatchOptions } from './watch.ts';

export interface SequentialPairsOptions {
  readonly watching: WatchOptions;
  readonly level: number;
  readonly section: SequentialSection;
  readonly label: (id: string) => string;
}

/** Pairs beyond this many would take minutes: the section has whether each is told apart. */
const MOST_PAIRS = 45;

const OUTCOMES = ['correct', 'incorrect'] as const;

export function sequentialPairs(
  table: OutcomeTable,
  pairs: readonly Comparison[],
  options: SequentialPairsOptions,
): Comparison[] {
  return pairs.length > MOST_PAIRS ? [] : pairs.map((pair) => sequentialPair(table, pair, options));
}

function sequentialPair(table: OutcomeTable, pair: Comparison, options: SequentialPairsOptions): Comparison {
  const { watching, level, section, label } = options;
  const { plan, respondents } = watching;
  const seen: (readonly [UnitCounts, UnitCounts])[] = [];
  const between = { a: respondents.indexOf(pair.a), b: respondents.indexOf(pair.b), next: 0 };
  const sequences = OUTCOMES.map(
    (outcome, place): Watched => ({
      ...between,
      sequence: startSequence(watching, { range: [-1, 1], level, at: [0] }),
      valueOf: (first, second) => {
        if (place === 0) seen.push([first, second!]);
        return {
          sum: [
            first[outcome] - second![outcome] - second!.missing,
            first[outcome] + first.missing - second![outcome],
          ],
          size: first.questions,
        };
      },
    }),
  );
  advanceWatch(createWatch(watching, sequences), table);
  const differences = OUTCOMES.map((outcome, place) => ({
    metric: `${outcome}/asked`,
    estimate: sequenceEstimate(`${outcome}/asked`, sequences[place]!.sequence),
  }));
  const ofGoal = section.comparisons.find(({ a, b }) => a === pair.a && b === pair.b);
  if (ofGoal !== undefined) differences.push({ metric: ofGoal.estimate.metric, estimate: ofGoal.estimate });
  const rate = (side: 0 | 1, outcome: (typeof OUTCOMES)[number]): number =>
    seen.reduce((sum, counts) => sum + counts[side][outcome], 0) /
    Math.max(
      1,
      seen.reduce((sum, [{ questions }]) => sum + questions, 0),
    );
  const [first, second] = ([0, 1] as const).map((side) => ({
    id: side === 0 ? pair.a : pair.b,
    correct: rate(side, 'correct'),
    incorrect: rate(side, 'incorrect'),
  }));
  const set = tieSet(seen, { level, planned: plan.units, largest: plan.largest });
  const penalty = plan.until.goal === 'width' ? 1 : plan.until.penalty;
  return {
    a: pair.a,
    b: pair.b,
    paired: true,
    shared: seen.reduce((sum, [{ questions }]) => sum + questions, 0),
    transitions: pair.transitions,
    symmetry: null,
    differences: differences.map((one) => ({ ...one, test: null, p: null, adjustedP: null })),
    tie: { ...pointTie(first!, second!, level), ...set, method: SEQUENCE_METHOD },
    answeredByBoth: null,
    sentences:
      ofGoal === undefined
        ? []
        : [
            ofGoal.shown === null
              ? `${label(pair.a)} and ${label(pair.b)} are not told apart at L = ${givenPenaltyText(penalty)}.`
              : `${label(ofGoal.shown === 'above' ? pair.a : pair.b)} is shown to be better than ${label(ofGoal.shown === 'above' ? pair.b : pair.a)} at L = ${givenPenaltyText(penalty)}.`,
          ],
  };
}

function tieSet(
  seen: readonly (readonly [UnitCounts, UnitCounts])[],
  options: { readonly level: number; readonly planned: number; readonly largest: number },
): Pick<Comparison['tie'], 'kind' | 'low' | 'high'> {
  const sequence = startTiePenaltySequence(options);
  for (const [a, b] of seen) {
    const between = (outcome: (typeof OUTCOMES)[number]) =>
      [a[outcome] - b[outcome] - b.missing, a[outcome] + a.missing - b[outcome]] as const;
    observeTieUnit(sequence, {
      correct: between('correct'),
      incorrect: between('incorrect'),
      size: a.questions,
    });
  }
  const { kind, lower, upper } = tiePenaltySequenceSet(sequence);
  return { kind, low: lower, high: upper };
}
