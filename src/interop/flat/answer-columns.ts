/**
 * One answer as one row: the columns of exported CSV, JSONL and Parquet, with their types and meaning. Names are
 * those that answer files are recognised by, so an export can be graded, analysed or imported again as it is.
 */
import type { AnswerDesign } from '../../core/answer-design.ts';
import type { AnswerView } from '../../core/answer-view.ts';
import { policyName } from '../../core/policy.ts';
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { ParquetType } from '../../rows/write-parquet.ts';
import { taggedDate } from '../../values/event-tag.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { humanOutcome, standingGrade } from '../standing-grade.ts';

export interface AnswerColumn {
  readonly name: string;
  readonly type: ParquetType;
  /** One sentence for the documentation. */
  readonly meaning: string;
}

const column = (name: string, type: ParquetType, meaning: string): AnswerColumn => ({ name, type, meaning });

/** In the order of the file; {@link answerValues} gives the values in the same order. */
export const ANSWER_COLUMNS = [
  column('id', 'VARCHAR', 'id of the reply, unique in the file'),
  column('run', 'VARCHAR', 'id of the run'),
  column('dataset', 'VARCHAR', 'name of the question set'),
  column('question_id', 'VARCHAR', 'id of the question within its set'),
  column('question', 'VARCHAR', 'the question as the respondent saw it'),
  column('gold', 'VARCHAR[]', 'accepted answers, the main one first; empty where none is known'),
  column('reference', 'VARCHAR', 'the full reference as JSON: its form, aliases, range'),
  column('question_kind', 'VARCHAR', 'answerable, nonexistent, false-premise or unknowable'),
  column('question_status', 'VARCHAR', 'ok, disputed, stale or retired; only ok enters rates'),
  column('subject', 'VARCHAR', 'whom or what the question is about'),
  column(
    'subject_id',
    'VARCHAR',
    'id of the subject, where its source has one: two of one name are told apart',
  ),
  column('property', 'VARCHAR', 'which fact is asked'),
  column('topic', 'VARCHAR', 'topic of the question'),
  column('popularity_band', 'VARCHAR', 'band of the subject, from household names to the long tail'),
  column('popularity_value', 'DOUBLE', 'the number behind the band'),
  column('as_of', 'VARCHAR', 'ISO date at which the reference was true'),
  column('event_date', 'VARCHAR', 'ISO date of what is asked about, where a tag says it'),
  column('language', 'VARCHAR', 'language of the question'),
  column('tags', 'VARCHAR[]', 'tags of the question'),
  column('respondent', 'VARCHAR', 'model, settings and policy: the one that answers'),
  column('model', 'VARCHAR', 'name of the model'),
  column('policy', 'VARCHAR', 'plain, eager, conservative, penalty:L, own:NAME; null where it is not known'),
  column('settings', 'VARCHAR', 'settings sent with the request, as JSON'),
  column(
    'knowledge_cutoff',
    'VARCHAR',
    'ISO date or month after which the model knows nothing, as far as known',
  ),
  column('trial', 'INTEGER', 'which of the repeated askings, from 0'),
  column('pass', 'VARCHAR', 'open (free to decline) or forced (a best guess was demanded)'),
  column('status', 'VARCHAR', 'answered, blocked (the provider declined) or failed'),
  column('answer', 'VARCHAR', 'what came back, without reasoning'),
  column('reasoning', 'VARCHAR', 'the reasoning, where the provider shows it'),
  column('confidence', 'DOUBLE', 'confidence stated by the respondent, in [0, 1]'),
  column('mean_logprob', 'DOUBLE', 'mean natural-log probability of the tokens of the answer'),
  column(
    'failure',
    'VARCHAR',
    'of failed replies: error, empty or truncated; of blocked ones: model or filter',
  ),
  column('failure_text', 'VARCHAR', 'the error, or the category that was blocked'),
  column('outcome', 'VARCHAR', 'correct, incorrect or refused; null without a standing grade'),
  column('reason', 'VARCHAR', 'why it was refused, or why there is no outcome'),
  column('grader', 'VARCHAR', 'who gave the standing grade'),
  column('grader_version', 'VARCHAR', 'version of the rules, or of judge and prompt'),
  column('rubric', 'VARCHAR', 'rubric of the grade'),
  column('evidence', 'VARCHAR', 'what the grade rests on, as JSON'),
  column('human', 'VARCHAR', 'what people said; null when nobody did or they disagree'),
  column('closed_book', 'VARCHAR', 'enforced, declared, unverified or violated'),
  column('served_model', 'VARCHAR', 'the model that the provider says it served'),
  column('finish_reason', 'VARCHAR', 'why the reply ended, in the words of the provider'),
  column('input_tokens', 'INTEGER', 'tokens sent'),
  column('output_tokens', 'INTEGER', 'tokens received, reasoning included'),
  column('reasoning_tokens', 'INTEGER', 'tokens of reasoning'),
  column('cost_usd', 'DOUBLE', 'cost of the asking in US dollars; null when the price is not known'),
  column('latency_ms', 'DOUBLE', 'time from request to the end of the reply'),
  column('replied_at', 'TIMESTAMPTZ', 'when the reply came, in UTC'),
  column(
    'inclusion_probability',
    'DOUBLE',
    'chance with which the question was drawn (`--order adaptive`): the reply counts as 1/chance; null where all had the same',
  ),
  column(
    'design',
    'VARCHAR',
    'as JSON, the drawing of `--order adaptive` or the stopping rule of `--until`; null where replies count as they are',
  ),
] as const satisfies readonly AnswerColumn[];

