/** Replies in files are read as replies over the wire are, whatever format brought them. */
import { describe, expect, test } from 'vitest';
import type { ImportedAnswer } from '../../src/core/imported-answer.ts';
import { settleAnswer } from '../../src/interop/settle-answer.ts';

const settled = (reply: ImportedAnswer['reply'], finishReason: string | null = null) =>
  settleAnswer({ reply, finishReason } as ImportedAnswer);
const answered = (text: string, reasoning: string | null = null) =>
  ({ status: 'answered', text, reasoning }) as const;

describe('the end of a reply in a log', () => {
  test.each([
    ['MAX_TOKENS', { status: 'failed', kind: 'truncated', text: 'Lym' }],
    ['model_length', { status: 'failed', kind: 'truncated' }],
    ['SAFETY', { status: 'blocked', by: 'filter', category: 'SAFETY', text: 'Lym' }],
    ['error', { status: 'failed', kind: 'error' }],
    [
      'paused_for_tea',
      { status: 'failed', kind: 'error', message: expect.stringContaining('paused_for_tea') },
    ],
    ['stop', { status: 'answered' }],
    ['unknown', { status: 'answered' }],
    [null, { status: 'answered' }],
  ])('%s', (word, right) => {
    expect(settled(answered('Lym'), word).reply).toMatchObject(right);
  });

  test('a blocked reply without text is no empty one', () => {
    const empty = { status: 'failed', kind: 'empty', message: 'the output is empty' } as const;
    expect(settled(empty, 'SAFETY').reply).toMatchObject({ status: 'blocked', category: 'SAFETY' });
    expect(settled(empty, 'stop').reply).toEqual(empty);
  });
});

test('an error that tells of a filter is a block, as of a live reply; limits and time-outs are not', () => {
  const failed = (message: string) => settled({ status: 'failed', kind: 'error', message }).reply.status;
  expect(failed('Error code: 400 - content_filter: the prompt violates our usage policies')).toBe('blocked');
  expect(failed('BadRequestError: Output blocked by content filtering policy')).toBe('blocked');
  expect(failed('429 rate limit of the moderation endpoint')).toBe('failed');
  expect(failed('the content safety service timed out')).toBe('failed');
  expect(failed('APIConnectionError')).toBe('failed');
});

test('an error in place of an answer is none, unless it is what was asked for', () => {
  const asked = (text: string) => ({ reference: { form: 'text', text, aliases: [] } });
  const replied = (text: string) =>
    settleAnswer({
      reply: answered('ValueError'),
      finishReason: null,
      question: asked(text),
    } as unknown as ImportedAnswer).reply;
  expect(replied('Ulm')).toMatchObject({ status: 'failed', kind: 'error', text: 'ValueError' });
  expect(replied('valueerror')).toMatchObject({ status: 'answered', text: 'ValueError' });
});

test('a tool call as text is no answer and a sign; what follows it is an answer with the sign', () => {
  const call = '<tool_call>{"name": "search", "arguments": {"q": "Lyme"}}</tool_call>';
  expect(settled(answered(call))).toMatchObject({
    reply: { status: 'failed', kind: 'empty' },
    closedBookSigns: ['tool-call: search (written as text)'],
  });
  expect(settled(answered(`${call}\nLyme`))).toMatchObject({
    reply: { status: 'answered', text: 'Lyme' },
    closedBookSigns: ['tool-call: search (written as text)'],
  });
});

test('a thought with nothing after it is empty; a text that the file does not hold is not', () => {
  expect(settled(answered('', 'Lyme?')).reply).toMatchObject({ status: 'failed', kind: 'empty' });
  expect(settled({ status: 'answered', text: '' }).reply).toEqual({ status: 'answered', text: '' });
});
