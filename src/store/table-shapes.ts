/** Columns by table, with their types on PostgreSQL; SQLite has the same but those of {@link DERIVED}. */

export interface TableShape {
  readonly name: string;
  readonly columns: Readonly<Record<string, 'bigint' | 'text' | 'double precision' | 'bytea' | 'text[]'>>;
}

/** What only PostgreSQL has: it is read out of the JSON beside it. */
export const DERIVED: readonly string[] = [
  ...['topic', 'property', 'band', 'kind', 'status', 'tags', 'searched'].map((name) => `questions.${name}`),
  'replies.error_code',
];

const [WHOLE, TEXT, FRACTION] = ['bigint', 'text', 'double precision'] as const;
const texts = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, TEXT])) as Record<Name, 'text'>;
const wholes = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, WHOLE])) as Record<Name, 'bigint'>;

export const SHAPES = {
  runs: {
    name: 'runs',
    columns: {
      ...wholes('id', 'planned', 'simulated'),
      ...texts('run_id', 'created_at', 'status', 'stopped_by', 'title', 'spec', 'manifest'),
    },
  },
  run_respondents: {
    name: 'run_respondents',
    columns: { ...wholes('id', 'run', 'position'), ...texts('respondent_id', 'body') },
  },
  datasets: { name: 'datasets', columns: { ...wholes('id'), ...texts('name', 'version', 'card') } },
  reference_hashes: { name: 'reference_hashes', columns: { ...wholes('id'), ...texts('hash') } },
  questions: {
    name: 'questions',
    columns: {
      ...wholes('id', 'reference'),
      ...texts(
        'record_hash',
        'content_hash',
        'topic',
        'property',
        'band',
        'kind',
        'status',
        'searched',
        'body',
      ),
      tags: 'text[]',
    },
  },
  run_questions: {
    name: 'run_questions',
    columns: { ...wholes('id', 'run', 'question', 'dataset'), ...texts('question_id') },
  },
  calls: {
    name: 'calls',
    columns: {
      ...wholes(
        'id',
        'run',
        'attempts',
        'input_tokens',
        'output_tokens',
        'reasoning_tokens',
        'cached_input_tokens',
      ),
      ...texts('call_id', 'purpose', 'model', 'served_model', 'finish_reason', 'started_at', 'request_id'),
      ...texts('request_hash'),
      cost_usd: FRACTION,
      latency_ms: FRACTION,
    },
  },
  raw_bodies: { name: 'raw_bodies', columns: { ...wholes('call'), body: 'bytea' } },
  replies: {
    name: 'replies',
    columns: {
      ...wholes('id', 'run', 'question', 'respondent', 'trial', 'call', 'asked'),
      ...texts('reply_id', 'pass', 'status', 'kind', 'closed_book', 'ask_key', 'asked_hash', 'replied_at'),
      ...texts('category', 'signs', 'error_code', 'error', 'text', 'reasoning'),
      confidence: FRACTION,
      mean_logprob: FRACTION,
    },
  },
  graders: {
    name: 'graders',
    columns: { ...wholes('id'), ...texts('kind', 'grader_id', 'version', 'rubric') },
  },
  grades: {
    name: 'grades',
    columns: {
      ...wholes('id', 'reply', 'grader', 'reference', 'call'),
      ...texts('status', 'outcome', 'reason', 'graded_at', 'evidence'),
      confidence: FRACTION,
    },
  },
  standing: {
    name: 'standing',
    columns: { ...wholes('reply', 'grade'), ...texts('outcome', 'reason', 'automatic', 'human') },
  },
  audits: {
    name: 'audits',
    columns: {
      ...wholes('run', 'drawn', 'position', 'reply'),
      ...texts('audit_id', 'stratum'),
      inclusion: FRACTION,
    },
  },
  question_decisions: {
    name: 'question_decisions',
    columns: { ...wholes('id', 'run'), ...texts('question_id', 'body') },
  },
  calibration_words: { name: 'calibration_words', columns: { ...wholes('id', 'run'), ...texts('body') } },
  review_steps: {
    name: 'review_steps',
    columns: { ...wholes('id', 'run'), ...texts('audit_id', 'reviewer', 'item', 'step') },
  },
  review_claims: {
    name: 'review_claims',
    columns: { ...wholes('run', 'until'), ...texts('item', 'reviewer') },
  },
  judge_texts: { name: 'judge_texts', columns: texts('request_hash', 'text') },
  batches: { name: 'batches', columns: { ...wholes('id', 'run'), ...texts('batch_id', 'state', 'body') } },
  batch_items: { name: 'batch_items', columns: { ...wholes('batch'), ...texts('custom_id', 'item_key') } },
} as const satisfies Record<string, TableShape>;
