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
export async function gradersOfRun(database: Reader, run: number): Promise<CountedGrader[]> {
  const graders = await database.kysely
    .selectFrom('graders')
    .select(['id as key', 'kind', 'grader_id as id', 'version', 'rubric'])
    .orderBy('kind')
    .orderBy('grader_id')
    .orderBy('version')
    .orderBy('rubric')
    .execute();
  const counts = await gradesBy(
    database,
    run,
    graders.map(({ key }) => key),
  );
  return graders.flatMap(({ key, kind, rubric, ...grader }) => {
    const grades = counts.get(key) ?? 0;
    if (grades === 0) return [];
    return { ...grader, kind: kind as GraderKind, rubric: rubric as RubricName, grades };
  });
}

/** More graders than this are told apart by sorting; up to here each grade is held against every one of them. */
const FEW = 20;

/** Grades of a run by the key of their grader. */
async function gradesBy(
  { kysely }: Reader,
  run: number,
  graders: readonly number[],
): Promise<Map<number, number>> {
  const { first, last, replies } = await kysely
    .selectFrom('replies')
    .select(({ fn }) => [fn.min('id').as('first'), fn.max('id').as('last'), fn.countAll().as('replies')])
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  const grades = kysely.selectFrom('grades');
  // Replies that no other run's stand between need not be looked up to know whose a grade is.
  const own =
    Number(last) - Number(first) + 1 === Number(replies)
      ? grades.where('grades.reply', '>=', first).where('grades.reply', '<=', last)
      : grades.innerJoin('replies', 'replies.id', 'grades.reply').where('replies.run', '=', run);
  if (graders.length <= FEW && graders.length > 0) {
    const row = await own
      .select(({ fn }) =>
        graders.map((key) => fn.countAll().filterWhere('grades.grader', '=', key).as(`grader ${key}`)),
      )
      .executeTakeFirstOrThrow();
    return new Map(graders.map((key) => [key, Number(row[`grader ${key}`])]));
  }
  const rows = await own
    .select('grades.grader')
    .select(({ fn }) => fn.countAll().as('grades'))
    .groupBy('grades.grader')
    .execute();
  return new Map(rows.map(({ grader, grades: count }) => [grader, Number(count)]));
}
