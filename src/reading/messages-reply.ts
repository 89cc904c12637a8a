/**
 * A reply of Anthropic's Messages: blocks of content, the classifiers' word in `stop_details`, a block of its own where a fallback
 * answered.
 */
import type { ClosedBookSign } from '../core/completion.ts';
import { concludeReading } from './conclude-reading.ts';
import { lookUpSigns } from './look-up-signs.ts';
import { type Loose, list, loose, text, words } from './loose.ts';
import { faultIn } from './read-fault.ts';
import { readParts } from './read-parts.ts';
import { readUsage } from './read-usage.ts';
import type { WireReading } from './wire-reading.ts';

/** Never throws. */
export function readMessagesReply(json: unknown): WireReading {
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
