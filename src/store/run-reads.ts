/** Runs as they are read: the record, its respondents, and what is known of both inside. */
import { ClosedbookError } from '../core/errors.ts';
import { type Respondent, respondentSchema } from '../core/respondent.ts';
import type { Run } from '../core/run.ts';
import type { Reader } from './reader.ts';
import { RecordRefused } from './record-refused.ts';
import type { RunsTable } from './schema.ts';

export interface RunReads {
  /** By id, or by its beginning or end where that is of one run only. @throws `run-unknown`. */
  get(id: string): Promise<Run>;
  all(): Promise<Run[]>;
  /** The inner key of a run. @throws `run-unknown`. */
  key(id: string): number | Promise<number>;
  /** Respondents with their inner keys, in the order of the run. */
  respondents(run: number): Promise<{ key: number; respondent: Respondent }[]>;
}

export function runReads({ kysely }: Reader): Omit<RunReads, 'key'> {
  const respondents = async (run: number) => {
    const rows = await kysely
      .selectFrom('run_respondents')
      .select(['id', 'body'])
      .where('run', '=', run)
      .orderBy('position')
      .orderBy('id')
      .execute();
    // Compiling the check costs more than checking a few records without.
    return rows.map(({ id, body }) => ({
      key: id,
      respondent: respondentSchema.parse(JSON.parse(body), { jitless: true }),
    }));
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

  /** Ids begin with a date, so that whoever types one by hand types its end. */
  const endingIn = async (id: string): Promise<Run | null> => {
    if (!/^[0-9a-z]{3,}$/i.test(id)) return null;
    const query = kysely.selectFrom('runs').selectAll().where('run_id', 'like', `%${id}`);
    const [only, ...others] = await query.limit(2).execute();
    return only === undefined || others.length > 0 ? null : toRun(only);
  };

  return {
    respondents,
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
      return (await endingIn(id)) ?? Promise.reject(unknownRun(id));
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
  };
}

export function unknownRun(id: string): RecordRefused {
  return new RecordRefused('run-unknown', `the store has no run "${id}"`);
}
