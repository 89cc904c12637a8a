/**
 * How far a rate could move if every reply without an outcome had gone one way or the other. Printed whenever
 * something is missing, because judge failures that leave the denominator flatter whoever caused them.
 */
import type { FullTally } from '../../core/tally.ts';
import { missingOutcomes } from './tallies.ts';

export interface RateBound {
  readonly metric: string;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly missing: number;
}

const METRICS = ['correct/asked', 'incorrect/asked', 'refused/asked'] as const;
const PART = {
  'correct/asked': 'correct',
  'incorrect/asked': 'incorrect',
  'refused/asked': 'refused',
} as const;

/** Bounds of the three shares, over failed and ungraded replies and those left out; empty when nothing is missing. */
export function rateBounds(tally: FullTally, leftOut = 0): RateBound[] {
  const missing = missingOutcomes(tally) + leftOut;
  if (missing === 0) return [];
  const total = tally.correct + tally.incorrect + tally.refused + missing;
  return METRICS.map((metric) => ({
    metric,
    lowest: tally[PART[metric]] / total,
    highest: (tally[PART[metric]] + missing) / total,
    missing,
  }));
}
