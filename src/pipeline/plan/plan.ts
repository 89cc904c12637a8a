/**
 * `closedbook plan`: how many questions, calls and dollars a finding takes, and what the answers one has can show.
 * Nothing is asked; what a base of answers does not tell is assumed, and said to be.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { utilityId } from '../../core/metric.ts';
import { type MeasuredPair, PLANNED_METRICS, worthOf } from '../../stages/analyze/planning/measure-basis.ts';
import { type PlanBasis, planBasis } from '../../stages/analyze/planning/plan-basis.ts';
import {
  detectableDifference,
  halfWidthAt,
  type PlannedQuestions,
  type PlanOptions,
  questionsForDifference,
  questionsForHalfWidth,
} from '../../stages/analyze/planning/plan-questions.ts';
import type { Workspace } from '../workspace.ts';
import { measured } from './measured-base.ts';
import { alternativesOf, type PlanAlternative } from './plan-alternatives.ts';
import { type AskingPlan, planAsking } from './plan-asking.ts';
import type { PlanRequest } from './plan-request.ts';
import { type PlannedSavings, penaltyOfGoal, savings } from './planned-savings.ts';

export interface Plan {
  readonly metric: string;
  readonly power: number;
  readonly significance: number;
  readonly level: number;
  readonly trials: number;
  readonly basis: PlanBasis;
  /** Wanted, and what it takes; absent where it was not asked for. */
  readonly difference?: PlannedQuestions & { readonly wanted: number };
  readonly halfWidth?: PlannedQuestions & { readonly wanted: number };
  /** The questions planned for: the larger of the two needs, or the number given; null when none is enough. */
  readonly questions: number | null;
  /** What so many questions show. */
  readonly shows: { readonly difference: number | null; readonly halfWidth: number | null } | null;
  readonly alternatives: readonly PlanAlternative[];
  /** What the base can show as it stands, pair by pair; empty without a base. */
  readonly base: readonly MeasuredPair[];
  /** Short names of the base's respondents, by id. */
  readonly labels: Readonly<Record<string, string>>;
  readonly asking: AskingPlan | null;
  /** Only with a goal at which asking would stop. */
  readonly sequential?: PlannedSavings;
}

/** Makes the plan. @throws ClosedbookError `usage` for a wish that cannot be planned for. */
export async function plan(request: PlanRequest, workspace: Workspace): Promise<Plan> {
  const { power = 0.8, significance = 0.05, level = 0.95, trials = 1 } = request;
  const options = { power, significance, level, trials };
  const { until } = request;
  const metric =
    request.given.metric ?? (until === undefined ? 'correct/asked' : utilityId(penaltyOfGoal(until)));
  if (worthOf(metric) === null) {
    throw new ClosedbookError('usage', `expected --metric ${PLANNED_METRICS.join(', ')}, got "${metric}"`);
  }
  const known = await measured(request, workspace, { ...options, metric });
  const basis = planBasis({ ...request.given, metric }, known.measured);
  const needs = {
    ...(request.difference === undefined
      ? {}
      : {
          difference: {
            wanted: request.difference,
            ...questionsForDifference(request.difference, basis, options),
          },
        }),
    ...(request.halfWidth === undefined
      ? {}
      : { halfWidth: halfWidthNeed(request.halfWidth, basis, options) }),
  };
  const questions = request.questions ?? largest([needs.difference, needs.halfWidth]) ?? null;
  if (questions === null && known.pairs.length === 0 && Object.keys(needs).length === 0) {
    throw new ClosedbookError(
      'usage',
      'expected --difference, --half-width, --questions or a base of answers',
      {
        hint: 'For example: closedbook plan --difference 0.03, or closedbook plan RUN.',
      },
    );
  }
  const planned = questions ?? known.questions;
  const sequential = savings(request, known, { ...options, planned });
  return {
    metric,
    ...options,
    basis,
    ...needs,
    questions,
    shows:
      planned === null
        ? null
        : {
            difference: detectableDifference(planned, basis, options),
            halfWidth: halfWidthAt(planned, basis, options),
          },
    alternatives: alternativesOf(request, basis, { ...options, planned }),
    base: known.pairs,
    labels: known.labels,
    asking:
      questions === null
        ? null
        : await planAsking(
            questions,
            { ...request, respondents: known.respondents, counted: known.counted },
            workspace,
          ),
    ...(sequential === undefined ? {} : { sequential }),
  };
}

function halfWidthNeed(
  wanted: number,
  basis: PlanBasis,
  options: PlanOptions,
): NonNullable<Plan['halfWidth']> {
  const need = questionsForHalfWidth(wanted, basis, options);
  if (need === null) {
    throw new ClosedbookError('usage', `--half-width is for a rate; ${basis.metric} is none`);
  }
  return { wanted, ...need };
}

function largest(needs: readonly (PlannedQuestions | undefined)[]): number | null | undefined {
  const wanted = needs.filter((need) => need !== undefined);
  if (wanted.length === 0) return undefined;
  if (wanted.some((need) => need.questions === null)) return null;
  return Math.max(...wanted.map((need) => need.questions ?? 0));
}
