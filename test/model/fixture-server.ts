/**
 * A small HTTP server that speaks the four wire formats, for tests: each request goes to a function that says what
 * to answer, in words of no format; the server writes it in the format of the path. Faults are answers too.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
  /** The user's message. */
  readonly question: string;
}

export type FixtureAnswer =
  | {
      readonly text: string;
      readonly reasoning?: string;
      readonly finish?: 'stop' | 'length';
      readonly logprobs?: readonly number[];
      readonly delayMs?: number;
      readonly headers?: Record<string, string>;
    }
  | { readonly refusal: string }
  | { readonly filtered: true }
  | { readonly searched: true; readonly text: string }
  | { readonly called: string; readonly text: string }
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | { readonly raw: string }
  | { readonly fault: 'reset' | 'hang' };

export interface FixtureServer {
  readonly url: string;
  readonly received: ReceivedRequest[];
  close(): Promise<void>;
}

export async function fixtureServer(
  answer: (request: ReceivedRequest, count: number) => FixtureAnswer | Promise<FixtureAnswer>,
): Promise<FixtureServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      const request = { path: incoming.url!, headers: incoming.headers, body, question: questionOf(body) };
      received.push(request);
      write(outgoing, request, await answer(request, received.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function questionOf(body: Record<string, unknown>): string {
  const contents = (body.contents ?? []) as { parts: { text: string }[] }[];
  if (contents.length > 0) return contents.at(-1)?.parts[0]?.text ?? '';
  const turns = (body.messages ?? body.input ?? []) as { role: string; content: string }[];
  return turns.findLast((turn) => turn.role === 'user')?.content ?? '';
}

function write(outgoing: ServerResponse, request: ReceivedRequest, answer: FixtureAnswer): void {
  if ('fault' in answer) {
    if (answer.fault === 'reset') outgoing.socket?.destroy();
    return;
  }
  if ('raw' in answer) {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(answer.raw);
    return;
  }
  if ('status' in answer) {
    outgoing
      .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      .end(JSON.stringify(answer.body));
    return;
  }
  const delayMs = 'delayMs' in answer ? (answer.delayMs ?? 0) : 0;
  const headers = 'headers' in answer ? answer.headers : {};
  setTimeout(() => {
    outgoing
      .writeHead(200, {
        'content-type': 'application/json',
        'x-request-id': 'req-1',
        'request-id': 'req-1',
        ...headers,
      })
      .end(JSON.stringify(wireBody(request, answer)));
  }, delayMs);
}

type Said = Exclude<FixtureAnswer, { fault: unknown } | { raw: unknown } | { status: unknown }>;

function wireBody(request: ReceivedRequest, answer: Said): unknown {
  if (request.path.endsWith('/chat/completions')) return chatBody(request, answer);
  if (request.path.endsWith('/responses')) return responsesBody(request, answer);
  if (request.path.endsWith(':generateContent')) return geminiBody(request, answer);
  return messagesBody(request, answer);
}

function chatBody({ body }: ReceivedRequest, answer: Said): unknown {
  const finish =
    'filtered' in answer
      ? 'content_filter'
      : 'called' in answer
        ? 'tool_calls'
        : 'finish' in answer
          ? answer.finish
          : 'stop';
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: `${body.model}-2026-01-01`,
    choices: [
      {
        index: 0,
        finish_reason: finish ?? 'stop',
        logprobs:
          'logprobs' in answer && answer.logprobs !== undefined
            ? { content: answer.logprobs.map((logprob) => ({ token: 'x', logprob })) }
            : null,
        message: {
          role: 'assistant',
          content: 'text' in answer ? answer.text : null,
          refusal: 'refusal' in answer ? answer.refusal : null,
          ...('reasoning' in answer ? { reasoning_content: answer.reasoning } : {}),
          ...('searched' in answer ? { annotations: [{ type: 'url_citation', url_citation: {} }] } : {}),
          ...('called' in answer
            ? { tool_calls: [{ type: 'function', function: { name: answer.called, arguments: '{}' } }] }
            : {}),
        },
      },
    ],
    usage: {
      prompt_tokens: 20,
      completion_tokens: 10,
      total_tokens: 30,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 3 },
    },
  };
}

