/**
 * The schema's history, oldest first; an entry is never edited once released. Written with kysely's builder.
 * No foreign keys: every integer is looked up in the transaction that writes it, and checking a parent's children
 * on removal would need an index on each of them.
 */
import type { Compilable, CreateTableBuilder, Kysely } from 'kysely';
import { countServedModels } from './served-models.ts';

/** Without parameters. */
type Statement = Pick<Compilable, 'compile'>;

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: (db: Kysely<never>) => readonly Statement[];
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'first schema', statements: firstSchema },
  { version: 2, name: 'batches', statements: batches },
  { version: 3, name: 'decisions about questions and claims of reviewers', statements: curation },
  { version: 4, name: 'answers whose outcome is known', statements: calibration },
  { version: 5, name: 'steps of reviewers, and grading that is asked to stop', statements: reviewing },
  { version: 6, name: 'which models answered', statements: answering },
  { version: 7, name: 'replies without an index over hashes of askings', statements: withoutHashedAskings },
];

/** The oldest schema that can be read as it is: what came since can be counted from it, or is of use to writing alone. */
export const READABLE_FROM = 5;

function batches({ schema }: Kysely<never>): Compilable[] {
  return [
    withId(schema.createTable('batches'))
      .addColumn('batch_id', 'text', (column) => column.notNull().unique())
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    schema.createIndex('batches_run').on('batches').columns(['run']),
    schema
      .createTable('batch_items')
      .addColumn('batch', 'integer', (column) => column.notNull())
      .addColumn('custom_id', 'text', (column) => column.notNull())
      .addColumn('item_key', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('batch_items_id', ['batch', 'custom_id']),
  ];
}

function calibration({ schema }: Kysely<never>): Compilable[] {
  return [
    withId(schema.createTable('calibration_words'))
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    schema.createIndex('calibration_words_run').on('calibration_words').columns(['run']),
  ];
}

function reviewing({ schema }: Kysely<never>): Compilable[] {
  return [
    withId(schema.createTable('review_steps'))
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('audit_id', 'text', (column) => column.notNull())
      .addColumn('reviewer', 'text', (column) => column.notNull())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('step', 'text', (column) => column.notNull()),
    schema.createIndex('review_steps_of').on('review_steps').columns(['run', 'audit_id', 'reviewer']),
    schema.alterTable('leases').addColumn('stop_asked', 'integer', (column) => column.notNull().defaultTo(0)),
  ];
}

/** Nothing that could not be counted from what was there: {@link READABLE_FROM}. */
function answering(db: Kysely<never>): Statement[] {
  const { schema } = db;
  return [
    withId(schema.createTable('served_models'))
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('respondent', 'integer', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('served_model', 'text')
      .addColumn('replies', 'integer', (column) => column.notNull())
      .addColumn('first_at', 'text', (column) => column.notNull())
      .addColumn('last_at', 'text', (column) => column.notNull()),
    schema.createIndex('served_models_of').on('served_models').columns(['run', 'respondent']),
    { compile: () => countServedModels(db) },
    signsIndex(schema),
  ];
}

/** Few replies have any, and those that have none cost nothing. */
function signsIndex(schema: Kysely<never>['schema']): Statement {
  return schema
    .createIndex('replies_signs')
    .on('replies')
    .columns(['run', 'respondent', 'signs'])
    .where('signs' as never, 'is not', null);
}

/** SQLite takes no constraint from a table, so it is written anew. Who saves a reply looks for one at its place in the run. */
function withoutHashedAskings(db: Kysely<never>): Statement[] {
  const { schema } = db;
  const rows = db.selectFrom('replies' as never).selectAll();
  return [
    repliesTable(schema.createTable('replies_anew')),
    db.insertInto('replies_anew' as never).expression(rows.orderBy('id' as never) as never),
    schema.dropTable('replies'),
    schema.alterTable('replies_anew').renameTo('replies'),
    ...replyIndexes(schema),
    signsIndex(schema),
  ];
}

function curation({ schema }: Kysely<never>): Compilable[] {
  return [
    withId(schema.createTable('question_decisions'))
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    schema.createIndex('question_decisions_run').on('question_decisions').columns(['run']),
    schema
      .createTable('review_claims')
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('reviewer', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('review_claims_id', ['run', 'item', 'reviewer']),
  ];
}

function firstSchema(db: Kysely<never>): Compilable[] {
  const { schema } = db;
  const table = (name: string) => withId(schema.createTable(name));
  const index = (name: string, on: string, columns: string[]) =>
    schema.createIndex(name).on(on).columns(columns);
  return [
    table('runs')
      .addColumn('run_id', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('stopped_by', 'text')
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('planned', 'integer', (column) => column.notNull())
      .addColumn('simulated', 'integer', (column) => column.notNull())
      .addColumn('spec', 'text')
      .addColumn('manifest', 'text', (column) => column.notNull()),
    table('run_respondents')
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('respondent_id', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addUniqueConstraint('run_respondents_id', ['run', 'respondent_id'] as never),
    table('datasets')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('card', 'text', (column) => column.notNull())
      .addUniqueConstraint('datasets_version', ['name', 'version'] as never),
    table('questions')
      .addColumn('record_hash', 'text', (column) => column.notNull().unique())
      .addColumn('content_hash', 'text', (column) => column.notNull())
      .addColumn('reference', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    table('run_questions')
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('question', 'integer', (column) => column.notNull())
      .addColumn('dataset', 'integer', (column) => column.notNull())
      .addUniqueConstraint('run_questions_id', ['run', 'question_id'] as never),
    table('reference_hashes').addColumn('hash', 'text', (column) => column.notNull().unique()),
    table('calls')
      .addColumn('call_id', 'text', (column) => column.notNull())
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('cost_usd', 'double precision')
      .addColumn('latency_ms', 'double precision', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('input_tokens', 'integer')
      .addColumn('output_tokens', 'integer')
      .addColumn('reasoning_tokens', 'integer')
      .addColumn('cached_input_tokens', 'integer')
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('served_model', 'text')
      .addColumn('finish_reason', 'text')
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text')
      .addColumn('request_hash', 'text', (column) => column.notNull()),
    index('calls_run', 'calls', ['run']),
    schema
      .createTable('raw_bodies')
      .addColumn('call', 'integer', (column) => column.primaryKey())
      .addColumn('body', 'blob', (column) => column.notNull()),
    repliesTable(schema.createTable('replies')).addUniqueConstraint('replies_asking', [
      'run',
      'ask_key',
    ] as never),
    ...replyIndexes(schema),
    table('graders')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('grader_id', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('rubric', 'text', (column) => column.notNull())
      .addUniqueConstraint('graders_version', ['kind', 'grader_id', 'version', 'rubric'] as never),
    table('grades')
      .addColumn('reply', 'integer', (column) => column.notNull())
      .addColumn('grader', 'integer', (column) => column.notNull())
      .addColumn('reference', 'integer', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('reason', 'text')
      .addColumn('confidence', 'double precision')
      .addColumn('call', 'integer')
      .addColumn('graded_at', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text')
      .addUniqueConstraint('grades_once', ['reply', 'grader', 'reference'] as never),
    schema
      .createTable('standing')
      .addColumn('reply', 'integer', (column) => column.primaryKey())
      .addColumn('outcome', 'text')
      .addColumn('reason', 'text')
      .addColumn('automatic', 'text')
      .addColumn('human', 'text')
      .addColumn('grade', 'integer'),
    schema
      .createTable('audits')
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('audit_id', 'text', (column) => column.notNull())
      .addColumn('drawn', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('reply', 'integer', (column) => column.notNull())
      .addColumn('stratum', 'text', (column) => column.notNull())
      .addColumn('inclusion', 'double precision', (column) => column.notNull())
      .addPrimaryKeyConstraint('audits_entry', ['run', 'audit_id', 'reply']),
    schema
      .createTable('leases')
      .addColumn('run', 'integer', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('token', 'text', (column) => column.notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('pid', 'integer', (column) => column.notNull())
      .addColumn('renewed_at', 'bigint', (column) => column.notNull()),
    schema
      .createTable('judge_texts')
      .addColumn('request_hash', 'text', (column) => column.primaryKey())
      .addColumn('text', 'text', (column) => column.notNull()),
  ];
}

function repliesTable(builder: CreateTableBuilder<string, never>): CreateTableBuilder<string, never> {
  return withId(builder)
    .addColumn('reply_id', 'text', (column) => column.notNull().unique())
    .addColumn('run', 'integer', (column) => column.notNull())
    .addColumn('question', 'integer', (column) => column.notNull())
    .addColumn('respondent', 'integer', (column) => column.notNull())
    .addColumn('trial', 'integer', (column) => column.notNull())
    .addColumn('pass', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('kind', 'text')
    .addColumn('closed_book', 'text', (column) => column.notNull())
    .addColumn('confidence', 'double precision')
    .addColumn('call', 'integer')
    .addColumn('mean_logprob', 'double precision')
    .addColumn('ask_key', 'text', (column) => column.notNull())
    .addColumn('asked', 'integer')
    .addColumn('asked_hash', 'text')
    .addColumn('replied_at', 'text', (column) => column.notNull())
    .addColumn('category', 'text')
    .addColumn('signs', 'text')
    .addColumn('error', 'text')
    .addColumn('text', 'text')
    .addColumn('reasoning', 'text') as never;
}

function replyIndexes(schema: Kysely<never>['schema']): Compilable[] {
  return [
    schema.createIndex('replies_run').on('replies').columns(['run', 'id']),
    schema
      .createIndex('replies_order')
      .on('replies')
      .columns(['run', 'question', 'respondent', 'trial', 'id']),
  ];
}

/** An integer primary key counts by itself. */
function withId(builder: CreateTableBuilder<string, never>): CreateTableBuilder<string, 'id'> {
  return builder.addColumn('id', 'integer', (column) => column.primaryKey());
}
