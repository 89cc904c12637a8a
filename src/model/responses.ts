/**
 * OpenAI's Responses API. An answer is a list of output parts, so a search or a tool call is a part of its own and
 * cannot hide in the text. Nothing is stored at the provider (`store: false`): every question is asked afresh.
 */
import type { ClosedBookSign, CompletionRequest, Usage } from '../core/completion.ts';
import type { ModelCard } from './model-card.ts';
import {
  EMPTY,
  type Loose,
  list,
  loose,
  meanLogprob,
  text,
  tokenCount,
  truncated,
  type WireAdapter,
  type WireReading,
} from './wire-adapter.ts';

export const responses: WireAdapter = { body, read };

function body(request: CompletionRequest, card: ModelCard): Record<string, unknown> {
  const { settings, output } = request;
  return {
    model: card.model,
    input: request.messages,
    store: false,
    temperature: settings.temperature,
    top_p: settings.topP,
    max_output_tokens: settings.maxOutputTokens,
    reasoning: settings.effort === undefined ? undefined : { effort: settings.effort },
    include: settings.logprobs === true ? ['message.output_text.logprobs'] : undefined,
    text:
      output === undefined
        ? undefined
        : { format: { type: 'json_schema', name: output.name, schema: output.schema, strict: true } },
  };
}

function read(json: unknown): WireReading {
  const reply = loose(json);
  const parts = list(reply.output).map(loose);
  const content = parts
    .filter((part) => part.type === 'message')
    .flatMap((part) => list(part.content).map(loose));
  const texts = content.filter((part) => part.type === 'output_text');
  const answer = texts.length === 0 ? null : texts.map((part) => text(part.text) ?? '').join('');
  const refusal = content.find((part) => part.type === 'refusal');
  const incomplete = text(loose(reply.incomplete_details).reason);
  const usage = readUsage(loose(reply.usage));
  const base = {
    servedModel: text(reply.model),
    finishReason: incomplete ?? text(reply.status),
    usage,
    signs: readSigns(parts, texts),
  };

  if (reply.error !== undefined && reply.error !== null) {
    const error = loose(reply.error);
    return {
      ...base,
      status: 'failed',
      kind: 'error',
      code: text(error.code) ?? 'provider-error',
      message: text(error.message) ?? 'the provider reported an error',
      text: answer,
    };
  }
  if (!Array.isArray(reply.output)) {
    return {
      ...base,
      status: 'failed',
      kind: 'error',
      code: 'malformed-reply',
      message: 'the reply holds no output',
      text: null,
    };
  }
  if (refusal !== undefined) {
    return { ...base, status: 'blocked', by: 'model', category: 'refusal', text: text(refusal.refusal) };
  }
  if (incomplete === 'content_filter') {
    return { ...base, status: 'blocked', by: 'filter', category: 'content_filter', text: answer };
  }
  if (incomplete !== null) return { ...base, ...truncated(answer, usage.reasoningTokens) };
  if (answer === null || answer.trim() === '') return { ...base, ...EMPTY };
  return {
    ...base,
    status: 'answered',
    text: answer,
    reasoning: readReasoning(parts),
    meanLogprob: meanLogprob(texts.flatMap((part) => list(part.logprobs))),
  };
}

function readReasoning(parts: readonly Loose[]): string | null {
  const thoughts = parts
    .filter((part) => part.type === 'reasoning')
    .flatMap((part) => [...list(part.summary), ...list(part.content)])
    .map((part) => text(loose(part).text) ?? '')
    .filter((thought) => thought !== '');
  return thoughts.length === 0 ? null : thoughts.join('\n');
}

function readUsage(usage: Loose): Usage {
  return {
    inputTokens: tokenCount(usage.input_tokens),
    outputTokens: tokenCount(usage.output_tokens),
    reasoningTokens: tokenCount(loose(usage.output_tokens_details).reasoning_tokens),
    cachedInputTokens: tokenCount(loose(usage.input_tokens_details).cached_tokens),
  };
}

/** Parts that say nothing about a look-up; every other part is the work of some tool. */
const HARMLESS = new Set(['message', 'reasoning', 'compaction']);

function readSigns(parts: readonly Loose[], texts: readonly Loose[]): ClosedBookSign[] {
  const signs: ClosedBookSign[] = [];
  for (const part of parts) {
    const type = text(part.type) ?? 'unnamed';
    if (HARMLESS.has(type)) continue;
    const kind = type === 'function_call' || type === 'custom_tool_call' ? 'tool-call' : 'server-tool';
    signs.push({ kind, detail: text(part.name) ?? type });
  }
  for (const annotation of texts.flatMap((part) => list(part.annotations))) {
    const type = text(loose(annotation).type);
    if (type?.endsWith('citation')) signs.push({ kind: 'citation', detail: type });
  }
  return signs;
}
