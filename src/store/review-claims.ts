/**
 * Who holds which drawn answer until when. In the store and not in a server's memory, because several desks may serve one
 * review: looking at who holds what and claiming are one transaction, so that nobody comes between.
 */
import { addToGroup } from '../core/group-by.ts';
import type { ClaimWish, ReviewClaim } from '../core/store/stored-reviews.ts';
import type { Database } from './database.ts';

export interface ReviewClaims {
  /** Inside a write. */
  claim(run: number, wish: ClaimWish): string[];
  /** Inside a write. */
  release(run: number, claim: ReviewClaim): void;
  live(run: number): ReviewClaim[];
}

export function reviewClaims(database: Database): ReviewClaims {
  const { kysely } = database;
  const find = database.lookup<ReviewClaim>((slot) =>
    kysely
      .selectFrom('review_claims')
      .select(['item', 'reviewer'])
      .where('run', '=', slot('run'))
      .where('until', '>', slot('now')),
  );
  const forget = database.command((slot) =>
    kysely.deleteFrom('review_claims').where('run', '=', slot('run')).where('until', '<=', slot('now')),
  );
  const hold = database.command((slot) =>
    kysely
      .insertInto('review_claims')
      .values({ run: slot('run'), item: slot('item'), reviewer: slot('reviewer'), until: slot('until') })
      .onConflict((conflict) =>
        conflict.columns(['run', 'item', 'reviewer']).doUpdateSet(({ ref }) => ({
          until: ref('excluded.until'),
        })),
      ),
  );
  const remove = database.command((slot) =>
    kysely
      .deleteFrom('review_claims')
      .where('run', '=', slot('run'))
      .where('item', '=', slot('item'))
      .where('reviewer', '=', slot('reviewer')),
  );
  const live = (run: number) => find({ run, now: database.now() });
  return {
    live,
    claim(run, wish) {
      const now = database.now();
      forget({ run, now });
      const { reviewer, ms } = wish;
      const items = claimable(live(run), wish);
      for (const item of items) hold({ run, item, reviewer, until: now + ms });
      return items;
    },
    release(run, { item, reviewer }) {
      remove({ run, item, reviewer });
    },
  };
}

/** Of the wished ones the first that others leave room for. @param live - claims whose time is not over */
export function claimable(live: readonly ReviewClaim[], wish: ClaimWish): string[] {
  const holders = new Map<string, string[]>();
  for (const { item, reviewer } of live) {
    if (reviewer === wish.reviewer) continue;
    addToGroup(holders, item, reviewer);
  }
  return wish.candidates
    .filter(
      ({ item, room, done }) => (holders.get(item) ?? []).filter((one) => !done.includes(one)).length < room,
    )
    .slice(0, wish.limit)
    .map(({ item }) => item);
}
