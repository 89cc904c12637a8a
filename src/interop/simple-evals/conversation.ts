/** The last exchange of a conversation: what was asked, and what was answered. */

import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { asList, asRecord, asText } from '../loose.ts';

/** What simple-evals writes in place of an answer that the API refused to give. */
const BAD_REQUEST = /^No response \(bad request\)\.?$/;

export interface Exchange {
  readonly question: string | null;
  readonly reply: ImportedAnswer['reply'];
}

export function lastExchange(conversation: unknown): Exchange {
  const messages = asList(conversation).map(asRecord);
  const answer = messages.findLast((message) => message.role === 'assistant');
  const asked = messages.findLast((message) => message.role === 'user');
  const written = answer === undefined ? '' : contentText(answer.content);
  return { question: asked === undefined ? null : contentText(asked.content), reply: replyOf(written) };
}

function replyOf(written: string): ImportedAnswer['reply'] {
  if (BAD_REQUEST.test(written.trim())) return { status: 'failed', kind: 'error', message: written.trim() };
  const { text, reasoning } = splitReasoning(written);
  if (text.trim() === '')
    return { status: 'failed', kind: 'empty', message: 'the conversation holds no answer' };
  return { status: 'answered', text, reasoning };
}

function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  return asList(content)
    .flatMap((part) => asText(asRecord(part).text) ?? [])
    .join('\n');
}
