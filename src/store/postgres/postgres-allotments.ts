/**
 * What all workers share, in allotments of one short statement each: money of a run, and turns at a provider. A killed worker's
 * allotment counts as used up: money until the run is handed out again, turns for the moment they were for.
 */
import type { Turns, Work } from '../../core/work.ts';
import type { PostgresDatabase } from './postgres-database.ts';

/** A limit that nobody has told of for so long is not believed any more. */
const BELIEVED_MS = 600_000;
/** Clocks and ways differ a little: turns are given a little more slowly than the provider allows. */
const MARGIN = 0.98;
const NOW_MS = 'extract(epoch from clock_timestamp()) * 1000';

export function postgresAllotments(
  database: PostgresDatabase,
  key: (runId: string) => Promise<number>,
): Pick<Work, 'grant' | 'returnGrant' | 'turns' | 'tellLimits'> {
  return {
    async grant(runId, { needed, wanted }) {
      const [row] = await database.rows<{ granted: number }>(
        `with old as (select run, max_usd, granted_usd from handouts where run = $1 for update)
         update handouts set granted_usd = old.granted_usd + least($3::float8, old.max_usd - old.granted_usd)
         from old where handouts.run = old.run and old.granted_usd + $2::float8 <= old.max_usd
         returning handouts.granted_usd - old.granted_usd as granted`,
        [await key(runId), needed, wanted],
      );
      return row?.granted ?? 0;
    },
    async returnGrant(runId, usd) {
      await database.rows('update handouts set granted_usd = granted_usd - $2 where run = $1', [
        await key(runId),
        usd,
      ]);
    },
    async turns(lane, { count, tokens }) {
      const [row] = await database.rows<Omit<Turns, 'count'>>(
        `with old as (
           select *, ${NOW_MS} as now from lanes where lane = $1 and told_at > ${NOW_MS} - ${BELIEVED_MS} for update),
         due as (
           select lane, now, greatest(now, held_until, next_request_at, next_token_at - 1000) as start,
             coalesce(60000 / ($4 * requests_per_minute), 0) as every,
             coalesce($3 * 60000 / ($4 * tokens_per_minute), 0) as weight
           from old)
         update lanes set next_request_at = due.start + $2 * due.every,
           next_token_at = greatest(next_token_at, due.now) + due.weight
         from due where lanes.lane = due.lane returning due.start - due.now as "waitMs", due.every as "everyMs"`,
        [lane, count, tokens, MARGIN],
      );
      return row === undefined ? null : { ...row, count };
    },
    async tellLimits(lane, { requestsPerMinute, tokensPerMinute }, { holdMs }) {
      await database.rows(
        `insert into lanes values ($1, $2, $3, 0, 0, ${NOW_MS} + $4, ${NOW_MS}) on conflict (lane) do update set
           requests_per_minute = coalesce(excluded.requests_per_minute, lanes.requests_per_minute),
           tokens_per_minute = coalesce(excluded.tokens_per_minute, lanes.tokens_per_minute),
           held_until = greatest(excluded.held_until, lanes.held_until), told_at = excluded.told_at`,
        [lane, requestsPerMinute, tokensPerMinute, holdMs],
      );
    },
  };
}
