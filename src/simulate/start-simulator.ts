/**
 * The simulator over HTTP: simulated models behind the providers' own wire formats, with limits, latency and faults,
 * and a ledger of the truth. Listens on the loopback address alone. Plain node:http, because the benchmarks measure
 * clients against it and the server must not be what is slow.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClosedbookError } from '../core/errors.ts';
import type { Question } from '../core/question.ts';
import { DEFAULT_MODELS } from './default-models.ts';
import { type Ledger, type LedgerEntry, type LedgerFilter, ledger as newLedger } from './ledger.ts';
import { DEFAULT_SPREADS, type Spreads } from './mind.ts';
import { modelEndpoint } from './model-endpoint.ts';
import { questionBook } from './question-book.ts';
import type { SimulatedModel } from './simulated-model.ts';
import { changeSettings, DEFAULT_SETTINGS, type SimulatorSettings } from './simulator-settings.ts';
import { type SimulatorTruth, simulatorTruth, type TruthOptions } from './simulator-truth.ts';
import type { WireFormat } from './wire.ts';

export interface StartSimulatorOptions extends Partial<SimulatorSettings> {
  readonly questions: readonly Question[];
  /** @default 1 */
  readonly seed?: number;
  /** @default DEFAULT_MODELS */
  readonly models?: readonly SimulatedModel[];
  readonly spreads?: Partial<Spreads>;
  /** 0 = any free port. @default 0 */
  readonly port?: number;
  /** Milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
}

export interface SimulatorStatistics {
  readonly requests: number;
  readonly inFlight: number;
  readonly peakInFlight: number;
  /** Connections accepted since the start. */
  readonly connections: number;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`; OpenAI clients take `${url}/v1` as base URL, Anthropic clients `url`. */
  readonly url: string;
  readonly port: number;
  readonly models: readonly SimulatedModel[];
  ledger(filter?: LedgerFilter): LedgerEntry[];
  truth(options?: TruthOptions): SimulatorTruth;
  statistics(): SimulatorStatistics;
  /** Changes latency, limits, faults; the others stay. */
  control(changes: Partial<SimulatorSettings>): SimulatorSettings;
  /** Tears down open connections, hanging ones included. */
  close(): Promise<void>;
}

/**
 * Starts a simulator that knows `questions`.
 * @throws ClosedbookError `usage` when the port cannot be had, `record-invalid` for a bad setting.
 */
export async function startSimulator(options: StartSimulatorOptions): Promise<Simulator> {
  const {
    questions,
    seed = 1,
    models = DEFAULT_MODELS,
    spreads,
    port = 0,
    nowMs = Date.now,
    ...changes
  } = options;
  let settings = changeSettings(DEFAULT_SETTINGS, changes);
  const world = { seed, spreads: { ...DEFAULT_SPREADS, ...spreads } };
  const book = questionBook(questions);
  const ledger = newLedger();
  const statistics = { requests: 0, inFlight: 0, peakInFlight: 0, connections: 0 };
  const truth = (truthOptions?: TruthOptions) => simulatorTruth({ world, book, models }, truthOptions);
  const control = (change: unknown) => {
    settings = changeSettings(settings, change);
    endpoint.changed();
    return settings;
  };
  const endpoint = modelEndpoint({ world, book, models, ledger, settings: () => settings, nowMs });

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    const format = request.method === 'POST' ? FORMAT_OF_PATH[path] : undefined;
    if (format === undefined) {
      void answerManagement(request, response, {
        path,
        ledger,
        truth,
        control,
        statistics,
        models,
        settings: () => settings,
      });
      return;
    }
    statistics.requests += 1;
    statistics.inFlight += 1;
    if (statistics.inFlight > statistics.peakInFlight) statistics.peakInFlight = statistics.inFlight;
    response.on('close', () => {
      statistics.inFlight -= 1;
    });
    readBody(request, (body) => endpoint.serve(format, request, response, body));
  });
  server.on('connection', () => {
    statistics.connections += 1;
  });
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    models,
    ledger: (filter) => ledger.read(filter),
    truth,
    statistics: () => ({ ...statistics }),
    control,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const FORMAT_OF_PATH: Readonly<Record<string, WireFormat>> = {
  '/v1/chat/completions': 'chat',
  '/chat/completions': 'chat',
  '/v1/responses': 'responses',
  '/responses': 'responses',
  '/v1/messages': 'messages',
};

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `expected a free port, got ${port} (${(cause as NodeJS.ErrnoException).code})`;
      reject(new ClosedbookError('usage', message, { cause, hint: 'Choose another port, or 0 for any.' }));
    });
    server.listen(port, '127.0.0.1', 4096, resolve);
  });
}

const MAX_BODY_BYTES = 10_000_000;

function readBody(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () =>
    done(chunks.length === 1 ? chunks[0].toString() : Buffer.concat(chunks).toString()),
  );
  request.on('error', () => {});
}

interface Management {
  readonly path: string;
  readonly ledger: Ledger;
  readonly truth: (options?: TruthOptions) => SimulatorTruth;
  readonly control: (change: unknown) => SimulatorSettings;
  readonly statistics: SimulatorStatistics;
  readonly models: readonly SimulatedModel[];
  readonly settings: () => SimulatorSettings;
}

/** Everything that is no model: ledger, truth, control, statistics, the list of models. */
async function answerManagement(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Management,
): Promise<void> {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const sendJson = (value: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(value)}\n`);
  };
  switch (`${request.method} ${parts.path}`) {
    case 'GET /':
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(
        'closedbook simulator: every model here is simulated, its name and its answers invented.\n',
      );
      return;
    case 'GET /v1/models':
    case 'GET /models':
      sendJson(modelList(parts.models, request.headers['anthropic-version'] !== undefined));
      return;
    case 'GET /ledger': {
      const entries = parts.ledger.read({
        after: Number(query.get('after') ?? 0),
        limit: Number(query.get('limit') ?? 10_000),
        purpose: (query.get('purpose') as LedgerEntry['purpose'] | null) ?? undefined,
        model: query.get('model') ?? undefined,
      });
      const next = String(entries.at(-1)?.sequence ?? query.get('after') ?? 0);
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'x-next-after': next });
      response.end(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      return;
    }
    case 'DELETE /ledger':
      parts.ledger.clear();
      sendJson({ cleared: true });
      return;
    case 'GET /truth':
      try {
        sendJson(parts.truth({ policies: query.get('policy')?.split(',') }));
      } catch (error) {
        sendJson({ error: messageOf(error) }, 400);
      }
      return;
    case 'GET /statistics':
      sendJson(parts.statistics);
      return;
    case 'GET /control':
      sendJson(parts.settings());
      return;
    case 'POST /control':
      readBody(request, (body) => {
        try {
          sendJson(parts.control(JSON.parse(body)));
        } catch (error) {
          sendJson({ error: messageOf(error) }, 400);
        }
      });
      return;
    default:
      sendJson(
        { error: { message: `Unknown URL: ${request.method} ${parts.path}`, type: 'not_found_error' } },
        404,
      );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** GET /v1/models in the shape of the provider whose client asks. */
function modelList(models: readonly SimulatedModel[], isAnthropic: boolean) {
  if (!isAnthropic) {
    const data = models.map(({ name }) => ({
      id: name,
      object: 'model',
      created: 1_767_225_600,
      owned_by: 'simulated',
    }));
    return { object: 'list', data };
  }
  const data = models.map(({ name }) => ({
    type: 'model',
    id: name,
    display_name: `${name} (simulated)`,
    created_at: '2026-01-01T00:00:00Z',
    capabilities: null,
    deprecated_at: null,
    lifecycle: 'active',
    max_input_tokens: 200_000,
    max_tokens: 64_000,
  }));
  return { data, has_more: false, first_id: data.at(0)?.id ?? null, last_id: data.at(-1)?.id ?? null };
}
