/** A run and its respondents as the columns they are written to; spec and manifest are kept as JSON, exactly as written. */
import type { Respondent } from '../core/respondent.ts';
import type { Run } from '../core/run.ts';
import type { RunsTable } from './schema.ts';

export type RunChange = Partial<
  Pick<Run, 'status' | 'stoppedBy' | 'planned' | 'title' | 'manifest' | 'respondents'>
>;

export function runColumns(run: Run): Omit<RunsTable, 'id'> {
  return {
    run_id: run.id,
    created_at: run.createdAt,
    status: run.status,
    stopped_by: run.stoppedBy,
    title: run.title,
    planned: run.planned,
    simulated: run.simulated ? 1 : 0,
    spec: run.spec === null ? null : JSON.stringify(run.spec),
    manifest: JSON.stringify(run.manifest),
  };
}

type Changeable = Pick<RunsTable, 'status' | 'stopped_by' | 'planned' | 'title' | 'manifest'>;

/** What the row holds after a change; what the change does not name stays. */
export function changedColumns(row: Changeable, change: RunChange): Changeable {
  return {
    status: change.status ?? row.status,
    stopped_by: change.stoppedBy === undefined ? row.stopped_by : change.stoppedBy,
    planned: change.planned ?? row.planned,
    title: change.title ?? row.title,
    manifest: change.manifest === undefined ? row.manifest : JSON.stringify(change.manifest),
  };
}

export function respondentColumns(respondent: Respondent, position: number) {
  return { position, respondent_id: respondent.id, body: JSON.stringify(respondent) };
}
