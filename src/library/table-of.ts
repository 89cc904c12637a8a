/**
 * An outcome table from replies and grades that somebody already has. Questions and respondents may be whole records or
 * just names: what is not known of them is left unknown, and the sections that need it say so.
 */
import { z } from 'zod';
import { lessSure } from '../core/closed-book.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Judgement } from '../core/grade.ts';
import { OUTCOMES, type Outcome } from '../core/outcome.ts';
import { cellOf, type OutcomeTable, outcomeTableBuilder, type QuestionRow } from '../core/outcome-table.ts';
import { type Question, questionSchema } from '../core/question.ts';
import { questionRow } from '../core/question-row.ts';
import { type ClosedBookLevel, closedBookSchema, type Pass, passSchema, type Reply } from '../core/reply.ts';
import type { Respondent } from '../core/respondent.ts';

/** A reply as far as an analysis looks at it. */
export interface GivenReply {
  /** The question, or its text or id. */
  readonly question: Question | string;
  /** Who answered: the respondent, or a model's name. */
  readonly respondent: Respondent | string;
  /** @default 'answered' */
  readonly status?: Reply['status'];
  /** How it failed, of a failed reply. @default 'error' */
  readonly kind?: Extract<Reply, { status: 'failed' }>['kind'];
  /** 0-based. @default 0 */
  readonly trial?: number;
  /** @default 'open' */
  readonly pass?: Pass;
  /** In [0, 1]; null where none was stated. @default null */
  readonly confidence?: number | null;
  /** Mean natural-log probability of the answer's tokens. @default null */
  readonly meanLogprob?: number | null;
  /** @default 'unverified' */
  readonly closedBook?: ClosedBookLevel;
  readonly costUsd?: number | null;
  readonly latencyMs?: number | null;
}

/** A word, a grader's whole judgement, or null where nobody graded. */
export type GivenGrade = Outcome | Judgement | null;

/**
 * The table of replies with their grades, the first grade of the first reply and so on.
 * A failed reply has no outcome whatever its grade says, a blocked one is refused, and an answered one without a grade
 * is ungraded: none of them is ever counted as another.
 * @throws ClosedbookError `argument-invalid` with the place of what is wrong.
 * @example
 * const replies = [
 *   { question: 'Capital of Chad?', respondent: 'parrot' },
 *   { question: 'Capital of Peru?', respondent: 'parrot' },
 * ];
 * tableOf(replies, ['correct', 'refused']).rows; // => 2
 */
export function tableOf(replies: readonly GivenReply[], grades: readonly GivenGrade[]): OutcomeTable {
  if (!Array.isArray(replies) || !Array.isArray(grades) || replies.length !== grades.length) {
    throw new ClosedbookError(
      'argument-invalid',
      `expected as many grades as replies, got ${replies?.length} replies and ${grades?.length} grades`,
    );
  }
  const questions = register<QuestionRow>();
  const respondents = register<Respondent>();
  const closedBook: (ClosedBookLevel | null)[] = [];
  const planned: number[] = [];
  const table = outcomeTableBuilder(Math.max(1, replies.length));
  const places = new Map<string, number>();
  for (const [place, reply] of replies.entries()) {
    checkReply(reply, place);
    const question = questions.place(rowOf(reply.question, place));
    const respondent = respondents.place(respondentOf(reply.respondent, place));
    const asking = `${question} ${respondent} ${reply.trial ?? 0} ${reply.pass ?? 'open'}`;
    const before = places.get(asking);
    if (before !== undefined) {
      throw wrong(
        `replies[${place}]`,
        `replies[${before}] is an answer of the same respondent to the same question: number them by trial`,
      );
    }
    places.set(asking, place);
    closedBook[respondent] = lessSure(closedBook[respondent] ?? null, reply.closedBook ?? 'unverified');
    if ((reply.pass ?? 'open') === 'open') planned[respondent] = (planned[respondent] ?? 0) + 1;
    table.add({
      question,
      respondent,
      trial: reply.trial,
      pass: reply.pass,
      ...gradedCell(reply, grades[place]!, place),
      confidence: reply.confidence,
      meanLogprob: reply.meanLogprob,
      costUsd: reply.costUsd,
      latencyMs: reply.latencyMs,
    });
  }
  return table.build({
    questions: questions.all,
    respondents: respondents.all,
    closedBook: respondents.all.map((_, index) => closedBook[index] ?? 'unverified'),
    planned: respondents.all.map((_, index) => planned[index] ?? 0),
  });
}

