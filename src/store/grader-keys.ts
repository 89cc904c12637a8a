/** Who graded, as keys: a grader of one version and rubric is one row, looked up once and remembered. */
import type { Grade } from '../core/grade.ts';
import type { Database } from './database.ts';

/** The key of a grader, made where it has none; inside a write. */
export function graderKeys(database: Database): (grader: Grade['grader']) => number {
  const { kysely } = database;
  const known = new Map<string, number>();
  database.onRollback(() => known.clear());
  const findGrader = database.find((slot) =>
    kysely
      .selectFrom('graders')
      .select('id')
      .where('kind', '=', slot('kind'))
      .where('grader_id', '=', slot('grader_id'))
      .where('version', '=', slot('version'))
      .where('rubric', '=', slot('rubric')),
  );
  const insertGrader = database.command((slot) =>
    kysely.insertInto('graders').values({
      kind: slot('kind'),
      grader_id: slot('grader_id'),
      version: slot('version'),
      rubric: slot('rubric'),
    }),
  );
  return ({ kind, id: grader_id, version, rubric }) => {
    const name = [kind, grader_id, version, rubric].join('\u0000');
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const found = findGrader({ kind, grader_id, version, rubric });
    const key = found?.id ?? insertGrader({ kind, grader_id, version, rubric }).id;
    known.set(name, key);
    return key;
  };
}
