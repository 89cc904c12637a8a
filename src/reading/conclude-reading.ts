/**
 * From what an adapter found in a reply to what the reply is: answered, blocked or failed. One place for every wire
 * format, so that a thought, a limit, a filter or a tool call written as text means the same wherever it came from. The
 * order is by how much a fact says: a fault, a refusal and the end of the reply outrank whatever text stands beside them.
 */
import type { ClosedBookSign, Usage } from '../core/completion.ts';
import { DAMAGED_TEXT, isDamagedText } from '../core/damaged-text.ts';
import { type Ending, graverEnding, readEnding } from './read-ending.ts';
import type { ToldFault } from './read-fault.ts';
import { splitReasoning } from './split-reasoning.ts';
import { toolCallText } from './tool-call-text.ts';
import type { WireReading } from './wire-reading.ts';

/** What the adapters of all wire formats find in a reply. */
export interface FoundInReply {
  readonly servedModel: string | null;
  /** Why the reply ended, in the server's word. */
  readonly ending: unknown;
  /** The upstream's own word, which some gateways hand on beside theirs. */
  readonly upstreamEnding?: unknown;
  readonly usage: Usage;
  readonly signs: readonly ClosedBookSign[];
  /** Null where the reply holds no text. */
  readonly answer: string | null;
  /** Thoughts that the server kept apart. */
  readonly thoughts: readonly string[];
  /** The model's refusal, where it is marked as one. */
  readonly refusal: string | null;
  /** Which filter acted, where a member other than the end tells of one. */
  readonly filter?: { readonly category: string | null; readonly text?: string | null } | null;
  /** An error told in the body. */
  readonly fault: ToldFault | null;
  /** What is missing where the body is no reply of this format: "no choices". */
  readonly missing: string | null;
  readonly meanLogprob?: number | null;
  /** Build of the model or of the service (`system_fingerprint`). */
  readonly version?: string | null;
  /** What says that another model spoke, beside its name: a fallback block. */
  readonly substitute?: string | null;
  /** Types of parts that nothing is known of. */
  readonly unknownTypes: readonly string[];
}

