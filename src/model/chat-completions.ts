/**
 * OpenAI's Chat Completions, and every server compatible with it (vLLM, llama.cpp, Ollama, gateways). Gateways add
 * members of their own; those that tell of a search are read as signs, the rest is left alone.
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

export const chatCompletions: WireAdapter = { body, read };

function body(request: CompletionRequest, card: ModelCard): Record<string, unknown> {
  const { settings, output } = request;
  return {
    model: card.model,
    messages: request.messages,
    temperature: settings.temperature,
    top_p: settings.topP,
    // Compatible servers know the older name; OpenAI's reasoning models refuse it.
    [card.provider === 'compatible' ? 'max_tokens' : 'max_completion_tokens']: settings.maxOutputTokens,
    reasoning_effort: settings.effort,
    logprobs: settings.logprobs,
    seed: settings.seed,
    // How vLLM, SGLang and llama.cpp switch a template's thinking.
    chat_template_kwargs:
      typeof settings.thinking === 'boolean' ? { enable_thinking: settings.thinking } : undefined,
    response_format:
      output === undefined
        ? undefined
        : { type: 'json_schema', json_schema: { name: output.name, schema: output.schema, strict: true } },
  };
}

function read(json: unknown): WireReading {
  const reply = loose(json);
  const choice = loose(list(reply.choices)[0]);
  const message = loose(choice.message);
  const finishReason = text(choice.finish_reason);
  const usage = readUsage(loose(reply.usage));
  const base = {
    servedModel: text(reply.model),
    finishReason,
    usage,
    signs: readSigns(reply, message),
  };
  const { answer, reasoning } = readText(message);
  const refusal = text(message.refusal);

  if (reply.error !== undefined && reply.error !== null) {
    // Gateways report an upstream's fault with status 200.
    const error = loose(reply.error);
    return {
      ...base,
      status: 'failed',
      kind: 'error',
      code: String(error.code ?? error.type ?? 'provider-error'),
      message: text(error.message) ?? 'the provider reported an error',
      text: null,
    };
  }
  if (list(reply.choices).length === 0) {
    return {
      ...base,
      status: 'failed',
      kind: 'error',
      code: 'malformed-reply',
      message: 'the reply holds no choices',
      text: null,
    };
  }
  if (refusal !== null && refusal !== '') {
    return { ...base, status: 'blocked', by: 'model', category: 'refusal', text: refusal };
  }
  if (finishReason === 'content_filter') {
    return { ...base, status: 'blocked', by: 'filter', category: filterCategory(choice), text: answer };
  }
  if (finishReason === 'length') return { ...base, ...truncated(answer, usage.reasoningTokens) };
  if (answer === null || answer.trim() === '') return { ...base, ...EMPTY };
  return {
    ...base,
    status: 'answered',
    text: answer,
    reasoning,
    meanLogprob: meanLogprob(loose(choice.logprobs).content),
  };
}

/** Content as a string or as parts; thoughts in their own member, their own parts, or between think tags. */
function readText(message: Loose): { answer: string | null; reasoning: string | null } {
  let answer = text(message.content);
  const thoughts = [text(message.reasoning_content) ?? text(message.reasoning)];
  if (Array.isArray(message.content)) {
    const parts = message.content.map(loose);
    answer = parts.map((part) => (part.type === 'text' ? (text(part.text) ?? '') : '')).join('');
    for (const part of parts) {
      if (part.type !== 'thinking') continue;
      thoughts.push(
        text(part.thinking) ??
          list(part.thinking)
            .map((each) => text(loose(each).text) ?? '')
            .join(''),
      );
    }
  }
  const tagged = answer === null ? null : /^\s*<think>([\s\S]*?)(?:<\/think>|$)/.exec(answer);
  if (answer !== null && tagged !== null) {
    thoughts.push(tagged[1].trim());
    answer = answer.slice(tagged[0].length).trimStart();
  }
  const reasoning = thoughts.filter((thought) => thought !== null && thought !== '').join('\n');
  return { answer, reasoning: reasoning === '' ? null : reasoning };
}

function readUsage(usage: Loose): Usage {
  return {
    inputTokens: tokenCount(usage.prompt_tokens),
    outputTokens: tokenCount(usage.completion_tokens),
    reasoningTokens: tokenCount(loose(usage.completion_tokens_details).reasoning_tokens),
    cachedInputTokens: tokenCount(loose(usage.prompt_tokens_details).cached_tokens),
  };
}

function readSigns(reply: Loose, message: Loose): ClosedBookSign[] {
  const signs: ClosedBookSign[] = [];
  for (const call of list(message.tool_calls)) {
    const name = text(loose(loose(call).function).name) ?? text(loose(call).type) ?? 'unnamed';
    signs.push({ kind: 'tool-call', detail: name });
  }
  if (message.function_call !== undefined && message.function_call !== null) {
    signs.push({ kind: 'tool-call', detail: text(loose(message.function_call).name) ?? 'unnamed' });
  }
  for (const call of list(message.executed_tools)) {
    signs.push({
      kind: 'server-tool',
      detail: text(loose(call).type) ?? text(loose(call).name) ?? 'unnamed',
    });
  }
  for (const annotation of list(message.annotations)) {
    const { type } = loose(annotation);
    if (type === 'url_citation' || type === 'file_citation') signs.push({ kind: 'citation', detail: type });
  }
  const citations = [...list(reply.citations), ...list(message.citations)];
  if (citations.length > 0) signs.push({ kind: 'citation', detail: `${citations.length} in citations` });
  if (list(reply.search_results).length > 0) signs.push({ kind: 'search-block', detail: 'search_results' });
  if (
    loose(message.provider_specific_fields).grounding_metadata !== undefined ||
    reply.grounding_metadata !== undefined
  ) {
    signs.push({ kind: 'search-block', detail: 'grounding_metadata' });
  }
  const usage = loose(reply.usage);
  const searches =
    tokenCount(usage.num_search_queries) ?? tokenCount(loose(usage.server_tool_use).web_search_requests) ?? 0;
  if (searches > 0) signs.push({ kind: 'search-usage', detail: `${searches} searches` });
  return signs;
}

/** Which of the filters acted, where the server tells (Azure's `content_filter_results`). */
function filterCategory(choice: Loose): string | null {
  for (const [category, result] of Object.entries(loose(choice.content_filter_results))) {
    if (loose(result).filtered === true) return category;
  }
  return null;
}
