/**
 * The table under a plan: differences, half-widths or numbers of questions around the wanted one, and more trials where
 * they can help.
 */
import type { PlanBasis } from '../../stages/analyze/planning/plan-basis.ts';
import {
  detectableDifference,
  halfWidthAt,
  type PlanOptions,
  questionsForDifference,
  questionsForHalfWidth,
} from '../../stages/analyze/planning/plan-questions.ts';
import type { PlanRequest } from './plan-request.ts';

/** One line of the table of alternatives. */
export interface PlanAlternative {
  readonly trials: number;
  readonly questions: number | null;
  readonly difference: number | null;
  readonly halfWidth: number | null;
}

/** Differences around the wanted one, and more trials where they can help. */
export function alternativesOf(
  request: PlanRequest,
  basis: PlanBasis,
  options: Required<PlanOptions> & { readonly planned: number | null },
): PlanAlternative[] {
  const trials =
    basis.within === null ? [options.trials] : [...new Set([options.trials, 1, 3, 10])].sort((a, b) => a - b);
  return trials.flatMap((count): PlanAlternative[] => {
    const each = { ...options, trials: count };
    if (request.difference !== undefined && request.questions === undefined) {
      const wanted = [...new Set([request.difference, 0.01, 0.02, 0.03, 0.05, 0.1])].sort((a, b) => a - b);
      return wanted.map((difference) => {
        const { questions } = questionsForDifference(difference, basis, each);
        return {
          trials: count,
          questions,
          difference,
          halfWidth: questions === null ? null : halfWidthAt(questions, basis, each),
        };
      });
    }
    if (request.halfWidth !== undefined && request.questions === undefined) {
      const wanted = [...new Set([request.halfWidth, 0.01, 0.02, 0.03, 0.05, 0.1])].sort((a, b) => a - b);
      return wanted.map((halfWidth) => {
        const questions = questionsForHalfWidth(halfWidth, basis, each)?.questions ?? null;
        return {
          trials: count,
          questions,
          difference: questions === null ? null : detectableDifference(questions, basis, each),
          halfWidth,
        };
      });
    }
    if (options.planned === null) return [];
    const planned = options.planned;
    return [0.5, 1, 2, 4, 10].map((times) => {
      const questions = Math.max(1, Math.round(planned * times));
      return {
        trials: count,
        questions,
        difference: detectableDifference(questions, basis, each),
        halfWidth: halfWidthAt(questions, basis, each),
      };
    });
  });
}
