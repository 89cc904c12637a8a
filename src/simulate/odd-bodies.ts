/**
 * How a finished body is made odd in each wire format: another word for its end, its parts in another order, a call where an answer
 * was expected. Null where this reply, or this format, has no place for it.
 */
import type { JsonObject, WireFormat, WireReply } from './wire.ts';

export interface OddReply {
  readonly status: number;
  readonly body: unknown;
}

export interface OddPlace {
  readonly format: WireFormat;
  readonly reply: WireReply;
  /** 0-based. */
  readonly attempt: number;
}

/** A thought that names what the answer then drops. */
export const THOUGHT = 'It may be Ada Brandt, or 1867, but I don’t know that. I will say what I recall.';

export const ok = (body: unknown): OddReply => ({ status: 200, body });

export function isWhole({ ending, text, search }: WireReply): boolean {
  return ending === 'stop' && text !== '' && search === null;
}

/** The body with every text in it looked at. */
export function replaced(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, change)]));
}

/** The body with another word for its end, wherever its format has it. */
export function withEnd(body: JsonObject, word: string, { whole = false } = {}): JsonObject {
  if (body.object === 'response') {
    return whole ? body : { ...body, status: 'incomplete', incomplete_details: { reason: word } };
  }
  if (body.type === 'message') return { ...body, stop_reason: word };
  const named = ['choices', 'candidates'].find((name) => Array.isArray(body[name]));
  if (named === undefined) return body;
  const member = named === 'choices' ? 'finish_reason' : 'finishReason';
  const [first, ...rest] = body[named] as JsonObject[];
  return { ...body, [named]: [{ ...first, [member]: word }, ...rest] };
}

/** Content of another type than the format's own: parts in a chat, bare texts elsewhere. */
export function inParts(body: JsonObject, { reply, format }: OddPlace): OddReply | null {
  if (!isWhole(reply)) return null;
  if (format === 'messages') return ok({ ...body, content: reply.text });
  if (format === 'gemini') {
    const half = Math.ceil(reply.text.length / 2);
    const parts = [
      { text: THOUGHT, thought: true, thoughtSignature: 'c2ln' },
      { text: reply.text.slice(0, half) },
      { text: reply.text.slice(half), thoughtSignature: 'c2ln' },
    ];
    return ok(withCandidate(body, { content: { role: 'model', parts } }));
  }
  if (format !== 'chat') return null;
  const [choice] = body.choices as JsonObject[];
  const content = [
    { type: 'thinking', thinking: [{ type: 'text', text: THOUGHT }] },
    { type: 'output_text', text: reply.text },
  ];
  return ok({ ...body, choices: [{ ...choice, message: { ...(choice!.message as JsonObject), content } }] });
}

function withCandidate(body: JsonObject, members: JsonObject): JsonObject {
  const [candidate] = body.candidates as JsonObject[];
  return { ...body, candidates: [{ ...candidate, ...members }] };
}

/** Google blocks a prompt before there is a candidate, over its own interface and the compatible one. */
export function promptBlocked(body: JsonObject, { reply, format }: OddPlace): OddReply | null {
  if (!isWhole(reply) || (format !== 'chat' && format !== 'gemini')) return null;
  const { choices: _, candidates: __, ...rest } = body;
  const promptFeedback = { blockReason: 'PROHIBITED_CONTENT', safetyRatings: [] };
  return ok(format === 'chat' ? { ...rest, choices: [], promptFeedback } : { ...rest, promptFeedback });
}

/** A call where no tools were offered, in the place that the format has for it, and no answer. */
export function toolCall(body: JsonObject, { reply, format }: OddPlace): OddReply | null {
  if (!isWhole(reply)) return null;
  const [name, args] = ['web_search', { query: reply.text }];
  const call = { id: 'call_1', name, arguments: JSON.stringify(args) };
  switch (format) {
    case 'chat': {
      const [choice] = body.choices as JsonObject[];
      const { id, ...named } = call;
      const message = {
        role: 'assistant',
        content: null,
        tool_calls: [{ id, type: 'function', function: named }],
      };
      return ok({ ...body, choices: [{ ...choice, finish_reason: 'tool_calls', message }] });
    }
    case 'responses':
      return ok({
        ...body,
        output: [{ type: 'function_call', call_id: 'call_1', status: 'completed', ...call }],
      });
    case 'messages':
      return ok({
        ...body,
        stop_reason: 'tool_use',
        content: [{ type: 'tool_use', id: 'toolu_1', name, input: args }],
      });
    case 'gemini':
      return ok(
        withCandidate(body, { content: { role: 'model', parts: [{ functionCall: { name, args } }] } }),
      );
  }
}

export function inPhases(body: JsonObject, { reply, format }: OddPlace): OddReply | null {
  if (!isWhole(reply) || format !== 'responses') return null;
  const output = (body.output as JsonObject[]).flatMap((item) =>
    item.type !== 'message'
      ? [item]
      : [
          {
            ...item,
            phase: 'commentary',
            content: [{ type: 'output_text', text: THOUGHT, annotations: [] }],
          },
          { ...item, phase: 'final_answer' },
        ],
  );
  return ok({ ...body, output });
}

/** Reasoning counted beside the output, where the total alone tells of it. */
export function usageOutside(body: JsonObject, { reply, format }: OddPlace): OddReply | null {
  if (reply.reasoningTokens === 0) return null;
  const usage = body.usage as JsonObject | undefined;
  if (format === 'chat') return ok({ ...body, usage: { ...usage, completion_tokens: reply.textTokens } });
  return format === 'responses'
    ? ok({ ...body, usage: { ...usage, output_tokens: reply.textTokens } })
    : null;
}

export function fallback(body: JsonObject, { reply, format }: OddPlace): OddReply | null {
  if (!isWhole(reply) || format !== 'messages') return null;
  const block = { type: 'fallback', from: reply.servedModel, to: 'gannet-mini' };
  return ok({ ...body, content: [block, ...(body.content as JsonObject[])] });
}
