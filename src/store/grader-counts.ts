/** Which graders spoke in a run, and what a judge said to a request. */
import type { GraderKind } from '../core/grade.ts';
import type { CountedGrader } from '../core/grader-counts.ts';
import type { RubricName } from '../core/rubric.ts';
import type { Reader } from './reader.ts';

/** What a judge said to this request before. */
export async function judgeText(database: Reader, requestHash: string): Promise<string | null> {
  const rows = database.kysely
    .selectFrom('judge_texts')
    .select('text')
    .where('request_hash', '=', requestHash);
  return (await database.columns(rows, { text: 'text' })).text[0] ?? null;
}

/** Graders that spoke in a run, with how often. */
export async function gradersOfRun({ kysely }: Reader, run: number): Promise<CountedGrader[]> {
  // Counted by the key first: sorting every grade by four names takes longer than reading it.
  const counted = kysely
    .selectFrom('grades')
    .innerJoin('replies', 'replies.id', 'grades.reply')
    .select('grades.grader')
    .select(({ fn }) => fn.countAll().as('grades'))
    .where('replies.run', '=', run)
    .groupBy('grades.grader')
    .as('counted');
  const rows = await kysely
    .selectFrom(counted)
    .innerJoin('graders', 'graders.id', 'counted.grader')
    .select(['graders.kind', 'graders.grader_id as id', 'graders.version', 'graders.rubric'])
    .select('counted.grades')
    .orderBy('graders.kind')
    .orderBy('graders.grader_id')
    .orderBy('graders.version')
    .orderBy('graders.rubric')
    .execute();
  return rows.map(({ kind, rubric, grades, ...row }) => ({
    ...row,
    kind: kind as GraderKind,
    rubric: rubric as RubricName,
    grades: Number(grades),
  }));
}
