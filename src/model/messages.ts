/**
 * Anthropic's Messages. Two things differ from the others: an output limit must be sent (the default here leaves
 * room for thinking, and a reply cut off by it counts as truncated, never as an answer), and the present version of
 * the interface has no sampling settings, so older models that still take them are asked under the older version.
 */
import type { CompletionRequest } from '../core/completion.ts';
import type { Settings } from '../core/respondent.ts';
import { readMessagesReply } from '../reading/messages-reply.ts';
import type { ModelCard } from './model-card.ts';
import type { WireAdapter } from './wire-adapter.ts';

export const messages: WireAdapter = { body, headers, read: readMessagesReply };

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
