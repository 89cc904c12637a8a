/**
 * The statements of runs and their respondents, prepared once a connection. A respondent that is saved again keeps its inner
 * key, for replies point to it.
 */
import type { Database } from './database.ts';

export function runStatements(database: Database) {
  const { kysely } = database;
  return {
    insertRun: database.command((slot) =>
      kysely.insertInto('runs').values({
        run_id: slot('run_id'),
        created_at: slot('created_at'),
        status: slot('status'),
        stopped_by: slot('stopped_by'),
        title: slot('title'),
        planned: slot('planned'),
        simulated: slot('simulated'),
        spec: slot('spec'),
        manifest: slot('manifest'),
      }),
    ),
    updateRun: database.command((slot) =>
      kysely
        .updateTable('runs')
        .set({
          status: slot('status'),
          stopped_by: slot('stopped_by'),
          planned: slot('planned'),
          title: slot('title'),
          manifest: slot('manifest'),
        })
        .where('id', '=', slot('id')),
    ),
    insertRespondent: database.command((slot) =>
      kysely
        .insertInto('run_respondents')
        .values({
          run: slot('run'),
          position: slot('position'),
          respondent_id: slot('respondent_id'),
          body: slot('body'),
        })
        .onConflict((conflict) =>
          conflict.columns(['run', 'respondent_id']).doUpdateSet((excluded) => ({
            position: excluded.ref('excluded.position'),
            body: excluded.ref('excluded.body'),
          })),
        ),
    ),
    findRun: database.find((slot) =>
      kysely.selectFrom('runs').select('id').where('run_id', '=', slot('run_id')),
    ),
    runRow: database.find((slot) => kysely.selectFrom('runs').selectAll().where('id', '=', slot('id'))),
    findRespondent: database.find((slot) =>
      kysely
        .selectFrom('run_respondents')
        .select('id')
        .where('run', '=', slot('run'))
        .where('respondent_id', '=', slot('respondent_id')),
    ),
  };
}
