/** What PostgreSQL says in words of its own: fields of JSON stand in columns beside it, and lists are values. */
import { type RawBuilder, sql } from 'kysely';
import type { SqlWords } from '../reader.ts';

export const POSTGRES_WORDS: SqlWords = {
  questionField: (field) => sql`questions.${sql.ref(field)}`,
  questionTags: sql`to_json(questions.tags)::text`,
  hasTag: (tag) => sql`${tag} = any(questions.tags)`,
  // In the collation "C" of every column, letters beyond ASCII differ by case, as in SQLite.
  like: (column, pattern) => sql`${column} ilike ${pattern} escape '\\'`,
  questionTexts: [sql`questions.searched`],
  errorCode: sql`replies.error_code`,
  newestError: sql`(array_agg(replies.error order by replies.id desc))[1]`,
};

export function listedKeys(keys: readonly number[]): RawBuilder<number> {
  return sql<number>`(select unnest(${[...keys]}::bigint[]))`;
}
