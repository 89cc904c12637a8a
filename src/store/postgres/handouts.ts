/** How runs that are handed out are read, and how the queue's schema is named in a statement. */
import { ASKED_TO_STOP } from '../../core/run.ts';

/** Why a run is to end: as a worker found, or as somebody asked of the run. Of `handouts` and `runs`. */
export const STOPPED_BY = `coalesce(handouts.stopped_by,
  case when runs.stopped_by = '${ASKED_TO_STOP}' then 'interrupted' end)`;

/** Runs that are handed out; conditions may follow. */
export const HANDOUTS = `select runs.run_id as "runId", handouts.pass as pass, ${STOPPED_BY} as "stoppedBy",
    counts.chunks, counts.done, counts.taken
  from handouts join runs on runs.id = handouts.run cross join lateral (
    select count(*) as chunks, coalesce(sum(done), 0) as done, count(*) filter (where taken_by in (select worker_id from workers)) as taken
    from chunks where chunks.run = handouts.run and chunks.pass = handouts.pass) as counts
  where handouts.ended = 0`;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
