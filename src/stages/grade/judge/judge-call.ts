/**
 * One request to a judge, for verdicts and for claims alike: an earlier answer to the same words is taken again, a fresh one
 * becomes a call that the run keeps, and what fails on the judge's side leaves the reply ungraded with its reason.
 */
import { checkArgument } from '../../../core/argument.ts';
import type { Call } from '../../../core/call.ts';
import type { Complete, Completion, CompletionRequest, Usage } from '../../../core/completion.ts';
import type { Judgement } from '../../../core/grade.ts';
import type { GradingResult, JudgeCache } from '../../../core/grader.ts';
import { shortHash } from '../../../core/hash.ts';
import { judgeRequestHash } from './judge-request.ts';

export interface JudgeCallOptions {
  /** Family of the judge, to flag respondents of the same one. */
  readonly family?: string | null;
  /** What the judge said to earlier identical requests: it is read anew. */
  readonly cache?: JudgeCache;
  /** Price of a call in USD; absent or null means unknown. */
  readonly price?: (model: string, usage: Usage) => number | null;
  /**
   * The clock, for the call's start.
   * @default () => new Date()
   */
  readonly now?: () => Date;
}

export function checkJudge(complete: unknown, options: { readonly model: string } | undefined): void {
  checkArgument(typeof complete === 'function', 'complete', { expected: 'a function', given: complete });
  checkArgument(typeof options?.model === 'string', 'options.model', {
    expected: 'the name of a model',
    given: options?.model,
  });
}

interface JudgeQuestion {
  /** Names the grader in the evidence. */
  readonly rule: string;
  /** The judgement that the judge's words amount to; the same for fresh and remembered ones. */
  readonly judgementOf: (judgeText: string) => Judgement;
  readonly signal: AbortSignal | undefined;
}

/** Asks `complete`. Aborts and faults that must stop the run are thrown through. */
export function askJudge(complete: Complete, { cache, price, now = () => new Date() }: JudgeCallOptions) {
  let calls = 0;
  return async (
    request: CompletionRequest,
    { rule, judgementOf, signal }: JudgeQuestion,
  ): Promise<GradingResult> => {
    const requestHash = judgeRequestHash(request);
    const known = (await cache?.(requestHash)) ?? null;
    if (known !== null) return { judgement: judgementOf(known), call: null, judgeText: known };
    const startedAt = now().toISOString();
    const completion = await complete(request, signal ? { signal } : {});
    calls += 1;
    const call = judgeCall(request, completion, {
      id: `judge-${shortHash({ requestHash, startedAt, calls })}`,
      requestHash,
      startedAt,
      costUsd: price?.(request.model, completion.usage) ?? null,
    });
    if (completion.status === 'answered')
      return { judgement: judgementOf(completion.text), call, judgeText: completion.text };
    const evidence = { rule, text: judgeFault(completion) };
    const why = completion.status === 'blocked' ? 'judge-refused' : 'judge-failed';
    return { judgement: { status: 'ungraded', why, evidence }, call, judgeText: null };
  };
}

function judgeCall(
  request: CompletionRequest,
  completion: Completion,
  own: Pick<Call, 'id' | 'requestHash' | 'startedAt' | 'costUsd'>,
): Omit<Call, 'runId'> {
  const { servedModel, finishReason, attempts, usage, latencyMs, requestId, rawBody } = completion;
  return {
    ...own,
    ...usage,
    purpose: 'judge',
    model: request.model,
    servedModel,
    finishReason,
    attempts,
    latencyMs,
    requestId,
    rawBody: completion.status === 'answered' ? null : rawBody,
  };
}

function judgeFault(completion: Exclude<Completion, { status: 'answered' }>): string {
  return completion.status === 'blocked'
    ? `The judge declined (${completion.by}${completion.category === null ? '' : `, ${completion.category}`}).`
    : `The judge failed (${completion.kind}): ${completion.error.message}`;
}