/** Never throws. */
export function concludeReading(found: FoundInReply): WireReading {
  const ending = graverEnding(readEnding(found.ending), readEnding(found.upstreamEnding));
  const split = splitReasoning(found.answer ?? '');
  const call = toolCallText(split.text) ?? (split.text.trim() === '' ? callInThought(split.reasoning) : null);
  const text = call === null ? split.text : call.rest;
  const signs: ClosedBookSign[] = [...found.signs];
  if (call !== null) signs.push({ kind: 'tool-call', detail: `${call.tool} (written as text)` });
  else if (ending.means === 'tool' && signs.length === 0)
    signs.push({ kind: 'tool-call', detail: `end: ${ending.word}` });
  if (found.substitute) signs.push({ kind: 'other-model', detail: found.substitute });
  const remarks =
    found.unknownTypes.length === 0 ? [] : [...new Set(found.unknownTypes)].map((type) => `unknown ${type}`);
  if (ending.means === 'unknown') remarks.push(`unknown end: ${ending.word}`);
  if (split.unknownMarkup !== undefined) remarks.push(`unknown markup: ${split.unknownMarkup}`);
  if (isDamagedText(text)) remarks.push(DAMAGED_TEXT);
  const base = {
    servedModel: found.servedModel,
    finishReason: ending.word,
    usage: found.usage,
    signs,
    remarks: remarks.map((remark) => remark.slice(0, 200)),
    version: found.version ?? null,
  };
  const partial = text.trim() === '' ? null : text;
  const reasoning = joined(found.thoughts, split.reasoning);

  if (found.fault !== null) return { ...base, ...faulty(found.fault, { partial, usage: found.usage }) };
  if (found.filter) {
    const { category, text: said = null } = found.filter;
    return { ...base, status: 'blocked', by: 'filter', category, text: said ?? partial };
  }
  if (ending.means === 'filtered' && found.refusal === null) {
    return { ...base, status: 'blocked', by: 'filter', category: ending.word, text: partial };
  }
  if (found.refusal !== null && (found.refusal !== '' || partial === null)) {
    return { ...base, status: 'blocked', by: 'model', category: 'refusal', text: found.refusal || partial };
  }
  if (found.missing !== null) {
    const message = `the reply holds no ${found.missing}`;
    return {
      ...base,
      status: 'failed',
      kind: 'error',
      code: 'malformed-reply',
      message,
      text: null,
      again: 'odd',
    };
  }
  if (ending.means === 'cut')
    return { ...base, ...truncated(partial, { ending, reasoning, usage: found.usage }) };
  if (ending.means === 'fault' || ending.means === 'unknown') {
    const message =
      ending.means === 'fault'
        ? `the reply broke off: the server ended it with "${ending.word}"`
        : `the reply ended with "${ending.word}", a word that is not known to mean a whole answer`;
    return { ...base, status: 'failed', kind: 'error', code: codeOf(ending), message, text: partial };
  }
  if (ending.means === 'tool' || (call !== null && partial === null)) {
    const message = 'the reply is a tool call and no answer';
    return { ...base, status: 'failed', kind: 'empty', code: 'tool-call', message, text: partial };
  }
  if (partial === null) {
    const message =
      reasoning === '' ? 'the reply holds no text' : 'all of the reply is a thought; no answer follows it';
    return { ...base, status: 'failed', kind: 'empty', code: 'empty', message, text: null };
  }
  // Written out: most replies are answered, and a record spread into another costs more than reading one.
  return {
    status: 'answered',
    text: partial,
    reasoning: reasoning === '' ? null : reasoning,
    meanLogprob: found.meanLogprob ?? null,
    servedModel: base.servedModel,
    finishReason: base.finishReason,
    usage: base.usage,
    signs,
    remarks: base.remarks,
    version: base.version,
  };
}

function joined(thoughts: readonly string[], split: string | null): string {
  if (thoughts.length === 0 && split === null) return '';
  return [...thoughts, split ?? '']
    .map((thought) => thought.trim())
    .filter((thought) => thought !== '')
    .join('\n');
}

/** In a channel of its own a call is no thought. */
function callInThought(thought: string | null) {
  return thought !== null && /to=|<tool_call|<function/.test(thought) ? toolCallText(thought) : null;
}

function codeOf({ word }: Ending): string {
  return (word ?? 'unknown')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80);
}

/** A reply that was paid for is not asked again behind the budget's back; it is failed, and a resumed run asks it. */
function faulty(
  fault: ToldFault,
  { partial, usage }: { readonly partial: string | null; readonly usage: Usage },
) {
  const { means, code, message, retryAfterMs } = fault;
  if (means === 'filter') {
    return { status: 'blocked', by: 'filter', category: fault.category, text: message } as const;
  }
  const failed = { status: 'failed', kind: 'error', code, message, text: partial } as const;
  if (partial !== null || (usage.outputTokens ?? 0) > 0) return failed;
  if (means === 'limited' || means === 'busy') return { ...failed, again: means, retryAfterMs } as const;
  return { ...failed, fault } as const;
}

function truncated(
  partial: string | null,
  {
    ending,
    reasoning,
    usage,
  }: { readonly ending: Ending; readonly reasoning: string; readonly usage: Usage },
) {
  const spent = usage.reasoningTokens ? ` (${usage.reasoningTokens} tokens of reasoning)` : '';
  const message =
    partial !== null
      ? `the answer was cut off by the output limit (${ending.word})`
      : `the output limit was used up before any answer${spent || (reasoning === '' ? '' : ' (all of it is a thought)')}`;
  return { status: 'failed', kind: 'truncated', code: 'truncated', message, text: partial } as const;
}
