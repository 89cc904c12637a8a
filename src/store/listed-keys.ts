/**
 * Inner keys as one value of a query, for `in`: a page of two thousand placeholders would be built and bound anew
 * each time.
 */
import { type RawBuilder, sql } from 'kysely';

export function listedKeys(keys: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(keys)}))`;
}
