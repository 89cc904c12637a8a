/**
 * Tables as kysely sees them. Inside, rows refer to each other by integers; outside, records carry the hex ids of
 * core. Words stay words (status, pass, outcome): a store is read with other tools, too.
 * Long texts stand last in their row, so that a scan of the short columns does not walk through them.
 */
import type { Generated } from 'kysely';

export interface Tables {
  closedbook_migrations: { version: number; name: string; applied_at: string };
  runs: RunsTable;
  run_respondents: {
    id: Generated<number>;
    run: number;
    position: number;
    respondent_id: string;
    body: string;
  };
  datasets: { id: Generated<number>; name: string; version: string; card: string };
  questions: QuestionsTable;
  run_questions: {
    id: Generated<number>;
    run: number;
    question_id: string;
    question: number;
    dataset: number;
  };
  reference_hashes: { id: Generated<number>; hash: string };
  calls: CallsTable;
  raw_bodies: { call: number; body: Uint8Array };
  replies: RepliesTable;
  graders: { id: Generated<number>; kind: string; grader_id: string; version: string; rubric: string };
  grades: GradesTable;
  standing: StandingTable;
  audits: {
    run: number;
    audit_id: string;
    drawn: number;
    position: number;
    reply: number;
    stratum: string;
    inclusion: number;
  };
  leases: LeasesTable;
  /** Of SQLite alone; see served-models.ts. Times of the first and the last of its replies. */
  served_models: {
    id: Generated<number>;
    run: number;
    respondent: number;
    model: string;
    served_model: string | null;
    replies: number;
    first_at: string;
    last_at: string;
  };
  /** `body` is the whole record, `state` stands beside it for those who look. */
  batches: { id: Generated<number>; batch_id: string; run: number; state: string; body: string };
  batch_items: { batch: number; custom_id: string; item_key: string };
  judge_texts: { request_hash: string; text: string };
  /** `body` is the whole record. */
  question_decisions: { id: Generated<number>; run: number; question_id: string; body: string };
  calibration_words: { id: Generated<number>; run: number; body: string };
  review_steps: {
    id: Generated<number>;
    run: number;
    audit_id: string;
    reviewer: string;
    item: string;
    step: string;
  };
  /** `until` in milliseconds of the epoch. */
  review_claims: { run: number; item: string; reviewer: string; until: number };
}

export interface RunsTable {
  id: Generated<number>;
  run_id: string;
  created_at: string;
  status: string;
  stopped_by: string | null;
  title: string;
  planned: number;
  simulated: number;
  spec: string | null;
  manifest: string;
}

/** One row a distinct record: rows are never changed, so an id found once stays true. */
export interface QuestionsTable {
  id: Generated<number>;
  /** Over the whole record; {@link QuestionsTable.content_hash} leaves notes and tags out. */
  record_hash: string;
  content_hash: string;
  /** Of reference_hashes. */
  reference: number;
  body: string;
}

export interface CallsTable {
  id: Generated<number>;
  call_id: string;
  run: number;
  purpose: string;
  cost_usd: number | null;
  latency_ms: number;
  attempts: number;
  input_tokens: number | null;
  output_tokens: number | null;
  reasoning_tokens: number | null;
  cached_input_tokens: number | null;
  model: string;
  served_model: string | null;
  finish_reason: string | null;
  started_at: string;
  request_id: string | null;
  request_hash: string;
}

export interface RepliesTable {
  id: Generated<number>;
  reply_id: string;
  run: number;
  /** Of run_questions. */
  question: number;
  /** Of run_respondents. */
  respondent: number;
  trial: number;
  pass: string;
  status: string;
  /** Kind of a failure, or who blocked. */
  kind: string | null;
  closed_book: string;
  confidence: number | null;
  call: number | null;
  mean_logprob: number | null;
  ask_key: string;
  /** Of questions: the version asked, when its content is known here. */
  asked: number | null;
  /** Content hash of the version asked, when it is not. */
  asked_hash: string | null;
  replied_at: string;
  category: string | null;
  signs: string | null;
  error: string | null;
  text: string | null;
  reasoning: string | null;
}

export interface GradesTable {
  id: Generated<number>;
  reply: number;
  /** Of graders. */
  grader: number;
  /** Of reference_hashes: what the reply was compared with. */
  reference: number;
  status: string;
  outcome: string | null;
  /** Why refused, or why ungraded. */
  reason: string | null;
  confidence: number | null;
  call: number | null;
  graded_at: string;
  evidence: string | null;
}

/** What stands of a reply's grades; written in the transaction of the grade. */
export interface StandingTable {
  reply: number;
  outcome: string | null;
  /** Why refused, or why there is no outcome. */
  reason: string | null;
  /** Outcome without people; null when no other grader decided. */
  automatic: string | null;
  /** What people say: an outcome, `contested`, or null when nobody graded. */
  human: string | null;
  /** The grade that stands. */
  grade: number | null;
}

export interface LeasesTable {
  run: number;
  owner: string;
  token: string;
  host: string;
  pid: number;
  /** Milliseconds of the epoch. */
  renewed_at: number;
  /** 1 where somebody wants its holder to stop. */
  stop_asked: Generated<number>;
}
