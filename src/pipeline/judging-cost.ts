/**
 * What judging one answer is expected to cost, from the very words the judges would be sent. The budget sets it aside
 * before the first verdict has come back, when there is no cost yet to learn from.
 */
import type { GradingInput } from '../core/ports.ts';
import { inputTokens } from '../stages/ask/token-forecast.ts';
import { judgeRequest } from '../stages/grade/judge/judge-request.ts';
import type { RunContext } from './run-context.ts';

/** A verdict with its comparison; judges that reason take more, which the costs that come back then tell. */
export const VERDICT_TOKENS = 150;

/** US dollars over all judges of the run; null where the price of one is unknown. */
export function judgingUsd(
  input: GradingInput,
  { spec, models }: Pick<RunContext, 'spec' | 'models'>,
): number | null {
  let sum = 0;
  for (const model of spec.judges) {
    const { messages } = judgeRequest(input, { model, rubric: spec.rubric });
    const usd = models.costUsd(model, {
      inputTokens: inputTokens(messages),
      outputTokens: VERDICT_TOKENS,
      reasoningTokens: null,
      cachedInputTokens: null,
    });
    if (usd === null) return null;
    sum += usd;
  }
  return sum;
}
