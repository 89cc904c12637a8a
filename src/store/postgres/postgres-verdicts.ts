/** What judges said when asked again, on PostgreSQL: in the evidence of the first verdict, where it can never come to stand. */
import type { SecondVerdictRecord } from '../../core/saved-records.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { judgedAgain, noFirstVerdict } from '../second-verdicts.ts';
import { nextKeys } from './insert-rows.ts';
import { insertCalls } from './postgres-calls.ts';

/** A third verdict is ignored. @throws `record-invalid` when there is no first. */
export async function saveSecondVerdict(tx: Queries, record: SecondVerdictRecord): Promise<void> {
  const { grade, again, call } = record;
  const { kind, id, version, rubric } = grade.grader;
  const [first] = await tx.rows<{ id: number; evidence: string | null; run: number }>(
    `select grades.id, grades.evidence, replies.run from grades join replies on replies.id = grades.reply
     join graders on graders.id = grades.grader join reference_hashes on reference_hashes.id = grades.reference
     where replies.reply_id = $1 and graders.kind = $2 and graders.grader_id = $3 and graders.version = $4
      and graders.rubric = $5 and reference_hashes.hash = $6`,
    [grade.replyId, kind, id, version, rubric, grade.referenceHash],
  );
  if (first === undefined) throw noFirstVerdict(grade);
  const evidence = judgedAgain(first.evidence, again);
  if (evidence === null) return;
  if (call !== undefined) {
    const { calls } = await nextKeys(tx, { calls: 1 });
    await insertCalls(tx, [{ id: calls[0]!, run: first.run, call }]);
  }
  await tx.rows('update grades set evidence = $2 where id = $1', [first.id, evidence]);
}
