/**
 * What servers really send: replies that are right by nobody's documentation, each after public reports on real servers,
 * and each by name, so that a client can be shown all of them. A `calm` oddity changes nothing of what was said: a client
 * that reads it well ends where it would have ended without. The others change what a reply is, in the way stated.
 * They are put upon the finished body and therefore the same in every wire format that has the place for them.
 */
import { extendKey, uniformAt } from './keyed-random.ts';
import type { JsonObject, WireFormat, WireReply } from './wire.ts';

export interface OddReply {
  readonly status: number;
  readonly body: unknown;
}

interface Place {
  readonly format: WireFormat;
  readonly reply: WireReply;
  /** 0-based. */
  readonly attempt: number;
}

interface Oddity {
  /** What a client is to make of it: the same as without, or this. */
  readonly means: 'calm' | 'failed' | 'truncated' | 'blocked' | 'looked-up' | 'other-model';
  /** The reply as it is sent; null where this reply has no place for it. */
  send(body: JsonObject, place: Place): OddReply | null;
}

/** A thought that names what the answer then drops. */
const THOUGHT = 'It may be Ada Brandt, or 1867, but I don’t know that. I will say what I recall.';

const ok = (body: unknown): OddReply => ({ status: 200, body });

/** A whole answer in another dress. */
function dressed(dress: (answer: string) => string): Oddity {
  return {
    means: 'calm',
    send: (body, { reply }) =>
      isWhole(reply)
        ? ok(replaced(body, (value) => (value === reply.text ? dress(reply.text) : value)))
        : null,
  };
}

/** Sent instead of the first attempt's reply; the next attempt gets the reply. */
function passing(status: number, body: unknown): Oddity {
  return { means: 'calm', send: (_, { attempt }) => (attempt === 0 ? { status, body } : null) };
}

function ended(means: Oddity['means'], word: string, { cut }: { readonly cut: boolean }): Oddity {
  return {
    means,
    send: (body, { reply }) => {
      if (!isWhole(reply)) return null;
      const half = reply.text.slice(0, Math.ceil(reply.text.length / 2));
      const said = cut ? replaced(body, (value) => (value === reply.text ? half : value)) : body;
      return ok(withEnd(said as JsonObject, word));
    },
  };
}

const refusing = (status: number, body: unknown): Oddity => ({
  means: 'blocked',
  send: (_, { reply }) => (isWhole(reply) ? { status, body } : null),
});

const added = (means: Oddity['means'], members: JsonObject): Oddity => ({
  means,
  send: (body, { reply }) => (isWhole(reply) ? ok({ ...body, ...members }) : null),
});

export const ODDITIES = {
  'think-tag': dressed((answer) => `<think>\n${THOUGHT}\n</think>\n\n${answer}`),
  'think-end-alone': dressed((answer) => `${THOUGHT}\n</think>\n\n${answer}`),
  'thinking-tag': dressed((answer) => `<thinking>${THOUGHT}</thinking>${answer}`),
  'think-brackets': dressed((answer) => `[THINK]${THOUGHT}[/THINK]${answer}`),
  'think-triangles': dressed((answer) => `◁think▷${THOUGHT}◁/think▷${answer}`),
  'think-seed': dressed((answer) => `<seed:think>${THOUGHT}</seed:think>${answer}`),
  channels: dressed(
    (answer) =>
      `<|channel|>analysis<|message|>${THOUGHT}<|end|><|start|>assistant<|channel|>final<|message|>${answer}<|return|>`,
  ),
  'channels-bare': dressed((answer) => `analysis${THOUGHT}assistantfinal${answer}`),
  'answer-tag': dressed((answer) => `<reasoning>${THOUGHT}</reasoning>\n<answer>${answer}</answer>`),
  parts: { means: 'calm', send: inParts },
  phases: { means: 'calm', send: inPhases },
  'empty-error': added('calm', { error: { message: '', type: '', param: '', code: null } }),
  'end-in-capitals': {
    means: 'calm',
    send: (body, { reply }) => (isWhole(reply) ? ok(withEnd(body, 'STOP', { whole: true })) : null),
  },
  'usage-outside': { means: 'calm', send: usageOutside },
  'limit-with-200': passing(200, { error: { message: 'Rate limit exceeded', code: 429 } }),
  'busy-with-200': passing(200, { error: { message: 'Provider returned error', code: 502 } }),
  'nothing-with-200': passing(200, { id: 'x', choices: [] }),
  'quota-of-a-minute': passing(429, [
    {
      error: {
        code: 429,
        message:
          'You exceeded your current quota, please check your plan and billing details. Please retry in 0.01s.',
        status: 'RESOURCE_EXHAUSTED',
        details: [{ violations: [{ quotaId: 'RequestsPerMinute' }] }, { retryDelay: '0.01s' }],
      },
    },
  ]),
  'unknown-end': ended('failed', 'paused_for_tea', { cut: true }),
  'network-end': ended('failed', 'network_error', { cut: true }),
  'limit-in-capitals': ended('truncated', 'MAX_TOKENS', { cut: true }),
  'filter-word': ended('blocked', 'SAFETY', { cut: true }),
  'filter-as-400': refusing(400, {
    error: { message: 'Content Exists Risk', type: 'invalid_request_error', code: 'invalid_request_error' },
  }),
  'filter-as-403': refusing(403, {
    code: 'permission-denied',
    error: 'Content violates usage guidelines. Failed check: SAFETY_CHECK',
  }),
  'tool-call-text': {
    means: 'failed',
    send: (body, { reply }) =>
      isWhole(reply)
        ? ok(
            replaced(body, (value) =>
              value === reply.text
                ? `<tool_call>\n${JSON.stringify({ name: 'web_search', arguments: { query: reply.text } })}\n</tool_call>`
                : value,
            ),
          )
        : null,
  },
  'search-member': added('looked-up', {
    web_search: [{ title: 'A simulated page', link: 'https://search.invalid' }],
  }),
  'prompt-blocked': { means: 'blocked', send: promptBlocked },
  'tool-call': { means: 'failed', send: toolCall },
  'other-model': {
    means: 'other-model',
    send: (body, { reply, format }) =>
      isWhole(reply)
        ? ok({ ...body, [format === 'gemini' ? 'modelVersion' : 'model']: 'gannet-mini' })
        : null,
  },
  fallback: { means: 'other-model', send: fallback },
} as const satisfies Record<string, Oddity>;

