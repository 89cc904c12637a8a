/**
 * Long answers put to the model that splits them into claims, under the run's budget. Only answers to questions with several
 * facts are, and where a run has such a model no judge of verdicts decides these: they follow person-strict, claim by claim.
 */

import type { GraderRef } from '../../core/grade.ts';
import type { Grader } from '../../core/grader.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { claimsGrader } from '../../stages/grade/claims/claims-grader.ts';
import type { RunContext } from '../run-context.ts';
import { judgeReplies } from './judge-replies.ts';
import { splittingUsd } from './judging-cost.ts';

/** The model of `claims` as a grader, remembering what it split before; null where the run has none. */
export function splitterOf({ spec, models, store, workspace }: RunContext): Grader | null {
  const { claims: model } = spec;
  if (model === undefined) return null;
  return claimsGrader(models.complete, {
    model,
    family: models.describe(model).family,
    cache: (hash) => store.judgeText(hash),
    price: models.costUsd,
    now: workspace.now,
  });
}

/**
 * Splits what this grader has not split.
 * @param options.pages - Replies without a grade by it.
 * @returns why it stopped early, or null.
 */
export async function splitAnswers(
  context: RunContext,
  { pages }: { readonly pages: (grader: GraderRef) => AsyncIterable<ReplyToGrade[]> },
): Promise<string | null> {
  const grader = splitterOf(context);
  if (grader === null) return null;
  const { spec, models } = context;
  const model = spec.claims!;
  const splitting = { ...context, spec: { ...spec, judges: [model] } };
  return judgeReplies(splitting, grader, longAnswers(pages(grader.ref)), {
    expectedUsd: (input) => splittingUsd(input, { model, models }),
  });
}

/** Answers to questions with several facts. */
export async function* longAnswers(pages: AsyncIterable<ReplyToGrade[]>): AsyncGenerator<ReplyToGrade[]> {
  for await (const page of pages) yield page.filter(isLong);
}

/** What is left for judges of verdicts. */
export async function* notSplit(
  { spec }: Pick<RunContext, 'spec'>,
  pages: AsyncIterable<ReplyToGrade[]>,
): AsyncGenerator<ReplyToGrade[]> {
  for await (const page of pages) yield spec.claims === undefined ? page : page.filter((one) => !isLong(one));
}

function isLong({ question }: ReplyToGrade): boolean {
  return question.reference?.form === 'facts';
}
