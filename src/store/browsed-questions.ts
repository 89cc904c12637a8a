/** What a search asks of questions: a field's value, words in them; and which values a run's questions have. */
import { type SqlBool, sql } from 'kysely';
import { BROWSED_FIELDS, type BrowsedField, type FieldValue } from '../core/browsing.ts';
import type { Database } from './database.ts';

/** Inner keys of a run's questions from one to another. */
interface Range {
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

/** Where a field stands in a question's record; a band may be missing with the number beside it. */
const PATHS = {
  topic: '$.topic',
  property: '$.property',
  band: '$.popularity.band',
  kind: '$.kind',
  status: '$.status',
} as const satisfies Partial<Record<BrowsedField, string>>;

/** The reply's question has this value. */
export function fieldCondition(
  range: Range,
  { by, value }: { readonly by: BrowsedField; readonly value: string },
) {
  switch (by) {
    case 'tag':
      return inQuestions(
        range,
        sql`exists (select 1 from json_each(questions.body, '$.tags') as tags where tags.value = ${value})`,
      );
    case 'dataset':
      return inQuestions(
        range,
        sql`run_questions.dataset in (select datasets.id from datasets where datasets.name = ${value})`,
      );
    default:
      return inQuestions(range, sql`json_extract(questions.body, ${PATHS[by]}) = ${value}`);
  }
}

/** The question has an answer and counts. */
export function ratedCondition(range: Range) {
  return inQuestions(
    range,
    sql`json_extract(questions.body, ${PATHS.kind}) = 'answerable' and json_extract(questions.body, ${PATHS.status}) = 'ok'`,
  );
}

/** The words stand in the question, its reference or the answer. */
export function textCondition(range: Range, text: string) {
  const patterns = spellings(text).map((one) => `%${one.replace(/[\\%_]/g, '\\$&')}%`);
  const found = (column: ReturnType<typeof sql>) =>
    sql.join(
      patterns.map((pattern) => sql`${column} like ${pattern} escape '\\'`),
      sql` or `,
    );
  const question = sql`json_extract(questions.body, '$.text')`;
  const reference = sql`json_extract(questions.body, '$.reference')`;
  return sql<SqlBool>`(${found(sql`replies.text`)} or ${inQuestions(range, sql`${found(question)} or ${found(reference)}`)})`;
}

/** SQLite takes capital and small letters for the same in ASCII alone: others are looked for in the ways they are written. */
function spellings(text: string): string[] {
  const lower = text.toLowerCase();
  const capital = lower.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([text, lower, text.toUpperCase(), capital])];
}

function inQuestions({ run, from, to }: Range, condition: ReturnType<typeof sql>) {
  return sql<SqlBool>`replies.question in (
    select run_questions.id from run_questions join questions on questions.id = run_questions.question
    where run_questions.run = ${run} and run_questions.id between ${from} and ${to} and (${condition}))`;
}

/** Questions read at once. */
const PAGE = 5000;
/** Values told of a field; one with more is no way to choose. */
const MOST_VALUES = 200;

/** The values of a run's questions, field by field, commonest first; fields with one value or too many are left out. */
export async function fieldValues(database: Database, run: number): Promise<FieldValue[]> {
  const counted = new Map<BrowsedField, Map<string, number>>(BROWSED_FIELDS.map((by) => [by, new Map()]));
  const count = (by: BrowsedField, value: string | null) => {
    const values = counted.get(by)!;
    // A few beyond the most are enough to know that there are too many.
    if (value !== null && (values.has(value) || values.size <= MOST_VALUES))
      values.set(value, (values.get(value) ?? 0) + 1);
  };
  for (let last = 0; ; ) {
    const rows = await database.kysely
      .selectFrom('run_questions as asked')
      .innerJoin('questions', 'questions.id', 'asked.question')
      .innerJoin('datasets', 'datasets.id', 'asked.dataset')
      .select(['asked.id', 'datasets.name as dataset', sql<string>`json_extract(body, '$.tags')`.as('tags')])
      .select(
        Object.entries(PATHS).map(([by, path]) => sql<string | null>`json_extract(body, ${path})`.as(by)),
      )
      .where('asked.run', '=', run)
      .where('asked.id', '>', last)
      .orderBy('asked.id')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      for (const by of Object.keys(PATHS) as (keyof typeof PATHS)[])
        count(by, (row as unknown as Record<string, string | null>)[by] ?? null);
      count('dataset', row.dataset);
      for (const tag of JSON.parse(row.tags ?? '[]') as string[]) count('tag', tag);
    }
    if (rows.length < PAGE) break;
    last = rows[rows.length - 1]!.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...counted].flatMap(([by, values]) =>
    values.size < 2 || values.size > MOST_VALUES
      ? []
      : [...values].sort(([, a], [, b]) => b - a).map(([value, questions]) => ({ by, value, questions })),
  );
}
