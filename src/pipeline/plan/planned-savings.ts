/**
 * What stopping at a goal would save, played on a base of answers, beside what a test at the end would need.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { utilityId } from '../../core/metric.ts';
import { clusterKeyOf } from '../../stages/analyze/cluster-key.ts';
import { type PlanOptions, questionsForDifference } from '../../stages/analyze/planning/plan-questions.ts';
import {
  type SequentialPair,
  type SequentialSavings,
  sequentialSavings,
} from '../../stages/analyze/planning/sequential-savings.ts';
import { questionsOfRound } from '../../stages/analyze/sequential/round.ts';
import { clusterByOf } from '../summarize/summarize-options.ts';
import type { Measured } from './measured-base.ts';
import type { PlanRequest } from './plan-request.ts';

/** The savings, with what a test at the end would need to see each pair's observed difference; null where that is none. */
export type PlannedSavings = Omit<SequentialSavings, 'pairs'> & {
  readonly pairs: readonly (SequentialPair & { readonly fixed: number | null })[];
};

/** @throws ClosedbookError `usage` for a goal whose savings cannot be played. */
export function penaltyOfGoal(until: string): number {
  const penalty = /^\s*best\s*@\s*(\d+(?:\.\d+)?)\s*$/i.exec(until)?.[1];
  if (penalty !== undefined) return Number(penalty);
  throw new ClosedbookError('usage', `expected --until best@L, such as best@1, got "${until}"`);
}

/** @throws ClosedbookError `usage` without a base on which it can be played. */
export function savings(
  {
    until,
    untilThese: these = false,
    untilRounds: rounds,
    batch = false,
    worlds = 200,
    ...request
  }: PlanRequest,
  known: Measured,
  options: Required<PlanOptions> & { readonly planned: number | null },
): PlannedSavings | undefined {
  if (until === undefined) {
    for (const [isGiven, option] of [
      [these, '--until-these'],
      [rounds !== undefined, '--until-rounds'],
    ] as const) {
      if (isGiven) throw new ClosedbookError('usage', `expected --until beside ${option}, got none`);
    }
    return undefined;
  }
  const { planned, level } = options;
  const penalty = penaltyOfGoal(until);
  const { seed = 1 } = request;
  const clusterKey = clusterKeyOf(clusterByOf(request.clusterBy));
  const found =
    known.table === null || planned === null
      ? null
      : sequentialSavings(known.table, {
          ...{ penalty, these, questions: planned, worlds, level, seed, clusterKey },
          round: questionsOfRound({ rounds }, { questions: planned, byBatch: batch }),
        });
  if (found === null) {
    throw new ClosedbookError('usage', '--until is played on a base of answers by two respondents or more', {
      hint: 'For example: closedbook plan RUN --until best@1 --questions 2000.',
    });
  }
  const fixed = ({ a, b }: SequentialPair): number | null => {
    const pair = known.pairs.find((one) => [one.a, one.b].includes(a) && [one.a, one.b].includes(b));
    if (pair === undefined || pair.difference === 0 || pair.basis.metric !== utilityId(penalty)) return null;
    return questionsForDifference(Math.abs(pair.difference), pair.basis, options).questions;
  };
  return { ...found, pairs: found.pairs.map((pair) => ({ ...pair, fixed: fixed(pair) })) };
}
