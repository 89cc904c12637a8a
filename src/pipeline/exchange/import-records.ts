/**
 * An imported answer as the records of a run: call, reply, and the grades that came with it. Nothing is known of how
 * the answer was made, so its closed-book level is `unverified` at best.
 */
import type { Call } from '../../core/call.ts';
import { contentHash, shortHash } from '../../core/hash.ts';
import type { GradeRecord, ImportedAnswer, ReplyRecord } from '../../core/ports.ts';
import { type Question, questionHash, referenceHash } from '../../core/question.ts';
import { askKey, type Reply } from '../../core/reply.ts';
import type { Respondent } from '../../core/respondent.ts';
import { type RubricChoice, rubricName } from '../../core/rubric.ts';
import { closedBookOf } from '../read-answers.ts';

export interface ImportRecordOptions {
  readonly runId: string;
  readonly question: Question;
  readonly respondent: Respondent;
  readonly trial: number;
  readonly rubric: RubricChoice;
  /** ISO time of the import, for answers without a time of their own. */
  readonly importedAt: string;
}

export interface ImportRecords {
  readonly reply: ReplyRecord;
  readonly grades: readonly GradeRecord[];
}

/** The records of one answer. */
export function importRecords(answer: ImportedAnswer, options: ImportRecordOptions): ImportRecords {
  const { runId, question, respondent, trial } = options;
  const pass = answer.pass ?? 'open';
  const repliedAt = timeOf(answer.repliedAt) ?? options.importedAt;
  const requestHash = contentHash(['imported', question.text]);
  const key = askKey({ requestHash, respondentId: respondent.id, questionId: question.id, trial, pass });
  const signs = [...(answer.closedBookSigns ?? [])];
  const call: Call = {
    id: shortHash(['call', runId, key]),
    runId,
    purpose: 'ask',
    model: respondent.model,
    requestHash,
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
    id: shortHash(['reply', runId, key]),
    runId,
    askKey: key,
    questionId: question.id,
    questionHash: questionHash(question),
    respondentId: respondent.id,
    trial,
    pass,
    callId: call.id,
    closedBook: closedBookOf(signs),
    closedBookSigns: signs,
    repliedAt,
    ...said(answer.reply),
  };
  const against = referenceHash(question.reference);
  return {
    reply: { call, reply },
    grades: lastOfEachGrader(answer.grades).map(({ grader, judgement }) => ({
      grade: {
        replyId: reply.id,
        grader: { ...grader, rubric: rubricName(options.rubric) },
        referenceHash: against,
        gradedAt: repliedAt,
        ...judgement,
      },
    })),
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
