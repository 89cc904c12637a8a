/** Runs and their respondents on PostgreSQL: written, removed, and their inner keys remembered. */
import type { Respondent } from '../../core/respondent.ts';
import { ASKED_TO_STOP, type Run, runSchema } from '../../core/run.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { RecordRefused } from '../record-refused.ts';
import { changedColumns, type RunChange, respondentColumns, runColumns } from '../run-columns.ts';
import { type RunReads, runReads, unknownRun } from '../run-reads.ts';
import type { RunsTable } from '../schema.ts';
import { SHAPES } from '../table-shapes.ts';
import { insertRows } from './insert-rows.ts';
import type { PostgresDatabase } from './postgres-database.ts';

export interface PostgresRuns extends RunReads {
  /** @throws `duplicate-id` when the id is taken. */
  insert(tx: Queries, run: Run): Promise<number>;
  update(tx: Queries, key: number, change: RunChange): Promise<void>;
  /** Whether it runs, and so can be asked. */
  askToStop(tx: Queries, key: number): Promise<boolean>;
  /** Everything of the run. */
  remove(tx: Queries, key: number): Promise<void>;
  /** Inner keys of a run and of a respondent in it, inside a write. @throws `run-unknown`, `record-invalid`. */
  keysOf(tx: Queries, runId: string, respondentId: string): Promise<{ run: number; respondent: number }>;
}

export function postgresRuns(database: PostgresDatabase): PostgresRuns {
  const keys = new Map<string, number>();
  const respondentKeys = new Map<string, number>();
  const forget = () => {
    keys.clear();
    respondentKeys.clear();
  };
  database.onRollback(forget);

  const keyIn = async (queries: Queries, id: string): Promise<number> => {
    const kept = keys.get(id);
    if (kept !== undefined) return kept;
    const [row] = await queries.rows<{ id: number }>('select id from runs where run_id = $1', [id]);
    if (row === undefined) throw unknownRun(id);
    keys.set(id, row.id);
    return row.id;
  };
  const saveRespondents = (tx: Queries, run: number, respondents: readonly Respondent[]) =>
    insertRows(tx, SHAPES.run_respondents, {
      rows: respondents.map((respondent, position) => ({ run, ...respondentColumns(respondent, position) })),
      ending:
        'on conflict (run, respondent_id) do update set position = excluded.position, body = excluded.body',
    });

  return {
    ...runReads(database),
    key: (id) => keyIn(database, id),
    async insert(tx, givenRun) {
      const run = runSchema.parse(givenRun);
      const ending = 'on conflict (run_id) do nothing returning id';
      const [row] = await insertRows<{ id: number }>(tx, SHAPES.runs, { rows: [runColumns(run)], ending });
      if (row === undefined) throw new RecordRefused('duplicate-id', `the store already has a run ${run.id}`);
      await saveRespondents(tx, row.id, run.respondents);
      return row.id;
    },
    async update(tx, key, change) {
      const [row] = await tx.rows<RunsTable>('select * from runs where id = $1 for update', [key]);
      if (row === undefined) throw unknownRun(String(key));
      const { status, stopped_by, planned, title, manifest } = changedColumns(row, change);
      await tx.rows(
        'update runs set status = $2, stopped_by = $3, planned = $4, title = $5, manifest = $6 where id = $1',
        [key, status, stopped_by, planned, title, manifest],
      );
      if (change.respondents !== undefined) await saveRespondents(tx, key, change.respondents);
    },
    async askToStop(tx, key) {
      const asked = await tx.rows(
        "update runs set stopped_by = $2 where id = $1 and status = 'running' returning id",
        [key, ASKED_TO_STOP],
      );
      return asked.length > 0;
    },
    async remove(tx, key) {
      for (const statement of REMOVALS) await tx.rows(statement, [key]);
      forget();
    },
    async keysOf(tx, runId, respondentId) {
      const run = await keyIn(tx, runId);
      const name = `${run} ${respondentId}`;
      if (!respondentKeys.has(name)) {
        const rows = await tx.rows<{ id: number; respondent_id: string }>(
          'select id, respondent_id from run_respondents where run = $1',
          [run],
        );
        for (const { id, respondent_id } of rows) respondentKeys.set(`${run} ${respondent_id}`, id);
      }
      const respondent = respondentKeys.get(name);
      if (respondent === undefined)
        throw new RecordRefused('record-invalid', `the run has no respondent "${respondentId}"`);
      return { run, respondent };
    },
  };
}

const OF_RUN = 'in (select id from replies where run = $1)';
/** Questions are shared between runs: they go where no run and no reply names them any more. */
const REMOVALS = [
  `delete from standing where reply ${OF_RUN}`,
  `delete from grades where reply ${OF_RUN}`,
  'delete from raw_bodies where call in (select id from calls where run = $1)',
  'delete from calls where run = $1',
  `with gone as (delete from run_questions where run = $1 returning question),
    answered as (delete from replies where run = $1 returning asked)
   delete from questions where id in (select question from gone union select asked from answered)
    and not exists (select from run_questions other where other.question = questions.id and other.run <> $1)
    and not exists (select from replies other where other.asked = questions.id and other.run <> $1)`,
  'delete from batch_items where batch in (select id from batches where run = $1)',
  'delete from batches where run = $1',
  'delete from audits where run = $1',
  'delete from question_decisions where run = $1',
  'delete from review_claims where run = $1',
  'delete from calibration_words where run = $1',
  'delete from review_steps where run = $1',
  'delete from run_respondents where run = $1',
  'delete from leases where run = $1',
  'delete from chunks where run = $1',
  'delete from handouts where run = $1',
  'delete from runs where id = $1',
];
