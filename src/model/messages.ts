/**
 * Anthropic's Messages. Two things differ from the others: an output limit must be sent (the default here leaves
 * room for thinking, and a reply cut off by it counts as truncated, never as an answer), and the present version of
 * the interface has no sampling settings, so older models that still take them are asked under the older version.
 */
import type { ClosedBookSign, CompletionRequest } from '../core/completion.ts';
import type { Settings } from '../core/respondent.ts';
import { lookUpSigns } from '../reading/look-up-signs.ts';
import { type Loose, list, loose, text, words } from '../reading/loose.ts';
import { faultIn } from '../reading/read-fault.ts';
import { readParts } from '../reading/read-parts.ts';
import { readUsage } from '../reading/read-usage.ts';
import { concludeReading } from './conclude-reading.ts';
import type { ModelCard } from './model-card.ts';
import type { WireAdapter, WireReading } from './wire-adapter.ts';

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
  const parts = readParts(reply.content);
  const stopReason = reply.stop_reason ?? reply.stopReason;
  const usage = readUsage(reply.usage);
  return concludeReading({
    servedModel: text(reply.model),
    ending: stopReason,
    usage,
    signs: [...lookUpSigns(reply), ...unknownBlocks(parts.unknownTypes)],
    answer: parts.answer,
    thoughts: parts.thoughts,
    refusal: parts.refusal,
    filter: stopReason === 'refusal' ? classifier(reply) : null,
    fault: faultIn(reply),
    missing: Array.isArray(reply.content) || typeof reply.content === 'string' ? null : 'content',
    unknownTypes: parts.unknownTypes,
    substitute: fallback(reply),
  });
}

/** The provider's classifiers stop the model; the model's own words of refusal are an answer in prose. */
function classifier(reply: Loose): { readonly category: string | null; readonly text: string | null } {
  const details = loose(reply.stop_details);
  return { category: text(details.category), text: text(details.explanation) };
}

/** Server-side fallbacks hand a refused request to another model and leave a block that says so. */
function fallback(reply: Loose): string | null {
  const block = list(reply.content)
    .map(loose)
    .find(({ type }) => type === 'fallback');
  if (block === undefined) return null;
  const to = words(block.model) ?? words(block.to) ?? words(loose(block.to).model) ?? words(reply.model);
  return `fallback${to === null ? '' : ` to ${to}`}`;
}

/** A block that nothing is known of is more likely the work of some tool than an answer. */
function unknownBlocks(types: readonly string[]): ClosedBookSign[] {
  return types.map((detail) => ({ kind: 'server-tool', detail }));
}
