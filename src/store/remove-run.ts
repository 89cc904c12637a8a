/**
 * Takes a run out of the store with all that hangs on it. Questions are shared between runs, so they go only where no run and
 * no reply names them any more.
 */
import type { Database } from './database.ts';

/** Inside a write. @param key - the run's inner key */
export function removeRun(database: Database, key: number): void {
  for (const sql of [
    `delete from standing where ${ofRun('reply')}`,
    `delete from grades where ${ofRun('reply')}`,
    'delete from raw_bodies where call in (select id from calls where run = ?)',
    'delete from calls where run = ?',
    'delete from replies where run = ?',
    'delete from served_models where run = ?',
    'delete from audits where run = ?',
    'delete from question_decisions where run = ?',
    'delete from review_claims where run = ?',
    'delete from calibration_words where run = ?',
    'delete from review_steps where run = ?',
    'delete from batch_items where batch in (select id from batches where run = ?)',
    'delete from batches where run = ?',
    'delete from run_questions where run = ?',
    'delete from run_respondents where run = ?',
    'delete from leases where run = ?',
    'delete from runs where id = ?',
  ]) {
    database.prepare(sql).run(key);
  }
  database.exec(
    'delete from questions where id not in (select question from run_questions) ' +
      'and id not in (select asked from replies where asked is not null)',
  );
}

function ofRun(column: string): string {
  return `${column} in (select id from replies where run = ?)`;
}
