/**
 * OpenAI's Responses API. An answer is a list of output parts, so a search or a tool call is a part of its own and
 * cannot hide in the text. Nothing is stored at the provider (`store: false`): every question is asked afresh.
 */
import type { CompletionRequest } from '../core/completion.ts';
import { readResponsesReply } from '../reading/responses-reply.ts';
import type { ModelCard } from './model-card.ts';
import type { WireAdapter } from './wire-adapter.ts';

export const responses: WireAdapter = { body, read: readResponsesReply };

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
