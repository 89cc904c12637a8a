/**
 * Tokens of one reply in every server's names for them. Most count the reasoning inside the output; some (xAI, Gemini over
 * the compatible URL, several gateways) count it outside, where only the total tells of it, and a cost without it would be
 * a tenth of the bill. So output is what the total leaves after the input, wherever that is more than the output stated.
 */
import type { Usage } from '../core/completion.ts';
import { type Loose, loose, tokenCount } from './loose.ts';

export const NO_USAGE: Usage = {
  inputTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  cachedInputTokens: null,
};

/** Reads a usage object of any provider. Counts it does not state are null. */
export function readUsage(value: unknown): Usage {
  // Cohere keeps its counts one member deeper.
  const usage = { ...loose(loose(value).tokens), ...loose(value) };
  const stated = firstCount(usage, [
    'completion_tokens',
    'output_tokens',
    'candidatesTokenCount',
    'eval_count',
    'candidates_token_count',
    'outputTokens',
    'completionTokens',
    'generated_tokens',
  ]);
  const details = [
    'completion_tokens_details',
    'output_tokens_details',
    'completionTokensDetails',
    'outputTokensDetails',
  ].map((name) => loose(usage[name]));
  const reasoning =
    details
      .map((each) =>
        firstCount(each, ['reasoning_tokens', 'thinking_tokens', 'thought_tokens', 'reasoningTokens']),
      )
      .find((count) => count !== null) ??
    firstCount(usage, [
      'reasoning_tokens',
      'thinking_tokens',
      'thoughts_tokens',
      'thoughtsTokenCount',
      'thoughts_token_count',
      'reasoningTokens',
    ]);
  const { input, cached } = readInput(usage);
  const total = firstCount(usage, ['total_tokens', 'totalTokenCount', 'total_token_count', 'totalTokens']);
  // A reply that was all thought may have no count of an answer at all.
  const output = stated ?? (input !== null && total !== null && total >= input ? 0 : null);
  const outside = reasoningOutside({ usage, input, output, reasoning, total });
  return {
    inputTokens: input,
    outputTokens: output === null ? null : output + outside,
    // Gateways fill in a zero that their own total belies.
    reasoningTokens: reasoning || (outside > 0 && stated !== null ? outside : reasoning),
    cachedInputTokens: cached,
    ...statedCost(usage),
  };
}

/** OpenRouter's word; where the caller's own key at the maker paid, what was paid there stands beside it. */
function statedCost(usage: Loose): Pick<Usage, 'statedCostUsd'> {
  const cost = amount(usage.cost);
  if (cost === null) return {};
  const upstream = usage.is_byok === true ? amount(loose(usage.cost_details).upstream_inference_cost) : null;
  return { statedCostUsd: cost + (upstream ?? 0) };
}

function amount(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function readInput(usage: Loose): { readonly input: number | null; readonly cached: number | null } {
  const input = firstCount(usage, [
    'prompt_tokens',
    'input_tokens',
    'promptTokenCount',
    'prompt_eval_count',
    'prompt_token_count',
    'inputTokens',
    'promptTokens',
  ]);
  const apart = tokenCount(usage.cache_read_input_tokens);
  const written = tokenCount(usage.cache_creation_input_tokens);
  // Anthropic counts cached tokens apart from its input_tokens; everybody else within.
  if (usage.input_tokens !== undefined && usage.prompt_tokens === undefined && (apart ?? written) !== null) {
    return { input: input === null ? null : input + (apart ?? 0) + (written ?? 0), cached: apart };
  }
  const cached =
    tokenCount(loose(usage.prompt_tokens_details).cached_tokens) ??
    tokenCount(loose(usage.input_tokens_details).cached_tokens) ??
    firstCount(usage, [
      'cached_tokens',
      'prompt_cache_hit_tokens',
      'cachedContentTokenCount',
      'cache_read_input_tokens',
    ]);
  return { input, cached };
}

interface Counts {
  readonly usage: Loose;
  readonly input: number | null;
  readonly output: number | null;
  readonly reasoning: number | null;
  readonly total: number | null;
}

/** Tokens of reasoning that the output does not hold. */
function reasoningOutside({ usage, input, output, reasoning, total }: Counts): number {
  if (output === null) return 0;
  // Google's own count of thoughts is outside by its documentation.
  if ((usage.candidatesTokenCount ?? usage.candidates_token_count) !== undefined) return reasoning ?? 0;
  if (total !== null && input !== null && total > input + output) {
    // More than the reasoning may stand outside (audio, tool prompts); what is stated bounds it.
    return Math.min(total - input - output, reasoning || Number.POSITIVE_INFINITY);
  }
  // A part larger than its whole is no part of it.
  return reasoning !== null && reasoning > output ? reasoning : 0;
}

function firstCount(from: Loose, names: readonly string[]): number | null {
  for (const name of names) {
    const count = tokenCount(from[name]);
    if (count !== null) return count;
  }
  return null;
}
