/**
 * OpenAI's Chat Completions, and every server compatible with it (vLLM, llama.cpp, Ollama, gateways). Gateways add
 * members of their own: upstream errors, native ends, citations, filters' marks. What is read of them stands in `reading/`.
 */
import type { CompletionRequest } from '../core/completion.ts';
import { readChatReply } from '../reading/chat-reply.ts';
import type { ModelCard } from './model-card.ts';
import { providerRow } from './providers.ts';
import type { WireAdapter } from './wire-adapter.ts';

export const chatCompletions: WireAdapter = { body, read: readChatReply };

function body(request: CompletionRequest, card: ModelCard): Record<string, unknown> {
  const { settings, output } = request;
  return {
    model: card.model,
    messages: request.messages,
    temperature: settings.temperature,
    top_p: settings.topP,
    // Compatible servers know the older name; OpenAI's reasoning models refuse it.
    [NEWER_LIMIT.has(card.provider) ? 'max_completion_tokens' : 'max_tokens']: settings.maxOutputTokens,
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
    ...providerRow(card.provider).members?.(settings),
  };
}

/** Who knows the output limit under its newer name, and refuses the older one for models that reason. */
const NEWER_LIMIT = new Set<string>(['openai-chat', 'azure', 'simulated']);