/** What a row may hold: lists stay lists, times are ISO text. */
export type AnswerValue = string | number | null | readonly string[];

/** Values in the order of {@link ANSWER_COLUMNS}. */
export function answerValues(view: AnswerView): AnswerValue[] {
  const { reply, call } = view;
  const grade = standingGrade(view);
  const evidence = grade === null ? {} : grade.evidence;
  return [
    reply.id,
    reply.runId,
    view.dataset ?? null,
    ...kept(QUESTION_VALUES, view.question, questionValues),
    ...kept(RESPONDENT_VALUES, view.respondent, respondentValues),
    reply.trial,
    reply.pass,
    reply.status,
    reply.text,
    reply.status === 'answered' ? reply.reasoning : null,
    reply.status === 'answered' ? reply.confidence : null,
    reply.status === 'answered' ? reply.meanLogprob : null,
    reply.status === 'failed' ? reply.kind : reply.status === 'blocked' ? reply.by : null,
    reply.status === 'failed' ? reply.error.message : reply.status === 'blocked' ? reply.category : null,
    view.outcome,
    reasonOf(view, grade),
    grade?.grader.id ?? null,
    grade?.grader.version ?? null,
    grade?.grader.rubric ?? null,
    Object.keys(evidence).length === 0 ? null : JSON.stringify(evidence),
    humanOutcome(view),
    reply.closedBook,
    call?.servedModel ?? null,
    call?.finishReason ?? null,
    call?.inputTokens ?? null,
    call?.outputTokens ?? null,
    call?.reasoningTokens ?? null,
    call?.costUsd ?? null,
    call?.latencyMs ?? null,
    reply.repliedAt,
    view.designed?.inclusion ?? null,
    view.designed === undefined ? null : designText(view.designed.design),
  ];
}

function questionValues(question: Question): AnswerValue[] {
  return [
    question.id,
    question.text,
    goldTexts(question.reference),
    question.reference === null ? null : JSON.stringify(question.reference),
    question.kind,
    question.status,
    question.subject?.name ?? null,
    question.subject?.id ?? null,
    question.property ?? null,
    question.topic ?? null,
    question.popularity?.band ?? null,
    question.popularity?.value ?? null,
    question.asOf ?? null,
    taggedDate(question.tags),
    question.language ?? null,
    question.tags,
  ];
}

function respondentValues({ id, model, policy, settings, knowledgeCutoff }: Respondent): AnswerValue[] {
  return [
    id,
    model,
    policy === null ? null : policyName(policy),
    Object.keys(settings).length === 0 ? null : JSON.stringify(settings),
    knowledgeCutoff,
  ];
}

/** A question comes once for each of its replies, one after the other: its values are made once. */
const QUESTION_VALUES = new WeakMap<Question, readonly AnswerValue[]>();
const RESPONDENT_VALUES = new WeakMap<Respondent, readonly AnswerValue[]>();

/** One design is that of every answer of its run. */
const DESIGN_TEXTS = new WeakMap<AnswerDesign, string>();

function designText(design: AnswerDesign): string {
  const before = DESIGN_TEXTS.get(design);
  if (before !== undefined) return before;
  const made = JSON.stringify(design);
  DESIGN_TEXTS.set(design, made);
  return made;
}

function kept<T extends object>(
  known: WeakMap<T, readonly AnswerValue[]>,
  record: T,
  values: (record: T) => readonly AnswerValue[],
): readonly AnswerValue[] {
  const before = known.get(record);
  if (before !== undefined) return before;
  const made = values(record);
  known.set(record, made);
  return made;
}

function reasonOf(view: AnswerView, grade: ReturnType<typeof standingGrade>): string | null {
  if (view.reply.status === 'blocked') return 'blocked';
  if (view.reply.status === 'failed') return 'reply-failed';
  if (grade === null) return view.grades.length > 0 ? 'contested' : null;
  return grade.status === 'graded' ? grade.reason : grade.why;
}
