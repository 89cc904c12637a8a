/** What people decided about the questions of a run: appended, never changed. */
import { type QuestionDecision, questionDecisionSchema } from '../core/question-decision.ts';
import type { Database } from './database.ts';
import type { Reader } from './reader.ts';

export interface QuestionDecisions {
  /** Inside a write. */
  insert(run: number, decision: QuestionDecision): void;
}

export function questionDecisions(database: Database): QuestionDecisions {
  const insert = database.command((slot) =>
    database.kysely
      .insertInto('question_decisions')
      .values({ run: slot('run'), question_id: slot('question_id'), body: slot('body') }),
  );
  return {
    insert(run, decision) {
      insert(decisionColumns(run, decision));
    },
  };
}

/** Oldest first. */
export async function decisionsOfRun({ kysely }: Reader, run: number): Promise<QuestionDecision[]> {
  const rows = await kysely
    .selectFrom('question_decisions')
    .select('body')
    .where('run', '=', run)
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => questionDecisionSchema.parse(JSON.parse(body)));
}

export function decisionColumns(run: number, decision: QuestionDecision) {
  const body = JSON.stringify(questionDecisionSchema.parse(decision));
  return { run, question_id: decision.questionId, body };
}
