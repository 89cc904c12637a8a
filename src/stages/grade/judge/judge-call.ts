/** A judge's request as the call that a run keeps, and its failures in words; the same for verdicts and for claims. */
import type { Call } from '../../../core/call.ts';
import type { Completion, CompletionRequest } from '../../../core/completion.ts';

export function judgeCall(
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

export function judgeFault(completion: Exclude<Completion, { status: 'answered' }>): string {
  return completion.status === 'blocked'
    ? `The judge declined (${completion.by}${completion.category === null ? '' : `, ${completion.category}`}).`
    : `The judge failed (${completion.kind}): ${completion.error.message}`;
}
