/**
 * Calls: what a request cost and how it went. Raw bodies are packed into a table of their own; they are many
 * times larger than everything else and read once in a blue moon.
 */
import { gzipSync } from 'node:zlib';
import type { Call } from '../core/call.ts';
import { type CellColumns, type CellReaders, columnsOf, rowOf } from './cells.ts';
import type { Database } from './database.ts';
import type { CallsTable } from './schema.ts';

export interface CallRecords {
  /** Inside a write: the inner key. */
  insert(run: number, call: Call): number;
  /** Inside a write: takes back a call whose record turned out to be a repetition. */
  remove(key: number): void;
}

export const CALL = [
  'call_id',
  'run',
  'purpose',
  'cost_usd',
  'latency_ms',
  'attempts',
  'input_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cached_input_tokens',
  'model',
  'served_model',
  'finish_reason',
  'started_at',
  'request_id',
  'request_hash',
] as const satisfies readonly (keyof CallsTable)[];

export function callRecords(database: Database): CallRecords {
  const { kysely } = database;
  const insertCall = database.insert(CALL, (filled) => kysely.insertInto('calls').values(filled));
  const removeCall = database.command((slot) => kysely.deleteFrom('calls').where('id', '=', slot('id')));
  const removeBody = database.command((slot) =>
    kysely.deleteFrom('raw_bodies').where('call', '=', slot('call')),
  );
  const insertBody = database.command((slot) =>
    kysely.insertInto('raw_bodies').values({ call: slot('call'), body: slot('body') }),
  );

  return {
    insert(run, call) {
      const { id } = insertCall(callColumns(run, call));
      if (call.rawBody != null) insertBody({ call: id, body: packedBody(call.rawBody) });
      return id;
    },
    remove(key) {
      removeBody({ call: key });
      removeCall({ id: key });
    },
  };
}

type CallCells = Omit<CallsTable, 'id' | 'run'>;

const CELLS: CellReaders<CallCells, Call> = {
  call_id: (call) => call.id,
  purpose: (call) => call.purpose,
  cost_usd: (call) => call.costUsd,
  // The column takes no null; the outcome table reads a negative latency as unknown.
  latency_ms: (call) => call.latencyMs ?? -1,
  attempts: (call) => call.attempts,
  input_tokens: (call) => call.inputTokens,
  output_tokens: (call) => call.outputTokens,
  reasoning_tokens: (call) => call.reasoningTokens,
  cached_input_tokens: (call) => call.cachedInputTokens,
  model: (call) => call.model,
  served_model: (call) => call.servedModel,
  finish_reason: (call) => call.finishReason,
  started_at: (call) => call.startedAt,
  request_id: (call) => call.requestId,
  request_hash: (call) => call.requestHash,
};

/** The row of a call. */
export function callColumns(run: number, call: Call): Omit<CallsTable, 'id'> {
  return { ...rowOf(CELLS, call), run };
}

/** The columns of many calls, those of their run aside. */
export function columnsOfCalls(calls: readonly Call[]): CellColumns<CallCells> {
  return columnsOf(CELLS, calls);
}

export const packedBody = (body: string): Buffer => gzipSync(body);
