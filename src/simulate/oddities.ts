/**
 * What servers really send: replies that are right by nobody's documentation, each after public reports on real servers,
 * and each by name, so that a client can be shown all of them. A `calm` oddity changes nothing of what was said: a client
 * that reads it well ends where it would have ended without. The others change what a reply is, in the way stated.
 * They are put upon the finished body and therefore the same in every wire format that has the place for them.
 */
import { extendKey, uniformAt } from './keyed-random.ts';
import {
  fallback,
  inParts,
  inPhases,
  isWhole,
  type OddPlace,
  type OddReply,
  ok,
  promptBlocked,
  replaced,
  THOUGHT,
  toolCall,
  usageOutside,
  withEnd,
} from './odd-bodies.ts';
import type { JsonObject } from './wire.ts';

interface Oddity {
  /** What a client is to make of it: the same as without, or this. */
  readonly means: 'calm' | 'failed' | 'truncated' | 'blocked' | 'looked-up' | 'other-model';
  /** The reply as it is sent; null where this reply has no place for it. */
  send(body: JsonObject, place: OddPlace): OddReply | null;
}

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
