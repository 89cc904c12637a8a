/**
 * Runs and their respondents. The run's record is spread over columns that people filter by; its spec and
 * manifest are kept as JSON, exactly as written.
 */
import type { Respondent } from '../core/respondent.ts';
import { ASKED_TO_STOP, type Run, runSchema } from '../core/run.ts';
import type { Database } from './database.ts';
import { RecordRefused } from './record-refused.ts';
import { removeRun } from './remove-run.ts';
import { changedColumns, type RunChange, respondentColumns, runColumns } from './run-columns.ts';
import { type RunReads, runReads, unknownRun } from './run-reads.ts';
import { runStatements } from './run-statements.ts';

export interface RunRecords extends RunReads {
  /** Inside a write. @throws `duplicate-id` when the id is taken. */
  insert(run: Run): number;
  /** Inside a write. */
  update(key: number, change: RunChange): void;
  /** Inside a write: whether it runs, and so can be asked. */
  askToStop(key: number): boolean;
  /** Inside a write: everything of the run. */
  remove(key: number): void;
  /** The inner key of a run. @throws `run-unknown`. */
  key(id: string): number;
  /** Inner key of a respondent in a run. Inside a write. @throws `record-invalid`. */
  respondentKey(run: number, respondentId: string): number;
}

export function runRecords(database: Database): RunRecords {
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
      insertRespondent({ run, ...respondentColumns(respondent, position) });
    }
  };

  return {
    ...runReads(database),
    insert(given) {
      const run = runSchema.parse(given);
      if (findRun({ run_id: run.id }) !== undefined) {
        throw new RecordRefused('duplicate-id', `the store already has a run ${run.id}`);
      }
      const { id: key } = insertRun(runColumns(run));
      saveRespondents(key, run.respondents);
      return key;
    },
    update(key, change) {
      const row = runRow({ id: key });
      if (row === undefined) throw unknownRun(String(key));
      updateRun({ id: key, ...changedColumns(row, change) });
      if (change.respondents !== undefined) saveRespondents(key, change.respondents);
    },
    askToStop(key) {
      const row = runRow({ id: key });
      if (row?.status !== 'running') return false;
      updateRun({ id: key, ...changedColumns(row, { stoppedBy: ASKED_TO_STOP }) });
      return true;
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
