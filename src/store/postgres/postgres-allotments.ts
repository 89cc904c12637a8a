/**
 * What all workers share, in small allotments: money of a run, and turns at a provider. A killed worker's
 * allotment counts as used up: money until the run is handed out again, turns for the moment they were for.
 */
import type { Turns, Work } from '../../core/work.ts';
import type { PostgresDatabase } from './postgres-database.ts';

/** A limit that nobody has told of for so long is not believed any more. */
const BELIEVED_MS = 600_000;
/** Until the first response: as fast as a limit of one request a second forgives, as slow as a first answer that takes its time. */
const UNTOLD_EVERY_MS = 250;
/** What several workers tell within so long is one telling. */
const ONE_TELLING_MS = 10_000;
/** Clocks and ways differ a little: turns are given a little more slowly than the provider allows. */
const MARGIN = 0.98;
const NOW_MS = 'extract(epoch from clock_timestamp()) * 1000';

export function postgresAllotments(
  database: PostgresDatabase,
  key: (runId: string) => Promise<number>,
): Pick<Work, 'grant' | 'returnGrant' | 'turns' | 'tellLimits'> {
  return {
    // Money that came back twice would be spent twice, so these are writes, which are done once even where an answer is lost.
    async grant(runId, { needed, wanted }) {
      const values = [await key(runId), needed, wanted];
      const [row] = await database.write((tx) =>
        tx.rows<{ granted: number }>(
          `with old as (select run, max_usd, granted_usd from handouts where run = $1 for update)
           update handouts set granted_usd = old.granted_usd + least($3::float8, old.max_usd - old.granted_usd)
           from old where handouts.run = old.run and old.granted_usd + $2::float8 <= old.max_usd
           returning handouts.granted_usd - old.granted_usd as granted`,
          values,
        ),
      );
      return row?.granted ?? 0;
    },
    async returnGrant(runId, usd) {
      const values = [await key(runId), usd];
      await database.write((tx) =>
        tx.rows('update handouts set granted_usd = granted_usd - $2 where run = $1', values),
      );
    },
    async turns(lane, { count, tokens }) {
      const take = async () => {
        const [row] = await database.rows<Turns>(
          `with old as (
             select *, ${NOW_MS} as now, told_at > ${NOW_MS} - ${BELIEVED_MS} as is_told from lanes where lane = $1 for update),
           due as (
             select lane, now, greatest(now, held_until, next_request_at, next_token_at - 1000) as start,
               case when is_told then coalesce(60000 / ($4 * requests_per_minute), 0) else ${UNTOLD_EVERY_MS} end as every,
               case when is_told then coalesce($3 * 60000 / ($4 * tokens_per_minute), 0) else 0 end as weight
             from old)
           update lanes set next_request_at = due.start + $2 * due.every,
             next_token_at = greatest(next_token_at, due.now) + due.weight
           from due where lanes.lane = due.lane returning due.start - due.now as "waitMs", due.every as "everyMs"`,
          [lane, count, tokens, MARGIN],
        );
        return row;
      };
      const known = await take();
      if (known !== undefined) return known;
      await database.rows('insert into lanes values ($1, null, null, 0, 0, 0, 0) on conflict do nothing', [
        lane,
      ]);
      return (await take())!;
    },
    async tellLimits(lane, { requestsPerMinute, tokensPerMinute }, { holdMs }) {
      // Each worker sees other moments of one limit; the lowest is the truest.
      const lowest = (column: string) =>
        `case when lanes.told_at > ${NOW_MS} - ${ONE_TELLING_MS} then least(excluded.${column}, lanes.${column})
           else coalesce(excluded.${column}, lanes.${column}) end`;
      await database.rows(
        `insert into lanes values ($1, $2, $3, 0, 0, ${NOW_MS} + $4, ${NOW_MS}) on conflict (lane) do update set
           requests_per_minute = ${lowest('requests_per_minute')}, tokens_per_minute = ${lowest('tokens_per_minute')},
           held_until = greatest(excluded.held_until, lanes.held_until), told_at = excluded.told_at`,
        [lane, requestsPerMinute, tokensPerMinute, holdMs],
      );
    },
  };
}
