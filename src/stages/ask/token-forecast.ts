/**
 * How many tokens an asking will take, for the budget's reservation and the estimate before a run. Input is counted
 * from the text (about four bytes a token, which overcounts English slightly and undercounts little else); output
 * starts from a guess and follows what each respondent really writes.
 */
import type { Usage } from '../../core/completion.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { Asking } from './asking.ts';

const BYTES_PER_TOKEN = 4;
/** Role marks and the like around each message. */
const TOKENS_PER_MESSAGE = 5;
const SHORT_ANSWER_TOKENS = 40;
const REASONED_ANSWER_TOKENS = 1_000;
/** Room above the mean, because reasoning lengths have a long tail. */
const HEADROOM = 1.5;

/** Tokens of the messages, roughly. */
export function inputTokens(messages: readonly { readonly content: string }[]): number {
  let tokens = 0;
  for (const { content } of messages) {
    tokens += TOKENS_PER_MESSAGE + Math.ceil(Buffer.byteLength(content) / BYTES_PER_TOKEN);
  }
  return tokens;
}

/** Tokens a respondent writes per answer, before any was seen. */
export function expectedOutputTokens({ settings }: Pick<Respondent, 'settings'>): number {
  const reasons =
    (settings.effort !== undefined && settings.effort !== 'none') ||
    (settings.thinking !== undefined && settings.thinking !== false);
  const expected = reasons ? REASONED_ANSWER_TOKENS : SHORT_ANSWER_TOKENS;
  return Math.min(expected, settings.maxOutputTokens ?? expected);
}

/** Forecasts that learn from the replies of each respondent. */
export class TokenForecast {
  readonly #seen = new Map<string, { replies: number; outputTokens: number }>();

  /** What this asking may use, on the high side. */
  usage(asking: Asking): Usage {
    const { respondent, request } = asking;
    const seen = this.#seen.get(respondent.id);
    const mean = seen === undefined ? expectedOutputTokens(respondent) : seen.outputTokens / seen.replies;
    const limit = respondent.settings.maxOutputTokens ?? Number.POSITIVE_INFINITY;
    return {
      inputTokens: inputTokens(request.messages),
      outputTokens: Math.ceil(Math.min(mean * HEADROOM, limit)),
      reasoningTokens: null,
      cachedInputTokens: null,
    };
  }

  learn(asking: Asking, usage: Usage): void {
    if (usage.outputTokens === null) return;
    const seen = this.#seen.get(asking.respondent.id) ?? { replies: 0, outputTokens: 0 };
    seen.replies++;
    seen.outputTokens += usage.outputTokens;
    this.#seen.set(asking.respondent.id, seen);
  }
}
