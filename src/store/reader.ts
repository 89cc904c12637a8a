/**
 * What queries need of a database, whichever is behind it: kysely to build and run them, whole columns, and the few words of
 * SQL in which SQLite and PostgreSQL differ. Every query that only reads is written once, on this.
 */
import type { Kysely, RawBuilder, SelectQueryBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * How a column crosses: `fraction` with every digit and `rounded` with fifteen, which is quicker in SQLite; a column of JSON
 * texts as the values they hold, words of models as `text`.
 */
export type Packing = 'plain' | 'fraction' | 'rounded' | 'json' | 'text';

type Cell<Value, How extends Packing> = How extends 'json' ? unknown : Value;
export type Columns<Row, Packings> = {
  readonly [Name in keyof Row & keyof Packings]: readonly Cell<Row[Name], Packings[Name] & Packing>[];
};

// biome-ignore lint/suspicious/noExplicitAny: which tables were joined says nothing about the columns.
export type Rows<Row> = SelectQueryBuilder<any, any, Row>;
export type Packings<Row> = { readonly [Name in keyof Row]?: Packing };

/** A field of a question's record by which replies are looked for. */
export type QuestionField = 'topic' | 'property' | 'band' | 'kind' | 'status';

export interface Reader {
  readonly kysely: Kysely<Tables>;
  /** The named columns, in the order of the query's rows. */
  columns<Row, const P extends Packings<Row>>(rows: Rows<Row>, packings: P): Promise<Columns<Row, P>>;
  /** The same for more rows than memory should hold, by a key that grows: in the order of it, never an empty page. */
  pages<Row, const P extends Packings<Row>>(
    rows: Rows<Row>,
    packings: P,
    by: PagedBy<Row>,
  ): AsyncIterable<Columns<Row, P>>;
  /** Inner keys as one value of a query, for `in`. */
  keys(keys: readonly number[]): RawBuilder<number>;
  readonly words: SqlWords;
  /** Whether it keeps which models answered (served-models.ts); else that is counted. */
  keepsServedModels(): boolean;
}

/** Fractions with fifteen digits: the same number from every database. */
export function rounded(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) => (value === null || isShort(value) ? value : Number(value.toPrecision(15))));
}

/** Whether a number, such as most costs and times, has at most fifteen digits: writing it out to see takes ten times as long. */
function isShort(value: number): boolean {
  const steps = Math.round(value * 1e12);
  return Math.abs(steps) < 1e15 ? steps / 1e12 === value : Number.isInteger(value);
}

export interface PagedBy<Row> {
  /** The key as the query can name it, and as its rows do. */
  readonly column: string;
  readonly name: keyof Row & string;
  readonly size: number;
}

/** What the two say differently; each names its table, joined in the query as `questions` or `replies`. */
export interface SqlWords {
  questionField(field: QuestionField): RawBuilder<string | null>;
  /** A JSON list of texts. */
  readonly questionTags: RawBuilder<string | null>;
  hasTag(tag: string): RawBuilder<boolean>;
  /** Whether a pattern of LIKE fits, capital and small ASCII letters alike. */
  like(column: RawBuilder<unknown>, pattern: string): RawBuilder<boolean>;
  /** What a search reads of a question: its text, and its reference as JSON. */
  readonly questionTexts: readonly RawBuilder<string | null>[];
  readonly errorCode: RawBuilder<string | null>;
  /** The error of the newest reply of a group. */
  readonly newestError: RawBuilder<string | null>;
}
