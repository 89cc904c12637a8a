/**
 * The rubrics as data: what an answer counts as where published graders differ. Rules and judge read the same table,
 * and a grade names the rubric and its version. Sources: the SimpleQA grader prompt (openai/simple-evals), SimpleQA
 * Verified (arXiv:2509.07968, section on the autorater), AA-Omniscience's grader prompt (arXiv:2511.13029), and the
 * strict person test of OpenAI's evaluation exercise of August 2025.
 */
import type { RubricChoice, RubricDecisions, RubricId } from '../../core/rubric.ts';
import { isMoney } from '../../values/units.ts';

/** What it decides, and what reports say of it. */
export interface Rubric extends RubricDecisions {
  /** A built-in id, or `own/<name>`. */
  readonly id: string;
  readonly version: string;
  /** One line for reports. */
  readonly summary: string;
}

/** The table behind a choice. */
export function rubricOf(choice: RubricChoice): Rubric {
  return typeof choice === 'string' ? RUBRICS[choice] : choice;
}

/** Every built-in rubric by id. */
export const RUBRICS: Readonly<Record<RubricId, Rubric>> = {
  simpleqa: {
    id: 'simpleqa',
    version: '1',
    summary: 'SimpleQA: contradicting the reference is wrong even when hedged; two candidates are wrong',
    uncommitted: 'incorrect',
    hedgedWrong: 'incorrect',
    partial: 'refused',
    partialSet: 'incorrect',
    vague: 'refused',
    correctedPremise: 'correct',
    numbers: 'measured',
  },
  verified: {
    id: 'verified',
    version: '1',
    summary:
      'SimpleQA Verified: only the part that answers is graded; several candidates must commit or count as refused',
    uncommitted: 'refused',
    hedgedWrong: 'incorrect',
    partial: 'refused',
    partialSet: 'incorrect',
    vague: 'refused',
    correctedPremise: 'correct',
    numbers: 'measured',
  },
  aa: {
    id: 'aa',
    version: '1',
    summary:
      'AA-Omniscience: "not aware, but it could have been A or B" is not attempted; a partial answer scores as refused',
    uncommitted: 'refused',
    hedgedWrong: 'incorrect',
    partial: 'refused',
    partialSet: 'refused',
    vague: 'refused',
    correctedPremise: 'correct',
    numbers: 'exact',
  },
  'person-strict': {
    id: 'person-strict',
    version: '1',
    summary: 'Person test: any wrong fact makes the answer wrong; without error but incomplete is refused',
    uncommitted: 'incorrect',
    hedgedWrong: 'incorrect',
    partial: 'refused',
    partialSet: 'refused',
    vague: 'refused',
    correctedPremise: 'correct',
    numbers: 'exact',
  },
};

/** Dimensions that are counted or set, not measured: another decimal is another value. */
const NOT_MEASURED = new Set(['percent', 'time']);

/** Relative tolerance of a rubric for a number without a range of its own. */
export function numberTolerance(
  rubric: Rubric,
  expected: {
    readonly value: number;
    readonly rounded: boolean;
    readonly unit: { readonly dimension: string } | null;
  },
): number {
  if (rubric.numbers === 'exact') return 0;
  if (expected.rounded) return 0.05;
  // The prompt's own example takes 1.75 for 1.73 m.
  const measured =
    expected.unit !== null && !NOT_MEASURED.has(expected.unit.dimension) && !isMoney(expected.unit.dimension);
  return measured && !Number.isInteger(expected.value) ? 0.015 : 0;
}
