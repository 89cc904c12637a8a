/**
 * An imported answer as the records of a run: call, reply, and the grades that came with it or are ours to give at once.
 * Nothing is known of how the answer was made, so its closed-book level is `unverified` at best. Ids count through the
 * run: closedbook asked nothing, so no asking has to be known again, and an index grows fastest at its end.
 */
import type { Call } from '../../core/call.ts';
import { DAMAGED_TEXT, isDamagedText } from '../../core/damaged-text.ts';
import { type Grade, type Judgement, SET_ASIDE } from '../../core/grade.ts';
import { contentHash, shortHash } from '../../core/hash.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Question } from '../../core/question.ts';
import { remembered } from '../../core/remembered.ts';
import type { Reply } from '../../core/reply.ts';
import type { Respondent } from '../../core/respondent.ts';
import { type RubricChoice, rubricName } from '../../core/rubric.ts';
import type { AnswerRecord, GradeRecord } from '../../core/saved-records.ts';
import { type VerdictMemory, verdictMemory } from '../../stages/grade/rules/remembered-verdict.ts';
import { rulesGrade } from '../grade/rules-grade.ts';
import { type KnownQuestion, knownQuestion } from '../known-question.ts';
import { closedBookOf } from '../read-answers.ts';

/** Verdicts of the rules that are remembered: as many as questions are, for a file that goes respondent by respondent. */
const KEPT_VERDICTS = 10_000;

export function importVerdicts(): VerdictMemory {
  return verdictMemory(KEPT_VERDICTS);
}

export interface ImportRecordOptions {
  readonly runId: string;
  readonly rubric: RubricChoice;
  /** ISO time of the import, for answers without a time of their own. */
  readonly importedAt: string;
  /** What the file says of its answers is kept and does not count. */
  readonly setAside: boolean;
  readonly verdicts: VerdictMemory;
}

/** Where an answer belongs in the run. */
export interface AnswerPlace {
  readonly question: Question;
  readonly respondent: Respondent;
  readonly trial: number;
  /** By the rules, where that is known already. */
  readonly said: Judgement | null;
}

/** Makes the records of one run's answers, one after the other. */
export function importRecords({ runId, rubric, importedAt, setAside, verdicts }: ImportRecordOptions) {
  const replyIds = shortHash(['reply', runId]);
  const callIds = shortHash(['call', runId]);
  const rubricId = rubricName(rubric);
  const askedOf = askedQuestions();
  const graderOf = remembered(
    (grader: ImportedAnswer['grades'][number]['grader']): Grade['grader'] => ({
      ...grader,
      rubric: rubricId,
    }),
    { most: 200 },
  );
  let made = 0;

  return (
    answer: ImportedAnswer,
    { question, respondent, trial, said: known }: AnswerPlace,
  ): AnswerRecord => {
    const number = (made++).toString(16).padStart(8, '0');
    const id = replyIds + number;
    const repliedAt = timeOf(answer.repliedAt) ?? importedAt;
    const asked = askedOf(question);
    const signs = [...(answer.closedBookSigns ?? [])];
    const call: Call = {
      id: callIds + number,
      runId,
      purpose: 'ask',
      model: respondent.model,
      requestHash: asked.requestHash,
      servedModel: answer.servedModel ?? null,
      finishReason: answer.finishReason ?? null,
      attempts: 1,
      inputTokens: answer.usage?.inputTokens ?? null,
      outputTokens: answer.usage?.outputTokens ?? null,
      reasoningTokens: answer.usage?.reasoningTokens ?? null,
      cachedInputTokens: null,
      costUsd: atLeastZero(answer.usage?.costUsd),
      latencyMs: atLeastZero(answer.latencyMs),
      requestId: null,
      startedAt: repliedAt,
      rawBody: null,
    };
    const reply: Reply = {
      id,
      runId,
      askKey: id,
      questionId: question.id,
      questionHash: asked.questionHash,
      respondentId: respondent.id,
      trial,
      pass: answer.pass ?? 'open',
      callId: call.id,
      closedBook: closedBookOf(signs),
      closedBookSigns: signs,
      repliedAt,
      ...said(answer.reply),
    };
    if (isDamagedText(answer.reply.text)) reply.remarks = [DAMAGED_TEXT];
    const given = lastOfEachGrader(answer.grades).map(
      ({ grader, judgement }): Grade => ({
        replyId: id,
        grader: graderOf(grader),
        referenceHash: asked.referenceHash,
        gradedAt: repliedAt,
        ...judgement,
      }),
    );
    const isAnswered = reply.status === 'answered';
    const grades = isAnswered && setAside ? given.flatMap((grade) => [grade, ...takenBack(grade)]) : given;
    if (isAnswered) {
      const against = { question, referenceHash: asked.referenceHash, rubric, gradedAt: importedAt };
      grades.push(rulesGrade(reply, { ...against, said: known, verdictOf: verdicts.verdictOf }));
    }
    return { question, call, reply, grades: grades.map((grade): GradeRecord => ({ grade })) };
  };
}

/** What a person said stands in any case. */
function takenBack({ grader, replyId, referenceHash: against, gradedAt }: Grade): Grade[] {
  if (grader.kind === 'human') return [];
  const word = { ...grader, version: SET_ASIDE };
  const common = { replyId, referenceHash: against, grader: word, gradedAt, evidence: {} };
  return [{ ...common, status: 'ungraded', why: SET_ASIDE }];
}

/** What the rows of a question share. */
interface AskedQuestion extends KnownQuestion {
  /** Nothing was asked, so the request is the question's text and nothing else. */
  readonly requestHash: string;
}

function askedQuestions(): (question: Question) => AskedQuestion {
  const known = new WeakMap<Question, AskedQuestion>();
  return (question) => {
    let asked = known.get(question);
    if (asked === undefined) {
      const requestHash = contentHash(['imported', question.text]);
      asked = { ...knownQuestion(question), requestHash };
      known.set(question, asked);
    }
    return asked;
  };
}

type Said = ImportedAnswer['reply'];

function said(reply: Said) {
  switch (reply.status) {
    case 'answered':
      return {
        status: 'answered' as const,
        text: reply.text,
        reasoning: reply.reasoning ?? null,
        confidence: reply.confidence ?? null,
        meanLogprob: reply.meanLogprob ?? null,
      };
    case 'blocked':
      return {
        status: 'blocked' as const,
        by: reply.by,
        category: reply.category,
        text: reply.text ?? null,
      };
    case 'failed':
      return {
        status: 'failed' as const,
        kind: reply.kind,
        error: { code: reply.kind, message: reply.message, httpStatus: null },
        text: reply.text ?? null,
      };
  }
}

/** One grader says one thing of a reply; where a file repeats it, the last counts. */
function lastOfEachGrader(grades: ImportedAnswer['grades']): ImportedAnswer['grades'] {
  if (grades.length < 2) return grades;
  return [...new Map(grades.map((grade) => [`${grade.grader.id} ${grade.grader.version}`, grade])).values()];
}

function timeOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function atLeastZero(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value >= 0 ? value : null;
}
