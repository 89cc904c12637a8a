/** What SQLite says in words of its own: fields inside of JSON, and inner keys as one value of a query. */
import { type RawBuilder, sql } from 'kysely';
import type { QuestionField, SqlWords } from './reader.ts';

/** Where a field stands in a question's record; a band may be missing with the number beside it. */
const PATHS = {
  topic: '$.topic',
  property: '$.property',
  band: '$.popularity.band',
  kind: '$.kind',
  status: '$.status',
} as const satisfies Record<QuestionField, string>;

export const SQLITE_WORDS: SqlWords = {
  questionField: (field) => sql`json_extract(questions.body, ${sql.lit(PATHS[field])})`,
  questionTags: sql`json_extract(questions.body, '$.tags')`,
  hasTag: (tag) =>
    sql`exists (select 1 from json_each(questions.body, '$.tags') as tags where tags.value = ${tag})`,
  like: (column, pattern) => sql`${column} like ${pattern} escape '\\'`,
  questionTexts: [
    sql`json_extract(questions.body, '$.text')`,
    sql`json_extract(questions.body, '$.reference')`,
  ],
  errorCode: sql`json_extract(replies.error, '$.code')`,
  // Beside max(), SQLite takes bare columns from the row that holds it.
  newestError: sql`replies.error`,
};

/** A page of two thousand placeholders would be built and bound anew each time. */
export function listedKeys(keys: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(keys)}))`;
}
