/**
 * The requests that were handed in as a batch: what was asked under which id, of which model, with which settings. The question is
 * what the user said last; examples and instructions before it are no part of it.
 */
import { effortSchema } from '../../core/model-facts.ts';
import type { Settings } from '../../core/respondent.ts';
import { readParts } from '../../reading/read-parts.ts';
import { readJsonl } from '../../rows/read-jsonl.ts';
import { asId, asList, asNumber, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import type { BatchForm } from './batch-line.ts';
import { batchLine } from './batch-line.ts';

export interface BatchRequest {
  readonly customId: string;
  readonly form: BatchForm;
  readonly asked: Asked;
}

export interface Asked {
  /** Null where the request holds no words of a user. */
  readonly text: string | null;
  readonly model: string | null;
  readonly settings: Settings;
}

/** The line as a request; null where it is none. */
export function batchRequest(value: unknown): BatchRequest | null {
  if (!isRecord(value) || batchLine(value) !== null) return null;
  const { custom_id: customId, body, params, request, recordId, modelInput } = value;
  if (typeof customId === 'string') {
    if (isRecord(body)) return { customId, form: 'openai', asked: askedIn(body) };
    if (isRecord(params)) return { customId, form: 'anthropic', asked: askedIn(params) };
    return isRecord(request) ? { customId, form: 'anthropic', asked: askedIn(request) } : null;
  }
  if (isRecord(modelInput) && asId(recordId) !== null)
    return { customId: asId(recordId)!, form: 'bedrock', asked: askedIn(modelInput) };
  const key = asId(value.key) ?? asId(asRecord(value.metadata).key);
  if (key !== null && isRecord(request) && Array.isArray(request.contents))
    return { customId: key, form: 'gemini', asked: askedIn(request) };
  return null;
}

/** All requests of a file by their id; null where its first line is none. @throws the errors of reading. */
export async function readRequests(path: string): Promise<ReadonlyMap<string, BatchRequest> | null> {
  const requests = new Map<string, BatchRequest>();
  for await (const { row } of readJsonl(path)) {
    const request = batchRequest(row);
    if (request === null && requests.size === 0) return null;
    if (request !== null) requests.set(request.customId, request);
  }
  return requests;
}

/** What a request asks: of every wire format, and of the oldest, which takes a prompt. */
export function askedIn(body: LooseRecord): Asked {
  const model = asWords(body.model);
  return {
    text: lastAsked(body),
    model: model === null ? null : model.replace(/^models\//, ''),
    settings: settingsIn(body),
  };
}

function lastAsked(body: LooseRecord): string | null {
  for (const turns of [body.messages, body.input, body.contents]) {
    if (typeof turns === 'string') return asWords(turns);
    const said = asList(turns).map(asRecord);
    const last = said.findLast(({ role }) => role === undefined || role === 'user' || role === 'human');
    if (last === undefined) continue;
    return asWords(readParts(last.content ?? last.parts ?? null).answer);
  }
  return asWords(body.prompt) ?? asWords(body.inputText);
}

function settingsIn(body: LooseRecord): Settings {
  const config = asRecord(body.generationConfig ?? body.generation_config ?? body.inferenceConfig);
  const temperature = asNumber(body.temperature) ?? asNumber(config.temperature);
  const effort =
    asText(body.reasoning_effort) ??
    asText(asRecord(body.reasoning).effort) ??
    asText(asRecord(body.output_config).effort);
  const settings: { temperature?: number; effort?: NonNullable<Settings['effort']> } = {};
  if (temperature !== null && temperature >= 0 && temperature <= 2) settings.temperature = temperature;
  const known = effortSchema.safeParse(effort);
  if (known.success) settings.effort = known.data;
  return settings;
}
