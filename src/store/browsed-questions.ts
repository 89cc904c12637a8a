/** What a search asks of questions: a field's value, words in them; and which values a run's questions have. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { BROWSED_FIELDS, type BrowsedField, type FieldValue } from '../core/browsing.ts';
import type { QuestionRow } from '../core/outcome-table.ts';
import type { Question } from '../core/question.ts';
import { questionRow } from '../core/question-row.ts';
import { askedQuestions, pagesOfAsked } from './asked-questions.ts';
import type { QuestionField, Reader, SqlWords } from './reader.ts';

/** Inner keys of a run's questions from one to another. */
interface Range {
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

const FIELDS = ['topic', 'property', 'band', 'kind', 'status'] as const satisfies readonly QuestionField[];

/** Inner keys of the questions of a stretch of which something holds. */
export async function askedKeys(
  database: Reader,
  { run, from, to }: Range,
  asked: (question: QuestionRow) => boolean,
): Promise<number[]> {
  const rows = await askedQuestions(database, run)
    .select(['asked.id', 'questions.content_hash as hash', 'questions.body', 'datasets.name as dataset'])
    .where('asked.id', '>=', from)
    .where('asked.id', '<=', to)
    .execute();
  return rows
    .filter(({ body, ...rest }) => asked(questionRow(JSON.parse(body) as Question, rest)))
    .map(({ id }) => id);
}

/** The reply's question has this value. */
export function fieldCondition(
  words: SqlWords,
  range: Range,
  { by, value }: { readonly by: BrowsedField; readonly value: string },
) {
  switch (by) {
    case 'tag':
      return inQuestions(range, words.hasTag(value));
    case 'dataset':
      return inQuestions(
        range,
        sql`run_questions.dataset in (select datasets.id from datasets where datasets.name = ${value})`,
      );
    default:
      return inQuestions(range, sql`${words.questionField(by)} = ${value}`);
  }
}

/** The question has an answer and counts. */
export function ratedCondition(words: SqlWords, range: Range) {
  return inQuestions(
    range,
    sql`${words.questionField('kind')} = 'answerable' and ${words.questionField('status')} = 'ok'`,
  );
}

/** The words stand in the question, its reference or the answer. */
export function textCondition(words: SqlWords, range: Range, text: string) {
  const patterns = spellings(text).map((one) => `%${one.replace(/[\\%_]/g, '\\$&')}%`);
  const found = (columns: readonly RawBuilder<unknown>[]) =>
    sql.join(
      columns.flatMap((column) => patterns.map((pattern) => words.like(column, pattern))),
      sql` or `,
    );
  return sql<SqlBool>`(${found([sql`replies.text`])} or ${inQuestions(range, found(words.questionTexts))})`;
}

/** Databases take capital and small letters for the same in ASCII alone: others are looked for in the ways they are written. */
function spellings(text: string): string[] {
  const lower = text.toLowerCase();
  const capital = lower.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([text, lower, text.toUpperCase(), capital])];
}

function inQuestions({ run, from, to }: Range, condition: RawBuilder<unknown>) {
  return sql<SqlBool>`replies.question in (
    select run_questions.id from run_questions join questions on questions.id = run_questions.question
    where run_questions.run = ${run} and run_questions.id between ${from} and ${to} and (${condition}))`;
}

/** Questions read at once. */
const PAGE = 5000;
/** Values told of a field; one with more is no way to choose. */
const MOST_VALUES = 200;

/** The values of a run's questions, field by field, commonest first; fields with one value or too many are left out. */
export async function fieldValues(database: Reader, run: number): Promise<FieldValue[]> {
  const { words } = database;
  const counted = new Map<BrowsedField, Map<string, number>>(BROWSED_FIELDS.map((by) => [by, new Map()]));
  const count = (by: BrowsedField, value: string | null) => {
    const values = counted.get(by)!;
    // A few beyond the most are enough to know that there are too many.
    if (value !== null && (values.has(value) || values.size <= MOST_VALUES))
      values.set(value, (values.get(value) ?? 0) + 1);
  };
  const pages = pagesOfAsked(askedQuestions(database, run), PAGE, (page) =>
    page
      .select(['asked.id', 'datasets.name as dataset', words.questionTags.as('tags')])
      .select(FIELDS.map((by) => words.questionField(by).as(by)))
      .execute(),
  );
  for await (const rows of pages) {
    for (const row of rows) {
      for (const by of FIELDS) count(by, row[by]);
      count('dataset', row.dataset);
      for (const tag of JSON.parse(row.tags ?? '[]') as string[]) count('tag', tag);
    }
  }
  return [...counted].flatMap(([by, values]) =>
    values.size < 2 || values.size > MOST_VALUES
      ? []
      : [...values].sort(([, a], [, b]) => b - a).map(([value, questions]) => ({ by, value, questions })),
  );
}
