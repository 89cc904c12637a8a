/**
 * What `closedbook plan` is asked: what is wanted, what is known or assumed, and what would be asked of whom.
 */
import type { GivenBasis } from '../../stages/analyze/planning/plan-basis.ts';
import type { PlanOptions } from '../../stages/analyze/planning/plan-questions.ts';
import type { PlannedAsking } from './plan-asking.ts';

export interface PlanRequest extends PlanOptions, PlannedAsking {
  /** Runs or answer files to measure on. */
  readonly base: readonly string[];
  /** Wanted: see a difference of this size, know a rate to this half-width, or what this many questions show. */
  readonly difference?: number;
  readonly halfWidth?: number;
  readonly questions?: number;
  readonly given: GivenBasis;
  /** Two respondents of the base, by name or part of it. */
  readonly a?: string;
  readonly b?: string;
  readonly clusterBy?: string;
  /** A goal at which asking would stop, `best@L`: what that would save, played on the base. */
  readonly until?: string;
  /** It is about the planned questions alone, as `run --until-these` asks. @default false */
  readonly untilThese?: boolean;
  /** Looks at most, as `run --until-rounds`. @default after every subject, by batches ten */
  readonly untilRounds?: number;
  /** Worlds that are played for it. @default 200 */
  readonly worlds?: number;
  readonly seed?: number;
  readonly map?: readonly string[];
}
