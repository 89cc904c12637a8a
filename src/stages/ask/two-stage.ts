/**
 * The second request of a two-stage confidence: the answer goes back to the model as its own, and how likely it is to be
 * right is asked. Both requests are one reply: the answer is kept whatever became of the second, and their tokens
 * and times are added, for both were paid; so are repeated attempts, of which the second request itself is none.
 */
import type {
  AnsweredCompletion,
  Complete,
  CompleteOptions,
  Completion,
  Usage,
} from '../../core/completion.ts';
import { confidenceMessages } from '../../prompts/policies.ts';
import type { Asking } from './asking.ts';
import { readConfidence } from './read-confidence.ts';

export interface TwoStageReply {
  readonly completion: Completion;
  /** In [0, 1]; null where it was not stated in the form asked for, or the second request brought no answer. */
  readonly confidence: number | null;
}

/** Completes an asking, and where it was answered asks for the confidence. */
export async function completeInTwoStages(
  asking: Asking,
  complete: Complete,
  options: CompleteOptions,
): Promise<TwoStageReply> {
  const first = await complete(asking.request, options);
  const { policy } = asking.respondent;
  if (first.status !== 'answered' || policy === null) return { completion: first, confidence: null };
  const second = await complete(
    {
      ...asking.request,
      messages: confidenceMessages(asking.request.messages, first.text, policy),
      nonce: `${asking.request.nonce ?? ''} confidence`,
    },
    options,
  );
  return {
    completion: joined(first, second),
    confidence: second.status === 'answered' ? readConfidence(second.text).confidence : null,
  };
}

function joined(first: AnsweredCompletion, second: Completion): AnsweredCompletion {
  const missing =
    second.status === 'answered' ? [] : [`unknown confidence: the request for it was ${second.status}`];
  const remarks = [...(first.remarks ?? []), ...(second.remarks ?? []), ...missing];
  return {
    ...first,
    usage: added(first.usage, second.usage),
    attempts: first.attempts + Math.max(1, second.attempts) - 1,
    latencyMs: first.latencyMs + second.latencyMs,
    // Looked up in the second request, the confidence is none of the model's own.
    closedBookSigns: [...first.closedBookSigns, ...second.closedBookSigns],
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}

/** Where one of the two is not told, the sum is not known. */
function added(one: Usage, two: Usage): Usage {
  const sum = (a: number | null | undefined, b: number | null | undefined): number | null =>
    a == null || b == null ? null : a + b;
  return {
    inputTokens: sum(one.inputTokens, two.inputTokens),
    outputTokens: sum(one.outputTokens, two.outputTokens),
    reasoningTokens: sum(one.reasoningTokens, two.reasoningTokens),
    cachedInputTokens: sum(one.cachedInputTokens, two.cachedInputTokens),
    ...(one.statedCostUsd === undefined && two.statedCostUsd === undefined
      ? {}
      : { statedCostUsd: sum(one.statedCostUsd, two.statedCostUsd) }),
  };
}
