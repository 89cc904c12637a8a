/** What stands of a reply's grades, kept in the write that gives them: which grade wins is standing.ts. */
import type { Database } from './database.ts';
import { STANDING } from './grade-columns.ts';
import { type GradeFacts, standingOf } from './standing.ts';

export interface StandingRecords {
  /** Inside a write: what the first grades of a reply come to; false where something stands already. */
  first(reply: number, facts: readonly GradeFacts[]): boolean;
  /** Inside a write: ranks all grades of a reply against a reference anew. */
  rank(reply: number, reference: number): void;
}

export function standingRecords(database: Database): StandingRecords {
  const { kysely } = database;
  const gradesAgainst = database.lookup<GradeFacts>((slot) =>
    kysely
      .selectFrom('grades')
      .innerJoin('graders', 'graders.id', 'grades.grader')
      .select([
        'grades.id',
        'graders.kind',
        'graders.grader_id',
        'grades.status',
        'grades.outcome',
        'grades.reason',
      ])
      .where('grades.reply', '=', slot('reply'))
      .where('grades.reference', '=', slot('reference'))
      .orderBy('grades.id'),
  );
  const firstStanding = database.insert(STANDING, (filled) =>
    kysely
      .insertInto('standing')
      .values(filled)
      .onConflict((conflict) => conflict.column('reply').doNothing()),
  );
  const saveStanding = database.command((slot) =>
    kysely
      .insertInto('standing')
      .values({
        reply: slot('reply'),
        outcome: slot('outcome'),
        reason: slot('reason'),
        automatic: slot('automatic'),
        human: slot('human'),
        grade: slot('grade'),
      })
      .onConflict((conflict) =>
        conflict.column('reply').doUpdateSet((excluded) => ({
          outcome: excluded.ref('excluded.outcome'),
          reason: excluded.ref('excluded.reason'),
          automatic: excluded.ref('excluded.automatic'),
          human: excluded.ref('excluded.human'),
          grade: excluded.ref('excluded.grade'),
        })),
      ),
  );
  return {
    first: (reply, facts) => firstStanding({ reply, ...standingOf(facts) }).changes > 0,
    rank(reply, reference) {
      saveStanding({ reply, ...standingOf(gradesAgainst({ reply, reference })) });
    },
  };
}
