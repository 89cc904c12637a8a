/**
 * What stands in a run, counted by grader and rubric: a run graded again under another rubric may keep grades under the
 * first, and then its rates mix two meanings of the same words.
 */
import type { GraderKind } from '../core/grade.ts';
import type { RubricName } from '../core/rubric.ts';
import type { StandingRubric } from '../core/store/stored-grades.ts';
import type { Reader } from './reader.ts';

export async function standingRubrics(database: Reader, run: number): Promise<StandingRubric[]> {
  const rows = await database.kysely
    .selectFrom('replies')
    .innerJoin('standing', 'standing.reply', 'replies.id')
    .innerJoin('grades', 'grades.id', 'standing.grade')
    .innerJoin('graders', 'graders.id', 'grades.grader')
    .select(['graders.kind', 'graders.grader_id as id', 'graders.rubric'])
    .select(({ fn }) => fn.countAll().as('replies'))
    .where('replies.run', '=', run)
    // What a tool said of a failed reply is kept, and is nobody's outcome.
    .where('replies.status', '=', 'answered')
    .where('standing.outcome', 'is not', null)
    .groupBy(['graders.kind', 'graders.grader_id', 'graders.rubric'])
    .orderBy('graders.kind')
    .orderBy('graders.grader_id')
    .orderBy('graders.rubric')
    .execute();
  return rows.map(({ kind, id, rubric, replies }) => ({
    kind: kind as GraderKind,
    id,
    rubric: rubric as RubricName,
    replies: Number(replies),
  }));
}
