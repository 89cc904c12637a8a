/**
 * What judges said when asked again. It lies in the evidence of the first verdict and not in a row of its own, because
 * every row of grades can come to stand, and a second verdict must never.
 */
import { sql } from 'kysely';
import type { Evidence, GraderKind, GraderRef } from '../core/grade.ts';
import type { VerdictPair } from '../core/grader.ts';
import type { Outcome } from '../core/outcome.ts';
import type { SecondVerdictRecord } from '../core/saved-records.ts';
import type { CallRecords } from './call-records.ts';
import type { Database } from './database.ts';
import type { Reader } from './reader.ts';
import { RecordRefused } from './record-refused.ts';

export interface SecondVerdicts {
  /** Inside a write. @throws `record-invalid` when there is no first verdict. */
  insert(record: SecondVerdictRecord): void;
}

/** Inside a text of the evidence the quotes would be escaped, so only the field itself is found; no evidence has none. */
export const hasSecondVerdict = sql<boolean>`coalesce(grades.evidence, '') like '%"again":{%'`;

export function secondVerdicts(database: Database, calls: CallRecords): SecondVerdicts {
  const { kysely } = database;
  const findGrade = database.find((slot) =>
    kysely
      .selectFrom('grades')
      .innerJoin('replies', 'replies.id', 'grades.reply')
      .innerJoin('graders', 'graders.id', 'grades.grader')
      .innerJoin('reference_hashes', 'reference_hashes.id', 'grades.reference')
      .select(['grades.id', 'grades.evidence', 'replies.run'])
      .where('replies.reply_id', '=', slot('reply_id'))
      .where('graders.kind', '=', slot('kind'))
      .where('graders.grader_id', '=', slot('grader_id'))
      .where('graders.version', '=', slot('version'))
      .where('graders.rubric', '=', slot('rubric'))
      .where('reference_hashes.hash', '=', slot('hash')),
  );
  const saveEvidence = database.command((slot) =>
    kysely
      .updateTable('grades')
      .set({ evidence: slot('evidence') })
      .where('id', '=', slot('id')),
  );

  return {
    insert({ grade, again, call }) {
      const { kind, id: grader_id, version, rubric } = grade.grader;
      const first = findGrade({
        ...{ kind, grader_id, version, rubric },
        reply_id: grade.replyId,
        hash: grade.referenceHash,
      });
      if (first === undefined) {
        throw noFirstVerdict(grade);
      }
      const evidence = judgedAgain(first.evidence, again);
      if (evidence === null) return;
      if (call !== undefined) calls.insert(first.run, call);
      saveEvidence({ id: first.id, evidence });
    },
  };
}

/** Nobody asks these a second time; where no other grader spoke, the evidence of a million grades is not read. */
const NEVER_ASKED_AGAIN: readonly GraderKind[] = ['human', 'kept', 'rules', 'imported'];

/** Everything judged twice in a run, in the order of grading. */
export async function verdictPairs({ kysely }: Reader, run: number): Promise<VerdictPair[]> {
  const judges = await kysely
    .selectFrom('graders')
    .select('id')
    .where('kind', 'not in', NEVER_ASKED_AGAIN)
    .execute();
  if (judges.length === 0) return [];
  const rows = await kysely
    .selectFrom('grades')
    .innerJoin('replies', 'replies.id', 'grades.reply')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .innerJoin('graders', 'graders.id', 'grades.grader')
    .select(['graders.kind', 'graders.grader_id', 'graders.version', 'graders.rubric'])
    .select(['run_questions.question_id', 'grades.outcome', 'grades.evidence'])
    .where('replies.run', '=', run)
    .where(
      'grades.grader',
      'in',
      judges.map(({ id }) => id),
    )
    .where(hasSecondVerdict)
    .orderBy('grades.id')
    .execute();
  return rows.flatMap((row) => {
    const { again } = evidenceOf(row.evidence);
    if (again === undefined) return [];
    const { kind, grader_id: id, version, rubric, question_id: questionId } = row;
    return {
      grader: { kind, id, version, rubric } as GraderRef,
      questionId,
      first: row.outcome as Outcome | null,
      second: again.outcome,
    };
  });
}

/** The evidence with the second verdict in it; null where it holds one already. */
export function judgedAgain(json: string | null, again: SecondVerdictRecord['again']): string | null {
  const evidence = evidenceOf(json);
  return evidence.again === undefined ? JSON.stringify({ ...evidence, again }) : null;
}

export function noFirstVerdict({ grader, replyId }: SecondVerdictRecord['grade']): RecordRefused {
  return new RecordRefused(
    'record-invalid',
    `${grader.id} has not graded the reply ${replyId}: there is no first verdict`,
  );
}

function evidenceOf(json: string | null): Evidence {
  return json === null ? {} : (JSON.parse(json) as Evidence);
}
