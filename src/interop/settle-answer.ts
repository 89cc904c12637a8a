/**
 * What an imported reply is, once its text and the word for its end are read as those of a reply over the wire are: a
 * thought with nothing after it is empty, a text that broke off at a limit is truncated, a filter's word is a block, a tool
 * call written as text is no answer and a sign. One place for all formats, after the format's own reader.
 */
import type { ImportedAnswer } from '../core/imported-answer.ts';
import { errorText, isFilterText } from '../reading/error-text.ts';
import { saysFiltered } from '../reading/filter-word.ts';
import { readEnding } from '../reading/read-ending.ts';
import { readErrorStatus } from '../reading/read-fault.ts';
import { toolCallText } from '../reading/tool-call-text.ts';
import { isGoldItself } from '../values/is-gold-itself.ts';

/** Words by which logs say that they do not know how a reply ended, which is no news about the reply. */
const UNTOLD = /^(?:unknown|unspecified|none|null|n\/a)$/i;

export function settleAnswer(answer: ImportedAnswer): ImportedAnswer {
  const { reply } = answer;
  const told = UNTOLD.test(answer.finishReason ?? '') ? null : (answer.finishReason ?? null);
  const { means, word } = readEnding(told);
  if (reply.status === 'failed' && reply.kind === 'error') return saidByFilter(answer, reply);
  if (reply.status === 'blocked' || (reply.status === 'failed' && reply.kind !== 'empty')) return answer;
  const text = reply.text ?? '';
  const partial = text.trim() === '' ? null : text;
  if (means === 'filtered') {
    return { ...answer, reply: { status: 'blocked', by: 'filter', category: word, text: partial } };
  }
  if (means === 'cut') {
    const message = `the answer was cut off (${word})`;
    return { ...answer, reply: { status: 'failed', kind: 'truncated', message, text: partial } };
  }
  if (reply.status === 'failed') return answer;
  if (means === 'fault' || means === 'unknown') {
    const message = `the reply ended with "${word}", which is no whole answer`;
    return { ...answer, reply: { status: 'failed', kind: 'error', message, text: partial } };
  }
  if (partial === null) {
    // A blank text without a thought is one that the file does not hold.
    if (reply.reasoning == null) return answer;
    return { ...answer, reply: empty('all of the reply is a thought; no answer follows it', null) };
  }
  const error = errorText(text);
  if (error !== null && !isGoldItself(text, answer.question.reference)) {
    const message = `the file holds an error in place of an answer: ${error}`;
    return isFilterText(error)
      ? { ...answer, reply: { status: 'blocked', by: 'filter', category: error, text: null } }
      : { ...answer, reply: { status: 'failed', kind: 'error', message, text } };
  }
  const call = toolCallText(text);
  if (call === null && means !== 'tool') return answer;
  const closedBookSigns = [...(answer.closedBookSigns ?? [])];
  if (call !== null) closedBookSigns.push(`tool-call: ${call.tool} (written as text)`);
  else if (closedBookSigns.length === 0) closedBookSigns.push(`tool-call: end: ${word}`);
  const rest = means === 'tool' ? '' : (call?.rest ?? '');
  return rest === ''
    ? { ...answer, closedBookSigns, reply: empty('the reply is a tool call and no answer', text) }
    : { ...answer, closedBookSigns, reply: { ...reply, text: rest } };
}

/** A limit or a time that ran out, whatever it was that did not answer. */
const OF_THE_WAY = /\b(?:429|5\d\d)\b|rate.?limit|time[d ]?.?out|unavailable/i;

/** An error of which a live reply would be told as a filter's: its provider declined, and nothing broke. */
function saidByFilter(
  answer: ImportedAnswer,
  { message, text = null }: Extract<ImportedAnswer['reply'], { status: 'failed' }>,
): ImportedAnswer {
  if (!saysFiltered(message) || OF_THE_WAY.test(message)) return answer;
  if (readErrorStatus(400, JSON.stringify({ error: { message } })).means !== 'filter') return answer;
  return { ...answer, reply: { status: 'blocked', by: 'filter', category: message.slice(0, 500), text } };
}

function empty(message: string, text: string | null): ImportedAnswer['reply'] {
  return { status: 'failed', kind: 'empty', message, text };
}
