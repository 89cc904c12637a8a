/** One model as it is asked: where, with which key, under whose limits, and what is known of it since it was opened. */
import type { Completion, CompletionRequest } from '../core/completion.ts';
import type { Endpoint } from './endpoint.ts';
import type { ModelCard } from './model-card.ts';
import type { Redact } from './redact.ts';
import type { WireAdapter } from './wire-adapter.ts';

export interface Line {
  /** Whether it has answered since it was opened: its key and its name are good. */
  hasAnswered: boolean;
  /** Build that answered last; null before one was told. */
  version: string | null;
  readonly card: ModelCard;
  readonly endpoint: Endpoint;
  /** Whose limits it shares. */
  readonly lane: string;
  readonly adapter: WireAdapter;
}

/** Notes the build where it is the first told or another than before: a model may change under one name. */
export function withVersion(line: Line, completion: Completion): Completion {
  const { version } = completion;
  if (!version || version === line.version) return completion;
  line.version = version;
  return { ...completion, remarks: [...(completion.remarks ?? []), `version: ${version.slice(0, 100)}`] };
}

/** A key in a prompt goes to no provider. */
export function cleanRequest(request: CompletionRequest, redact: Redact): CompletionRequest {
  if (request.messages.every(({ content }) => redact(content) === content)) return request;
  return {
    ...request,
    messages: request.messages.map((message) => ({ ...message, content: redact(message.content) })),
  };
}