function responsesBody({ body }: ReceivedRequest, answer: Said): unknown {
  const output: unknown[] = [];
  if ('reasoning' in answer && answer.reasoning !== undefined) {
    output.push({ type: 'reasoning', summary: [{ type: 'summary_text', text: answer.reasoning }] });
  }
  if ('searched' in answer) output.push({ type: 'web_search_call', status: 'completed' });
  if ('called' in answer) output.push({ type: 'function_call', name: answer.called, arguments: '{}' });
  const logprobs =
    'logprobs' in answer ? answer.logprobs?.map((logprob) => ({ token: 'x', logprob })) : undefined;
  if ('text' in answer) {
    output.push({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: answer.text, annotations: [], logprobs }],
    });
  }
  if ('refusal' in answer) {
    output.push({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'refusal', refusal: answer.refusal }],
    });
  }
  const reason =
    'filtered' in answer
      ? 'content_filter'
      : 'finish' in answer && answer.finish === 'length'
        ? 'max_output_tokens'
        : null;
  return {
    id: 'resp-1',
    object: 'response',
    model: `${body.model}-2026-01-01`,
    status: reason === null ? 'completed' : 'incomplete',
    incomplete_details: reason === null ? null : { reason },
    error: null,
    output,
    usage: {
      input_tokens: 20,
      output_tokens: 10,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 3 },
    },
  };
}

function messagesBody({ body }: ReceivedRequest, answer: Said): unknown {
  const content: unknown[] = [];
  if ('reasoning' in answer && answer.reasoning !== undefined) {
    content.push({ type: 'thinking', thinking: answer.reasoning, signature: 's' });
  }
  if ('searched' in answer) {
    content.push({ type: 'server_tool_use', id: 's1', name: 'web_search', input: {} });
    content.push({ type: 'web_search_tool_result', tool_use_id: 's1', content: [] });
  }
  if ('called' in answer) content.push({ type: 'tool_use', id: 't1', name: answer.called, input: {} });
  if ('text' in answer) content.push({ type: 'text', text: answer.text, citations: null });
  const refused = 'refusal' in answer || 'filtered' in answer;
  return {
    id: 'msg-1',
    type: 'message',
    role: 'assistant',
    model: `${body.model}-2026-01-01`,
    content,
    stop_reason: refused
      ? 'refusal'
      : 'finish' in answer && answer.finish === 'length'
        ? 'max_tokens'
        : 'called' in answer
          ? 'tool_use'
          : 'end_turn',
    stop_details: refused
      ? {
          type: 'refusal',
          category: 'filtered' in answer ? 'filter' : 'refusal',
          explanation: 'refusal' in answer ? answer.refusal : null,
        }
      : null,
    usage: {
      input_tokens: 16,
      cache_read_input_tokens: 4,
      cache_creation_input_tokens: 0,
      output_tokens: 10,
      output_tokens_details: { thinking_tokens: 3 },
    },
  };
}

function geminiBody({ path }: ReceivedRequest, answer: Said): unknown {
  const model = /models\/([^:]+):/.exec(path)?.[1];
  const usageMetadata = {
    promptTokenCount: 20,
    candidatesTokenCount: 7,
    thoughtsTokenCount: 3,
    cachedContentTokenCount: 4,
    totalTokenCount: 30,
  };
  const whole = { usageMetadata, modelVersion: `${model}-2026-01-01`, responseId: 'r-1' };
  if ('refusal' in answer) {
    return { promptFeedback: { blockReason: 'OTHER', blockReasonMessage: answer.refusal }, ...whole };
  }
  const parts: unknown[] = [];
  if ('reasoning' in answer && answer.reasoning !== undefined) {
    parts.push({ text: answer.reasoning, thought: true });
  }
  if ('called' in answer) parts.push({ functionCall: { name: answer.called, args: {} } });
  if ('text' in answer && answer.text !== '') parts.push({ text: answer.text, thoughtSignature: 'c2ln' });
  return {
    candidates: [
      {
        content: { role: 'model', parts },
        finishReason:
          'filtered' in answer
            ? 'SAFETY'
            : 'finish' in answer && answer.finish === 'length'
              ? 'MAX_TOKENS'
              : 'STOP',
        ...('searched' in answer
          ? { groundingMetadata: { webSearchQueries: ['middlemarch'], groundingChunks: [] } }
          : {}),
        ...('logprobs' in answer && answer.logprobs !== undefined
          ? {
              logprobsResult: {
                chosenCandidates: answer.logprobs.map((logProbability) => ({ token: 'x', logProbability })),
              },
            }
          : {}),
      },
    ],
    ...whole,
  };
}
