/**
 * Messages of an Inspect sample: text, reasoning, refusals and tools out of content that is one text or a list of
 * parts. Long texts stand apart as attachments, under a hash or, in chunked samples, a number.
 */

import { splitReasoning } from '../../reading/split-reasoning.ts';
import { asId, asList, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';

export interface ReadContent {
  readonly text: string;
  readonly reasoning: string | null;
  /** The provider marked a part as a refusal. */
  readonly refusal: boolean;
}

/** Replaces references to attachments by their texts. */
export type Resolve = (text: string) => string;

/** A reader of references (`tc://` in logs of 2024); an unknown one stays as it is written. */
export function attachmentResolver(attachments: unknown): Resolve {
  const texts = asRecord(
    Array.isArray(attachments) ? Object.fromEntries(attachments.entries()) : attachments,
  );
  return (text) =>
    text.includes('attachment://') || text.includes('tc://')
      ? text.replace(
          /\b(?:attachment|tc):\/\/([0-9a-zA-Z]+)/g,
          (whole, key: string) => asText(texts[key]) ?? whole,
        )
      : text;
}

/** What a message's content says. */
export function readContent(content: unknown, resolve: Resolve): ReadContent {
  if (typeof content === 'string') return { ...splitReasoning(resolve(content)), refusal: false };
  const texts: string[] = [];
  const reasonings: string[] = [];
  let refusal = false;
  for (const entry of asList(content)) {
    const part = asRecord(entry);
    const type = asText(part.type);
    if (type === 'text' || type === 'input_text' || type === 'output_text') {
      texts.push(resolve(asText(part.text) ?? ''));
      if (part.refusal === true) refusal = true;
    } else if (type === 'reasoning') {
      const reasoning = asWords(part.reasoning) ?? asWords(part.summary);
      if (reasoning !== null) reasonings.push(resolve(reasoning));
    } else if (type === 'refusal') {
      texts.push(resolve(asText(part.refusal) ?? ''));
      refusal = true;
    } else if (typeof entry === 'string') texts.push(resolve(entry));
  }
  const split = splitReasoning(texts.join('\n'));
  const reasoning = [...reasonings, ...(split.reasoning === null ? [] : [split.reasoning])].join('\n');
  return { text: split.text, reasoning: reasoning || null, refusal };
}

/** What was asked: the input itself, or what its user messages say after the last example of an answer. */
export function readInput(input: unknown, resolve: Resolve): string | null {
  if (typeof input === 'string') return resolve(input);
  const all = asList(input).map(asRecord);
  const lastAsked = all.findLastIndex((message) => message.role === 'user');
  const example = all.findLastIndex((message, at) => message.role === 'assistant' && at < lastAsked);
  const messages = all.slice(example + 1);
  const asked = messages.filter((message) => message.role === 'user');
  const texts = (asked.length > 0 ? asked : messages).map(
    (message) => readContent(message.content, resolve).text,
  );
  return texts.length === 0 ? null : texts.join('\n\n');
}

/** Signs of a look-up in a conversation: tools called, searches by the provider, citations. */
export function readSigns(messages: readonly unknown[]): string[] {
  const signs = new Set<string>();
  for (const message of messages.map(asRecord)) {
    for (const call of asList(message.tool_calls).map(asRecord)) signs.add(`tool-call: ${toolName(call)}`);
    if (message.role === 'tool') signs.add(`tool-call: ${toolName(message)}`);
    for (const part of asList(message.content).map(asRecord)) {
      if (part.type === 'tool_use') signs.add(`server-tool: ${asId(part.tool_type) ?? toolName(part)}`);
      const citations = asList(part.citations).length;
      if (citations > 0) signs.add(`citation: ${citations} in the text`);
    }
  }
  return [...signs];
}

function toolName(call: LooseRecord): string {
  return asId(call.function) ?? asId(call.name) ?? asId(asRecord(call.function).name) ?? 'unnamed';
}