export type OddityName = keyof typeof ODDITIES;
export const ODDITY_NAMES = Object.keys(ODDITIES) as [OddityName, ...OddityName[]];
/** Oddities that change nothing of what was said. */
export const CALM_ODDITIES = ODDITY_NAMES.filter((name) => ODDITIES[name].means === 'calm');

/** Share of replies that meet each; they must sum to at most 1. */
export type OddityRates = Readonly<Partial<Record<OddityName, number>>>;

/** The oddity of one request, the same for all its attempts; null for most. */
export function drawOddity(rates: OddityRates, requestKey: number): OddityName | null {
  const draw = uniformAt(extendKey(requestKey, 70), 70);
  let low = 0;
  for (const name of ODDITY_NAMES) {
    const rate = rates[name] ?? 0;
    if (rate > 0 && draw >= low && draw < low + rate) return name;
    low += rate;
  }
  return null;
}

function isWhole({ ending, text, search }: WireReply): boolean {
  return ending === 'stop' && text !== '' && search === null;
}

/** The body with every text in it looked at. */
function replaced(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, change)]));
}

/** The body with another word for its end, wherever its format has it. */
function withEnd(body: JsonObject, word: string, { whole = false } = {}): JsonObject {
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
function inParts(body: JsonObject, { reply, format }: Place): OddReply | null {
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
function promptBlocked(body: JsonObject, { reply, format }: Place): OddReply | null {
  if (!isWhole(reply) || (format !== 'chat' && format !== 'gemini')) return null;
  const { choices: _, candidates: __, ...rest } = body;
  const promptFeedback = { blockReason: 'PROHIBITED_CONTENT', safetyRatings: [] };
  return ok(format === 'chat' ? { ...rest, choices: [], promptFeedback } : { ...rest, promptFeedback });
}

/** A call where no tools were offered, in the place that the format has for it, and no answer. */
function toolCall(body: JsonObject, { reply, format }: Place): OddReply | null {
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

function inPhases(body: JsonObject, { reply, format }: Place): OddReply | null {
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
function usageOutside(body: JsonObject, { reply, format }: Place): OddReply | null {
  if (reply.reasoningTokens === 0) return null;
  const usage = body.usage as JsonObject | undefined;
  if (format === 'chat') return ok({ ...body, usage: { ...usage, completion_tokens: reply.textTokens } });
  return format === 'responses'
    ? ok({ ...body, usage: { ...usage, output_tokens: reply.textTokens } })
    : null;
}

function fallback(body: JsonObject, { reply, format }: Place): OddReply | null {
  if (!isWhole(reply) || format !== 'messages') return null;
  const block = { type: 'fallback', from: reply.servedModel, to: 'gannet-mini' };
  return ok({ ...body, content: [block, ...(body.content as JsonObject[])] });
}
