/**
 * Runs and their respondents. The run's record is spread over columns that people filter by; its spec and
 * manifest are kept as JSON, exactly as written.
 */
import { ClosedbookError } from '../core/errors.ts';
import { type Respondent, respondentSchema } from '../core/respondent.ts';
import { type Run, runSchema } from '../core/run.ts';
import type { Database } from './database.ts';
import { RecordRefused } from './record-refused.ts';
import { removeRun } from './remove-run.ts';
import { runStatements } from './run-statements.ts';
import type { RunsTable } from './schema.ts';

export type RunChange = Partial<
  Pick<Run, 'status' | 'stoppedBy' | 'planned' | 'title' | 'manifest' | 'respondents'>
>;

export interface RunRecords {
  /** Inside a write. @throws `duplicate-id` when the id is taken. */
  insert(run: Run): number;
  get(id: string): Promise<Run>;
  all(): Promise<Run[]>;
  /** Inside a write. */
  update(key: number, change: RunChange): void;
  /** Inside a write: everything of the run. */
  remove(key: number): void;
  /** The inner key of a run. @throws `run-unknown`. */
  key(id: string): number;
  /** Inner key of a respondent in a run. Inside a write. @throws `record-invalid`. */
  respondentKey(run: number, respondentId: string): number;
  /** Respondents with their inner keys, in the order of the run. */
  respondents(run: number): Promise<{ key: number; respondent: Respondent }[]>;
}

export function runRecords(database: Database): RunRecords {
  const { kysely } = database;
  const keys = new Map<string, number>();
  const respondentKeys = new Map<string, number>();
  const forget = () => {
    keys.clear();
    respondentKeys.clear();
  };
  database.onRollback(forget);

  const { insertRun, updateRun, insertRespondent, findRun, runRow, findRespondent } = runStatements(database);

  const saveRespondents = (run: number, respondents: readonly Respondent[]) => {
    for (const [position, respondent] of respondents.entries()) {
      insertRespondent({ run, position, respondent_id: respondent.id, body: JSON.stringify(respondent) });
    }
  };

  const respondents = async (run: number) => {
    const rows = await kysely
      .selectFrom('run_respondents')
      .select(['id', 'body'])
      .where('run', '=', run)
      .orderBy('position')
      .orderBy('id')
      .execute();
    return rows.map(({ id, body }) => ({ key: id, respondent: respondentSchema.parse(JSON.parse(body)) }));
  };

  const toRun = async (row: Omit<RunsTable, 'id'> & { id: number }): Promise<Run> => ({
    id: row.run_id,
    title: row.title,
    createdAt: row.created_at,
    status: row.status as Run['status'],
    stoppedBy: row.stopped_by,
    spec: row.spec === null ? null : (JSON.parse(row.spec) as Run['spec']),
    manifest: JSON.parse(row.manifest) as Run['manifest'],
    respondents: (await respondents(row.id)).map(({ respondent }) => respondent),
    planned: row.planned,
    simulated: row.simulated === 1,
  });

  return {
    respondents,
    insert(given) {
      const run = runSchema.parse(given);
      if (findRun({ run_id: run.id }) !== undefined) {
        throw new RecordRefused('duplicate-id', `the store already has a run ${run.id}`);
      }
      const { id: key } = insertRun({
        run_id: run.id,
        created_at: run.createdAt,
        status: run.status,
        stopped_by: run.stoppedBy,
        title: run.title,
        planned: run.planned,
        simulated: run.simulated ? 1 : 0,
        spec: run.spec === null ? null : JSON.stringify(run.spec),
        manifest: JSON.stringify(run.manifest),
      });
      saveRespondents(key, run.respondents);
      return key;
    },
    async get(id) {
      const rows = await kysely
        .selectFrom('runs')
        .selectAll()
        .where('run_id', '>=', id)
        .where('run_id', '<=', `${id}\uffff`)
        .limit(20)
        .execute();
      const exact = rows.find((row) => row.run_id === id);
      if (exact !== undefined) return toRun(exact);
      if (rows.length === 1 && id !== '') return toRun(rows[0]!);
      if (rows.length > 1 && id !== '') {
        const ids = rows.map((row) => row.run_id).join(', ');
        throw new ClosedbookError('run-unknown', `expected one run, but "${id}" begins the ids ${ids}`);
      }
      throw unknownRun(id);
    },
    async all() {
      const rows = await kysely
        .selectFrom('runs')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return Promise.all(rows.map(toRun));
    },
    update(key, change) {
      const row = runRow({ id: key });
      if (row === undefined) throw unknownRun(String(key));
      updateRun({
        id: key,
        status: change.status ?? row.status,
        stopped_by: change.stoppedBy === undefined ? row.stopped_by : change.stoppedBy,
        planned: change.planned ?? row.planned,
        title: change.title ?? row.title,
        manifest: change.manifest === undefined ? row.manifest : JSON.stringify(change.manifest),
      });
      if (change.respondents !== undefined) saveRespondents(key, change.respondents);
    },
    remove(key) {
      removeRun(database, key);
      forget();
    },
    key(id) {
      const kept = keys.get(id);
      if (kept !== undefined) return kept;
      const found = findRun({ run_id: id });
      if (found === undefined) throw unknownRun(id);
      keys.set(id, found.id);
      return found.id;
    },
    respondentKey(run, respondentId) {
      const name = `${run} ${respondentId}`;
      const kept = respondentKeys.get(name);
      if (kept !== undefined) return kept;
      const found = findRespondent({ run, respondent_id: respondentId });
      if (found === undefined) {
        throw new RecordRefused('record-invalid', `the run has no respondent "${respondentId}"`);
      }
      respondentKeys.set(name, found.id);
      return found.id;
    },
  };
}

function unknownRun(id: string): RecordRefused {
  return new RecordRefused('run-unknown', `the store has no run "${id}"`);
}
