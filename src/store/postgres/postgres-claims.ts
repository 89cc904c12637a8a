/** Claims of drawn answers on PostgreSQL: dated and judged by the server's clock, for desks on several hosts share them. */
import type { ClaimWish, ReviewClaim } from '../../core/store/stored-reviews.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { claimable } from '../review-claims.ts';
import { SHAPES } from '../table-shapes.ts';
import { given } from './insert-rows.ts';
import { NOW } from './postgres-leases.ts';

export function liveClaims(queries: Queries, run: number): Promise<ReviewClaim[]> {
  return queries.rows<ReviewClaim>(
    `select item, reviewer from review_claims where run = $1 and until > ${NOW}`,
    [run],
  );
}

/** Inside a write, which others wait for. */
export async function claim(tx: Queries, run: number, wish: ClaimWish): Promise<string[]> {
  await tx.rows(`delete from review_claims where run = $1 and until <= ${NOW}`, [run]);
  const items = claimable(await liveClaims(tx, run), wish);
  const { reviewer, ms } = wish;
  await tx.rows(
    `insert into review_claims (run, item, reviewer, until)
     select run, item, reviewer, ${NOW} + until from ${given(SHAPES.review_claims.columns)}
     on conflict (run, item, reviewer) do update set until = excluded.until`,
    [JSON.stringify(items.map((item) => ({ run, item, reviewer, until: ms })))],
  );
  return items;
}

export async function release(tx: Queries, run: number, { item, reviewer }: ReviewClaim): Promise<void> {
  await tx.rows('delete from review_claims where run = $1 and item = $2 and reviewer = $3', [
    run,
    item,
    reviewer,
  ]);
}
