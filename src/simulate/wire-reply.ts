/**
 * Words become tokens: counted, cut off at the limit, spent on reasoning first. A reasoning model whose budget is too
 * small says nothing at all, which is how such models fail in practice.
 */
import { extendKey, keyOf, uniformAt } from './keyed-random.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { Spoken } from './speak.ts';
import { tokenDoubt } from './token-doubt.ts';
import type { WireLogprob, WireReply, WireRequest } from './wire.ts';

export interface WireReplyOptions {
  readonly spoken: Spoken;
  /** A fault of the reply itself. */
  readonly damage: 'truncated' | 'empty' | null;
  readonly nowMs: number;
  /** Distinguishes this reply's ids. */
  readonly id: string;
}

const REASONING_TOKENS = {
  none: 0,
  minimal: 16,
  low: 64,
  medium: 192,
  high: 512,
  xhigh: 1024,
  max: 2048,
} as const;

/** The reply to a request, ready for a provider's shape. */
export function wireReply(model: SimulatedModel, request: WireRequest, options: WireReplyOptions): WireReply {
  const { spoken, damage, nowMs, id } = options;
  const { settings } = request;
  const tokens = tokensOf(spoken.text);
  const budget = settings.maxOutputTokens ?? Infinity;
  const thinks = model.reasoning && isThinking(request);
  const reasoningTokens = Math.min(thinks ? REASONING_TOKENS[settings.effort ?? 'medium'] : 0, budget);
  let textTokens = Math.min(tokens.length, budget - reasoningTokens);
  if (damage === 'truncated') textTokens = Math.min(textTokens, Math.max(1, Math.floor(tokens.length / 2)));
  if (damage === 'empty') textTokens = 0;
  const isWhole = textTokens === tokens.length;
  // A limit that is reached with the last token is told as one that cuts: a word of one token cannot be halved.
  const isCut = damage === 'truncated' || (!isWhole && damage !== 'empty');
  return {
    id,
    servedModel: model.servedAs,
    createdAtMs: nowMs,
    text: isWhole ? spoken.text : tokens.slice(0, textTokens).join(''),
    ending: isCut ? 'length' : spoken.ending,
    reasoning: reasoningTokens > 0 ? spoken.reasoning : null,
    inputTokens: Math.ceil((request.instruction.length + request.user.length) / 4) + 8,
    textTokens,
    reasoningTokens,
    search: spoken.search,
    logprobs: settings.logprobs ? logprobsOf(tokens.slice(0, textTokens), spoken.certainty) : null,
  };
}

/** The OpenAI formats think unless told not to, Anthropic's only when told to. */
function isThinking({ format, settings }: WireRequest): boolean {
  return format === 'messages'
    ? settings.thinking !== undefined && settings.thinking !== false
    : settings.effort !== 'none';
}

/** Pieces of about a token each; together they are the text. */
function tokensOf(text: string): string[] {
  return text.match(/\s*[\p{L}\p{M}’']{1,7}|\s*\d{1,3}|\s*\S|\s+$/gu) ?? [];
}

/** Surer models have likelier tokens; the first tokens carry most of the doubt. */
function logprobsOf(tokens: readonly string[], certainty: number): WireLogprob[] {
  const doubt = tokenDoubt(certainty);
  return tokens.map((token, index) => {
    const jitter = uniformAt(extendKey(keyOf(0, token), index), 90);
    return { token, logprob: Math.round(1e6 * doubt * jitter * (index < 3 ? 1.5 : 0.6)) / 1e6 };
  });
}
