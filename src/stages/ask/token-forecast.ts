/**
 * How many tokens an asking will take, for the budget's reservation and the estimate before a run. Input is counted
 * from the text by script and tokenizer; output starts from a guess by effort and follows what each respondent writes.
 */
import type { Usage } from '../../core/completion.ts';
import type { Effort, Tokenizer } from '../../core/model-facts.ts';
import type { Respondent, Settings } from '../../core/respondent.ts';
import type { Asking } from './asking.ts';
import { countTokens } from './count-tokens.ts';

/** What bears on a model's tokens. */
export interface TokenHabits {
  /** Null where not known. */
  readonly tokenizer: Tokenizer | null;
  /** Effort where none is sent; null where the model is not known to think by itself. */
  readonly effort: Effort | null;
}

export const UNKNOWN_HABITS: TokenHabits = { tokenizer: null, effort: null };

/** Role marks and the like around each message. */
const TOKENS_PER_MESSAGE = 5;
const SHORT_ANSWER_TOKENS = 40;
/** Thoughts about a short question by effort: guesses, held until the first replies tell. */
const REASONING_TOKENS: Record<Effort, number> = {
  none: 0,
  minimal: 100,
  low: 300,
  medium: 1_000,
  high: 2_500,
  xhigh: 5_000,
  max: 10_000,
};
/** Room above the mean, because reasoning lengths have a long tail. */
const HEADROOM = 1.5;
/** Above the count of input tokens, which a foreign tokenizer may exceed. */
const MOST_INPUT = 2;
/** Before anything was seen: too much set aside ends a run early, too little passes the limit. */
const FIRST_GUESS = 3;

/** Tokens of the messages, roughly. */
export function inputTokens(
  messages: readonly { readonly content: string }[],
  { tokenizer }: Pick<TokenHabits, 'tokenizer'> = UNKNOWN_HABITS,
): number {
  let tokens = 0;
  for (const { content } of messages) tokens += TOKENS_PER_MESSAGE + countTokens(content, tokenizer);
  return tokens;
}

/** Tokens a respondent writes per answer, thoughts among them, before any was seen. */
export function expectedOutputTokens(
  { settings }: Pick<Respondent, 'settings'>,
  habits: Pick<TokenHabits, 'effort'> = UNKNOWN_HABITS,
): number {
  const expected = SHORT_ANSWER_TOKENS + thoughtTokens(settings, habits);
  return Math.min(expected, settings.maxOutputTokens ?? expected);
}

/** Tokens of the thoughts alone. */
export function thoughtTokens(
  { effort, thinking }: Pick<Settings, 'effort' | 'thinking'>,
  habits: Pick<TokenHabits, 'effort'>,
): number {
  const budget = typeof thinking === 'number' ? thinking : Number.POSITIVE_INFINITY;
  const thinks = thinking === undefined ? habits.effort : thinking === false ? 'none' : 'medium';
  return Math.min(REASONING_TOKENS[effort ?? thinks ?? 'none'], budget);
}

/** Forecasts that learn from the replies of each respondent. */
export class TokenForecast {
  readonly #habits: (model: string) => TokenHabits;
  readonly #seen = new Map<
    string,
    { replies: number; guessedInput: number; input: number; output: number }
  >();

  constructor(habits: (model: string) => TokenHabits = () => UNKNOWN_HABITS) {
    this.#habits = habits;
  }

  /** What this asking may use, on the high side. */
  usage(asking: Asking): Usage {
    const { respondent, request } = asking;
    const limit = respondent.settings.maxOutputTokens ?? Number.POSITIVE_INFINITY;
    const habits = this.#habits(request.model);
    const guessedInput = inputTokens(request.messages, habits);
    const seen = this.#seen.get(respondent.id);
    const [input, output] =
      seen === undefined
        ? [guessedInput * FIRST_GUESS, expectedOutputTokens(respondent, habits) * FIRST_GUESS]
        : [(guessedInput * seen.input) / seen.guessedInput, (seen.output / seen.replies) * HEADROOM];
    return {
      inputTokens: Math.ceil(input),
      outputTokens: Math.ceil(Math.min(output, limit)),
      reasoningTokens: null,
      cachedInputTokens: null,
    };
  }

  /** The most this asking may use, where the output is limited; without a limit only what is thought of as much. */
  most(asking: Asking): Usage {
    const { respondent, request } = asking;
    const habits = this.#habits(request.model);
    const output =
      respondent.settings.maxOutputTokens ?? expectedOutputTokens(respondent, habits) * FIRST_GUESS;
    return {
      inputTokens: Math.ceil(inputTokens(request.messages, habits) * MOST_INPUT),
      outputTokens: Math.ceil(output),
      reasoningTokens: null,
      cachedInputTokens: null,
    };
  }

  learn(asking: Asking, usage: Usage): void {
    if (usage.inputTokens === null || usage.outputTokens === null) return;
    const seen = this.#seen.get(asking.respondent.id) ?? { replies: 0, guessedInput: 0, input: 0, output: 0 };
    seen.replies++;
    seen.guessedInput += inputTokens(asking.request.messages, this.#habits(asking.request.model));
    seen.input += usage.inputTokens;
    seen.output += usage.outputTokens;
    this.#seen.set(asking.respondent.id, seen);
  }
}
