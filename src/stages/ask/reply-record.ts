/**
 * From a completion to the records that are kept: the call (how it went, what it cost) and the reply (what was said).
 * Raw bodies are kept where somebody will want to look twice: failures, blocks, violations of the closed book.
 */
import type { Call } from '../../core/call.ts';
import type { Completion } from '../../core/completion.ts';
import type { ConfidenceAsked } from '../../core/confidence-asked.ts';
import { shortHash } from '../../core/hash.ts';
import { remembered } from '../../core/remembered.ts';
import type { ClosedBookLevel, Reply } from '../../core/reply.ts';
import type { ReplyRecord } from '../../core/saved-records.ts';
import type { Asking } from './asking.ts';
import { type ConfidentAnswer, readConfidence } from './read-confidence.ts';

export interface ReplyRecordOptions {
  readonly runId: string;
  /** How sure we may be of this model when its reply shows no sign of a look-up. */
  readonly closedBookLevel: ClosedBookLevel;
  readonly costUsd: number | null;
  /** ISO times. */
  readonly startedAt: string;
  readonly repliedAt: string;
  readonly keepRawBody: boolean;
  /** It came in a batch: how long the model took is not told. @default false */
  readonly byBatch?: boolean;
  /** Asked for by a request of its own. */
  readonly confidence?: number | null;
}

/** Of one run in the order of time: a hash would change another page of an index in the store for every reply. */
function idOf(
  kind: 'call' | 'reply',
  askKey: string,
  { runId, at }: { readonly runId: string; readonly at: string },
): string {
  return `${beginningOf(`${kind} ${runId}`)}${Date.parse(at).toString(16)}${askKey.slice(0, 16)}`;
}

const beginningOf = remembered((of: string) => shortHash(of).slice(0, 8), { most: 200 });

export function replyRecord(
  asking: Asking,
  completion: Completion,
  options: ReplyRecordOptions,
): ReplyRecord {
  const { runId, startedAt, repliedAt } = options;
  const { usage } = completion;
  const looked = completion.closedBookSigns.some(({ kind }) => kind !== 'other-model');
  const others = completion.closedBookSigns.length > 0 && !looked;
  const suspicious = completion.closedBookSigns.length > 0 || completion.status !== 'answered';
  const call: Call = {
    // An asking that failed is asked again: its calls differ in their time.
    id: idOf('call', asking.askKey, { runId, at: startedAt }),
    runId,
    purpose: 'ask',
    model: asking.request.model,
    requestHash: asking.requestHash,
    servedModel: completion.servedModel,
    finishReason: completion.finishReason,
    attempts: completion.attempts,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    reasoningTokens: usage.reasoningTokens,
    cachedInputTokens: usage.cachedInputTokens,
    costUsd: options.costUsd,
    latencyMs: options.byBatch ? null : completion.latencyMs,
    requestId: completion.requestId,
    startedAt,
    rawBody: suspicious || options.keepRawBody ? completion.rawBody : null,
  };
  const base: ReplyBase = {
    id: idOf('reply', asking.askKey, { runId, at: repliedAt }),
    runId,
    askKey: asking.askKey,
    questionId: asking.questionId,
    questionHash: asking.questionHash,
    respondentId: asking.respondent.id,
    trial: asking.trial,
    pass: asking.pass,
    callId: call.id,
    closedBook: looked ? 'violated' : others ? 'other-model' : options.closedBookLevel,
    closedBookSigns: completion.closedBookSigns.map(({ kind, detail }) => `${kind}: ${detail}`),
    repliedAt,
  };
  const { guess, ...answer } = said(completion, {
    asked: asking.respondent.policy?.confidence ?? false,
    apart: options.confidence ?? null,
  });
  const { remarks = [] } = completion;
  // Assigned: a record spread into another, and that into a third, cost more than all else here.
  const reply: Reply = Object.assign(base, remarks.length === 0 ? null : { remarks: [...remarks] }, answer);
  if (guess === undefined || asking.guessKey === undefined || reply.status !== 'answered')
    return { call, reply };
  return {
    call,
    reply,
    guess: {
      ...reply,
      id: idOf('reply', asking.guessKey, { runId, at: repliedAt }),
      askKey: asking.guessKey,
      pass: 'forced',
      callId: null,
      text: guess,
      reasoning: null,
      meanLogprob: null,
    },
  };
}

type Said = Reply extends infer R
  ? R extends Reply
    ? Pick<R, Exclude<keyof R, keyof ReplyBase>>
    : never
  : never;
type ReplyBase = Pick<
  Reply,
  | 'id'
  | 'runId'
  | 'askKey'
  | 'questionId'
  | 'questionHash'
  | 'respondentId'
  | 'trial'
  | 'pass'
  | 'callId'
  | 'closedBook'
  | 'closedBookSigns'
  | 'remarks'
  | 'repliedAt'
>;

/** What the reply says; with a best guess where one was asked for and stands below the answer. */
function said(
  completion: Completion,
  { asked, apart }: { readonly asked: ConfidenceAsked; readonly apart: number | null },
): Said & { readonly guess?: string } {
  switch (completion.status) {
    case 'blocked':
      return {
        status: 'blocked',
        by: completion.by,
        category: completion.category,
        text: completion.text,
      };
    case 'failed':
      return { status: 'failed', kind: completion.kind, error: completion.error, text: completion.text };
    case 'answered': {
      const { reasoning, meanLogprob } = completion;
      const read: ConfidentAnswer =
        asked === false || asked === 'two-stage'
          ? { text: completion.text, confidence: apart }
          : readConfidence(completion.text, asked);
      if (read.text.trim() === '') {
        const error = {
          code: 'empty',
          message: 'the reply holds a confidence and no answer',
          httpStatus: null,
        };
        return { status: 'failed', kind: 'empty', error, text: completion.text };
      }
      const { text, confidence, guess } = read;
      const answer = { status: 'answered' as const, text, reasoning, confidence, meanLogprob };
      return guess === undefined ? answer : { ...answer, guess };
    }
  }
}
