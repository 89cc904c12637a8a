/** What reviewers did with the answers of a draw: appended, never changed. */
import { type ReviewStep, reviewStepSchema } from '../core/review-step.ts';
import type { Database } from './database.ts';
import type { Reader } from './reader.ts';

export interface ReviewSteps {
  /** Inside a write. */
  insert(run: number, step: ReviewStep): void;
}

export function reviewSteps(database: Database): ReviewSteps {
  const insert = database.command((slot) =>
    database.kysely.insertInto('review_steps').values({
      run: slot('run'),
      audit_id: slot('audit_id'),
      reviewer: slot('reviewer'),
      item: slot('item'),
      step: slot('step'),
    }),
  );
  return {
    insert(run, step) {
      insert(stepColumns(run, step));
    },
  };
}

/** Oldest first. */
export async function reviewStepsOf(
  { kysely }: Reader,
  run: number,
  { auditId, reviewer }: Pick<ReviewStep, 'auditId' | 'reviewer'>,
): Promise<ReviewStep[]> {
  const rows = await kysely
    .selectFrom('review_steps')
    .select(['item', 'step'])
    .where('run', '=', run)
    .where('audit_id', '=', auditId)
    .where('reviewer', '=', reviewer)
    .orderBy('id')
    .execute();
  return rows.map(({ item, step }) => reviewStepSchema.parse({ auditId, reviewer, item, step }));
}

export function stepColumns(run: number, given: ReviewStep) {
  const { auditId, reviewer, item, step } = reviewStepSchema.parse(given);
  return { run, audit_id: auditId, reviewer, item, step };
}
