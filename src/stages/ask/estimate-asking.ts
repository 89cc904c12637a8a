/**
 * Calls, tokens and cost of a run before anything is spent. Counts are exact for the open pass; tokens are rough and
 * the forced pass is a guess from a declared refusal rate, so the result says which of its parts are known.
 */
import type { Usage } from '../../core/completion.ts';
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { askMessages } from '../../prompts/policies.ts';
import { expectedOutputTokens, inputTokens, type TokenHabits, UNKNOWN_HABITS } from './token-forecast.ts';

export interface EstimateOptions {
  readonly respondents: readonly Respondent[];
  /** @default 1 */
  readonly trials?: number;
  /** Set when a forced pass follows. */
  readonly forced?: {
    /** Share of answered questions asked again. */
    readonly control: number;
    /** Refusal rate to expect. @default 0.3 */
    readonly refusalRate?: number;
  };
  /** Null where the price is unknown. */
  readonly costUsd: (model: string, usage: Usage) => number | null;
  /** @default nothing is known */
  readonly habits?: (model: string) => TokenHabits;
}

export interface AskingEstimate {
  readonly respondentId: string;
  readonly calls: number;
  /** Calls of the forced pass among them; expected, not known. */
  readonly forcedCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null where the price is unknown. */
  readonly costUsd: number | null;
}

/** One row a respondent. */
export async function estimateAsking(
  questions: AsyncIterable<Question> | Iterable<Question>,
  options: EstimateOptions,
): Promise<AskingEstimate[]> {
  const { respondents, trials = 1, forced, costUsd, habits = () => UNKNOWN_HABITS } = options;
  const habitsOf = respondents.map(({ model }) => habits(model));
  const tokens = new Float64Array(respondents.length);
  let asked = 0;
  for await (const question of questions) {
    asked++;
    for (const [index, { policy }] of respondents.entries()) {
      if (policy !== null) tokens[index]! += inputTokens(askMessages(question.text, policy), habitsOf[index]);
    }
  }
  const refusalRate = forced?.refusalRate ?? 0.3;
  const again = forced === undefined ? 0 : refusalRate + (1 - refusalRate) * forced.control;
  return respondents.map((respondent, index) => {
    // A confidence asked for afterwards sends the question and its answer again.
    const requests = respondent.policy?.confidence === 'two-stage' ? 2 : 1;
    const openCalls = asked * trials * requests;
    const forcedCalls = Math.round(openCalls * again);
    const input = Math.round(tokens[index]! * trials * requests * (1 + again));
    const output = Math.round((openCalls + forcedCalls) * expectedOutputTokens(respondent, habitsOf[index]));
    const usage = {
      inputTokens: input,
      outputTokens: output,
      reasoningTokens: null,
      cachedInputTokens: null,
    };
    return {
      respondentId: respondent.id,
      calls: openCalls + forcedCalls,
      forcedCalls,
      inputTokens: input,
      outputTokens: output,
      costUsd: costUsd(respondent.model, usage),
    };
  });
}
