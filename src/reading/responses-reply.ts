/**
 * A reply of OpenAI's Responses API: a list of output items, so that a search or a tool call is an item of its own and cannot hide
 * in the text. What was said on the way to the final answer is no part of it.
 */
import type { ClosedBookSign } from '../core/completion.ts';
import { concludeReading } from './conclude-reading.ts';
import { lookUpSigns } from './look-up-signs.ts';
import { type Loose, list, loose, text, words } from './loose.ts';
import { faultIn } from './read-fault.ts';
import { partKind, readParts } from './read-parts.ts';
import { readUsage } from './read-usage.ts';
import { meanLogprob, type WireReading } from './wire-reading.ts';

/** Never throws. */
export function readResponsesReply(json: unknown): WireReading {
  const reply = loose(json);
  const items = list(reply.output).map(loose);
  const messages = items.filter(
    (item) => item.type === 'message' || (item.type === undefined && item.role === 'assistant'),
  );
  const { said, aside } = phases(messages);
  const parts = said.map((message) => readParts(message.content));
  const asides = aside.map((message) => readParts(message.content));
  const unknown = [...parts, ...asides].flatMap(({ unknownTypes }) => unknownTypes);
  const answers = parts.map(({ answer }) => answer).filter((answer) => answer !== null);
  return concludeReading({
    servedModel: text(reply.model),
    ending: loose(reply.incomplete_details).reason ?? endOf(reply, said),
    usage: readUsage(reply.usage),
    signs: [...lookUpSigns(reply), ...unknownItems(items, messages), ...unknown.map(serverTool)],
    answer: answers.length === 0 ? null : answers.join('\n\n'),
    thoughts: [
      ...items.filter((item) => item.type === 'reasoning').flatMap(thoughtsOf),
      ...asides.map(({ answer }) => answer ?? ''),
      ...parts.flatMap(({ thoughts }) => thoughts),
    ],
    refusal: parts.map(({ refusal }) => refusal).find((refusal) => refusal !== null) ?? null,
    fault: faultIn(reply),
    missing: Array.isArray(reply.output) ? null : 'output',
    meanLogprob: meanLogprob(
      said.flatMap((message) => list(message.content).flatMap((part) => list(loose(part).logprobs))),
    ),
    unknownTypes: unknown,
    version: words(reply.system_fingerprint),
  });
}

/** The final answer where messages name their phase; what was said on the way to it is no part of it. */
function phases(messages: readonly Loose[]): {
  readonly said: readonly Loose[];
  readonly aside: readonly Loose[];
} {
  const phaseOf = (message: Loose) => text(message.phase) ?? text(message.channel) ?? '';
  const isFinal = (message: Loose) => /^final|answer/i.test(phaseOf(message));
  const hasFinal = messages.some(isFinal);
  const counts = (message: Loose) => (hasFinal ? isFinal(message) : phaseOf(message) === '');
  return { said: messages.filter(counts), aside: messages.filter((message) => !counts(message)) };
}

/** `completed` is the whole reply's word; a message that is itself incomplete outranks it. */
function endOf(reply: Loose, said: readonly Loose[]): unknown {
  return (
    said.find(({ status }) => typeof status === 'string' && status !== 'completed')?.status ?? reply.status
  );
}

function thoughtsOf(item: Loose): string[] {
  return [...list(item.summary), ...list(item.content)].map((part) => text(loose(part).text) ?? '');
}

/** Items that say nothing about a look-up; every other one is the work of some tool. */
const HARMLESS = new Set(['message', 'reasoning', 'compaction']);

function unknownItems(items: readonly Loose[], messages: readonly Loose[]): ClosedBookSign[] {
  return items
    .filter((item) => !messages.includes(item) && !HARMLESS.has(text(item.type) ?? 'unnamed'))
    .filter((item) => partKind(text(item.type) ?? 'unnamed') !== 'tool')
    .map((item) => serverTool(text(item.name) ?? text(item.type) ?? 'unnamed'));
}

function serverTool(detail: string): ClosedBookSign {
  return { kind: 'server-tool', detail };
}
