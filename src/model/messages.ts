/**
 * Anthropic's Messages. Two things differ from the others: an output limit must be sent (the default here leaves
 * room for thinking, and a reply cut off by it counts as truncated, never as an answer), and the present version of
 * the interface has no sampling settings, so older models that still take them are asked under the older version.
 */
import type { ClosedBookSign, CompletionRequest, Usage } from '../core/completion.ts';
import type { Settings } from '../core/respondent.ts';
import type { ModelCard } from './model-card.ts';
import {
  EMPTY,
  type Loose,
  list,
  loose,
  text,
  tokenCount,
  truncated,
  type WireAdapter,
  type WireReading,
} from './wire-adapter.ts';

export const messages: WireAdapter = { body, headers, read };

/** Thinking counts against the output limit, and present models think unless told otherwise. */
const OUTPUT_TOKENS = 32_000;
/** The most that the first models of Claude 3 write. */
const OUTPUT_TOKENS_CLAUDE_3 = 4_096;
/** The last version whose interface takes temperature and top_p. */
const VERSION_WITH_SAMPLING = '2023-06-01';

function body(request: CompletionRequest, card: ModelCard): Record<string, unknown> {
  const { settings, output } = request;
  const system = request.messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return {
    model: card.model,
    max_tokens: settings.maxOutputTokens ?? outputTokens(settings, card),
    system: system.length === 0 ? undefined : system.join('\n\n'),
    messages: request.messages.filter(({ role }) => role !== 'system'),
    temperature: settings.temperature,
    top_p: settings.topP,
    thinking: thinking(settings, card),
    output_config:
      settings.effort === undefined && output === undefined
        ? undefined
        : {
            effort: settings.effort,
            format: output === undefined ? undefined : { type: 'json_schema', schema: output.schema },
          },
  };
}

function headers({ settings }: CompletionRequest): Record<string, string> {
  const sampled = settings.temperature !== undefined || settings.topP !== undefined;
  return sampled ? { 'anthropic-version': VERSION_WITH_SAMPLING } : {};
}

function outputTokens({ thinking }: Settings, { model }: ModelCard): number {
  const room = /^claude-3(?!-7)/.test(model) ? OUTPUT_TOKENS_CLAUDE_3 : OUTPUT_TOKENS;
  return typeof thinking === 'number' ? thinking + OUTPUT_TOKENS_CLAUDE_3 : room;
}

function thinking({ thinking }: Settings, { capabilities }: ModelCard): unknown {
  if (thinking === undefined) return undefined;
  if (thinking === false) {
    return { type: capabilities.thinking === 'between-tools' ? 'between_tools' : 'disabled' };
  }
  if (typeof thinking === 'number') return { type: 'enabled', budget_tokens: thinking };
  // Models that take a budget know no adaptive thinking; half the room is left for the answer.
  return capabilities.thinking === 'budget'
    ? { type: 'enabled', budget_tokens: OUTPUT_TOKENS / 2 }
    : { type: 'adaptive' };
}

function read(json: unknown): WireReading {
  const reply = loose(json);
  const parts = list(reply.content).map(loose);
  const texts = parts.filter((part) => part.type === 'text');
  const answer = texts.length === 0 ? null : texts.map((part) => text(part.text) ?? '').join('');
  const stopReason = text(reply.stop_reason);
  const usage = readUsage(loose(reply.usage));
  const base = {
    servedModel: text(reply.model),
    finishReason: stopReason,
    usage,
    signs: readSigns(parts, texts, loose(reply.usage)),
  };

  if (!Array.isArray(reply.content)) {
    const error = loose(reply.error);
    return {
      ...base,
      status: 'failed',
      kind: 'error',
      code: text(error.type) ?? 'malformed-reply',
      message: text(error.message) ?? 'the reply holds no content',
      text: null,
    };
  }
  if (stopReason === 'refusal') {
    const details = loose(reply.stop_details);
    // The provider's classifiers stop the model; the model's own words of refusal are an answer in prose.
    const category = text(details.category);
    return { ...base, status: 'blocked', by: 'filter', category, text: text(details.explanation) ?? answer };
  }
  if (stopReason === 'max_tokens' || stopReason === 'model_context_window_exceeded') {
    return { ...base, ...truncated(answer, usage.reasoningTokens) };
  }
  if (answer === null || answer.trim() === '') return { ...base, ...EMPTY };
  const thoughts = parts
    .filter((part) => part.type === 'thinking')
    .map((part) => text(part.thinking) ?? '')
    .filter((thought) => thought !== '');
  return {
    ...base,
    status: 'answered',
    text: answer,
    reasoning: thoughts.length === 0 ? null : thoughts.join('\n'),
    meanLogprob: null,
  };
}

function readUsage(usage: Loose): Usage {
  const fresh = tokenCount(usage.input_tokens);
  const cached = tokenCount(usage.cache_read_input_tokens);
  return {
    // Cached tokens are counted apart from input_tokens here, inside it elsewhere.
    inputTokens:
      fresh === null ? null : fresh + (cached ?? 0) + (tokenCount(usage.cache_creation_input_tokens) ?? 0),
    outputTokens: tokenCount(usage.output_tokens),
    reasoningTokens: tokenCount(loose(usage.output_tokens_details).thinking_tokens),
    cachedInputTokens: cached,
  };
}

/** Blocks that say nothing about a look-up; every other block is the work of some tool. */
const HARMLESS = new Set(['text', 'thinking', 'redacted_thinking', 'compaction', 'fallback']);

function readSigns(parts: readonly Loose[], texts: readonly Loose[], usage: Loose): ClosedBookSign[] {
  const signs: ClosedBookSign[] = [];
  for (const part of parts) {
    const type = text(part.type) ?? 'unnamed';
    if (HARMLESS.has(type)) continue;
    if (type === 'tool_use') signs.push({ kind: 'tool-call', detail: text(part.name) ?? type });
    else if (type.includes('search')) signs.push({ kind: 'search-block', detail: type });
    else signs.push({ kind: 'server-tool', detail: text(part.name) ?? type });
  }
  const citations = texts.reduce((count, part) => count + list(part.citations).length, 0);
  if (citations > 0) signs.push({ kind: 'citation', detail: `${citations} in the text` });
  for (const [tool, count] of Object.entries(loose(usage.server_tool_use))) {
    if (typeof count === 'number' && count > 0)
      signs.push({ kind: 'search-usage', detail: `${tool}: ${count}` });
  }
  return signs;
}