/** Records by id, in the order in which they were first met. */
function register<Named extends { readonly id: string }>() {
  const all: Named[] = [];
  const places = new Map<string, number>();
  return {
    all,
    place(one: Named): number {
      const known = places.get(one.id);
      if (known !== undefined) return known;
      places.set(one.id, all.length);
      return all.push(one) - 1;
    },
  };
}

function rowOf(given: Question | string, place: number): QuestionRow {
  const parsed = questionSchema.safeParse(
    typeof given === 'string' ? { id: given, text: given, reference: null } : given,
  );
  if (!parsed.success) throw wrong(`replies[${place}].question`, parsed.error.issues[0]!.message);
  return questionRow(parsed.data, { dataset: 'questions' });
}

function respondentOf(given: Respondent | string, place: number): Respondent {
  if (typeof given === 'object' && typeof given?.id === 'string') {
    return {
      ...given,
      model: given.model ?? given.id,
      simulated: given.simulated ?? false,
      settings: given.settings ?? {},
      policy: given.policy ?? null,
      family: given.family ?? null,
      knowledgeCutoff: given.knowledgeCutoff ?? null,
    };
  }
  if (typeof given !== 'string' || given === '') {
    throw wrong(
      `replies[${place}].respondent`,
      `expected a respondent or a model's name, got ${typeof given}`,
    );
  }
  return {
    id: given,
    model: given,
    settings: {},
    policy: null,
    family: null,
    knowledgeCutoff: null,
    simulated: false,
  };
}

/** What JavaScript lets through; the question, the respondent and the grade are looked at where they are read. */
const givenReplySchema = z
  .object({
    status: z.enum(['answered', 'blocked', 'failed']),
    kind: z.enum(['error', 'empty', 'truncated']),
    trial: z.number().int().min(0),
    pass: passSchema,
    confidence: z.number().min(0).max(1).nullable(),
    meanLogprob: z.number().nullable(),
    closedBook: closedBookSchema,
    costUsd: z.number().nullable(),
    latencyMs: z.number().nullable(),
  })
  .partial();

function checkReply(reply: GivenReply, place: number): void {
  const parsed = givenReplySchema.safeParse(reply);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  throw wrong([`replies[${place}]`, ...issue!.path].join('.'), issue!.message);
}

function gradedCell(reply: GivenReply, grade: GivenGrade, place: number) {
  const { status = 'answered', kind = 'error', closedBook = 'unverified' } = reply;
  const outcome = outcomeOf(grade, place);
  const cell = cellOf({ status, failure: kind, closedBook }, outcome);
  const reason =
    cell === 'refused' && grade !== null && typeof grade === 'object' && 'reason' in grade
      ? grade.reason
      : null;
  return { cell, reason: cell === 'refused' && status === 'blocked' ? ('blocked' as const) : reason };
}

function outcomeOf(grade: GivenGrade, place: number): Outcome | null {
  if (grade === null) return null;
  const outcome = typeof grade !== 'object' ? grade : grade.status === 'graded' ? grade.outcome : null;
  const isJudgement = typeof grade !== 'object' || grade.status === 'graded' || grade.status === 'ungraded';
  if (isJudgement && (outcome === null || OUTCOMES.includes(outcome))) return outcome;
  throw wrong(
    `grades[${place}]`,
    `expected ${OUTCOMES.join(', ')}, a judgement or null, got ${JSON.stringify(outcome ?? grade) ?? 'undefined'}`,
  );
}

function wrong(place: string, message: string): ClosedbookError {
  return new ClosedbookError('argument-invalid', `${place}: ${message}`);
}
