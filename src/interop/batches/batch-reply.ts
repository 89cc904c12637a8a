/**
 * What one result of a batch says, read as a live reply is. A reply that was asked for several choices is as many answers. Which wire
 * format a body is in shows in its members: a batch may be of any that its provider has.
 */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { BatchResult } from '../../reading/batch-result.ts';
import { readChatReply } from '../../reading/chat-reply.ts';
import { readGeminiReply } from '../../reading/gemini-reply.ts';
import { readMessagesReply } from '../../reading/messages-reply.ts';
import { readErrorStatus } from '../../reading/read-fault.ts';
import { readResponsesReply } from '../../reading/responses-reply.ts';
import type { WireReading } from '../../reading/wire-reading.ts';
import { asList, asNumber, asRecord, asWords, type LooseRecord } from '../loose.ts';

export type BatchAnswer = Pick<
  ImportedAnswer,
  'reply' | 'usage' | 'servedModel' | 'finishReason' | 'closedBookSigns' | 'repliedAt'
>;

const NOTHING = { usage: {}, servedModel: null, finishReason: null, closedBookSigns: [], repliedAt: null };

/** The answers of one result: one, and more where several choices were asked for. */
export function batchAnswers(result: BatchResult): readonly BatchAnswer[] {
  if ('lost' in result) {
    const message = `${result.code}: ${result.message}`.slice(0, 2000);
    return [{ ...NOTHING, reply: { status: 'failed', kind: 'error', message } }];
  }
  const { status, body } = result;
  if (status >= 400) return [{ ...NOTHING, reply: refusedReply(status, body) }];
  return bodies(asRecord(body)).map(answerOf);
}

function refusedReply(status: number, body: unknown): ImportedAnswer['reply'] {
  const { means, category, code, message } = readErrorStatus(status, JSON.stringify(body ?? null));
  if (means === 'filter') return { status: 'blocked', by: 'filter', category: category ?? code, text: null };
  return { status: 'failed', kind: 'error', message: `${code}: ${message}`.slice(0, 2000) };
}

/** A body a choice; what it cost stands in the first. */
function bodies(body: LooseRecord): LooseRecord[] {
  for (const name of ['choices', 'candidates']) {
    const several = asList(body[name]);
    if (several.length < 2) continue;
    return several.map((one, at) => ({
      ...body,
      [name]: [one],
      ...(at === 0 ? {} : { usage: undefined, usageMetadata: undefined }),
    }));
  }
  return [body];
}

function answerOf(body: LooseRecord): BatchAnswer {
  const reading = readerOf(body)(body);
  const { usage, servedModel, finishReason, signs } = reading;
  return {
    reply: replyOf(reading),
    usage: {
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      reasoningTokens: usage.reasoningTokens,
      costUsd: usage.statedCostUsd ?? null,
    },
    servedModel,
    finishReason,
    closedBookSigns: signs.map(({ kind, detail }) => `${kind}: ${detail}`),
    repliedAt: timeOf(body),
  };
}

function readerOf(body: LooseRecord): (body: unknown) => WireReading {
  if ('choices' in body) return readChatReply;
  if ('candidates' in body || 'promptFeedback' in body || 'usageMetadata' in body) return readGeminiReply;
  if (Array.isArray(body.output)) return readResponsesReply;
  if ('content' in body) return readMessagesReply;
  return (bare) => readChatReply(asChat(asRecord(bare)));
}

/** Bedrock's models have their own members for one text and its end. */
function asChat(body: LooseRecord): LooseRecord {
  const [result] = asList(body.results).map(asRecord);
  const spoken = asRecord(asRecord(body.output).message);
  const content =
    spoken.content ?? body.generation ?? body.completion ?? body.outputText ?? result?.outputText;
  if (content === undefined) return body;
  const end = body.stopReason ?? body.stop_reason ?? result?.completionReason;
  return { ...body, choices: [{ message: { role: 'assistant', content }, finish_reason: end }] };
}

function replyOf(reading: WireReading): ImportedAnswer['reply'] {
  switch (reading.status) {
    case 'answered': {
      const { text, reasoning, meanLogprob } = reading;
      return { status: 'answered', text, reasoning, meanLogprob };
    }
    case 'blocked': {
      const { by, category, text } = reading;
      return { status: 'blocked', by, category, text };
    }
    case 'failed': {
      const { kind, message, text } = reading;
      return { status: 'failed', kind, message: message.slice(0, 2000), text };
    }
  }
}

function timeOf(body: LooseRecord): string | null {
  const seconds = asNumber(body.created) ?? asNumber(body.created_at);
  if (seconds !== null && seconds > 0 && seconds < 1e11) return new Date(seconds * 1000).toISOString();
  return asWords(body.createTime);
}
