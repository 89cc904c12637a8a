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
/** Before anything was seen: too much set aside ends a run early, too little passes the limit. */
const FIRST_GUESS = 3;

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
  readonly #seen = new Map<
    string,
    { replies: number; guessedInput: number; input: number; output: number }
  >();

  /** What this asking may use, on the high side. */
  usage(asking: Asking): Usage {
    const { respondent, request } = asking;
    const limit = respondent.settings.maxOutputTokens ?? Number.POSITIVE_INFINITY;
    const guessedInput = inputTokens(request.messages);
    const seen = this.#seen.get(respondent.id);
    const [input, output] =
      seen === undefined
        ? [guessedInput * FIRST_GUESS, expectedOutputTokens(respondent) * FIRST_GUESS]
        : [(guessedInput * seen.input) / seen.guessedInput, (seen.output / seen.replies) * HEADROOM];
    return {
      inputTokens: Math.ceil(input),
      outputTokens: Math.ceil(Math.min(output, limit)),
      reasoningTokens: null,
      cachedInputTokens: null,
    };
  }

  learn(asking: Asking, usage: Usage): void {
    if (usage.inputTokens === null || usage.outputTokens === null) return;
    const seen = this.#seen.get(asking.respondent.id) ?? { replies: 0, guessedInput: 0, input: 0, output: 0 };
    seen.replies++;
    seen.guessedInput += inputTokens(asking.request.messages);
    seen.input += usage.inputTokens;
    seen.output += usage.outputTokens;
    this.#seen.set(asking.respondent.id, seen);
  }
}
