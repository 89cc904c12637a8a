/**
 * The simulator over HTTP: simulated models behind the providers' own wire formats, with limits, latency and faults,
 * and a ledger of the truth. Listens on the loopback address alone. Plain node:http, because the benchmarks measure
 * clients against it and the server must not be what is slow.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkArgument, isRecord, isStream } from '../core/argument.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Question } from '../core/question.ts';
import { answering } from './answering.ts';
import { batchRoutes } from './batches/batch-routes.ts';
import { DEFAULT_MODELS } from './default-models.ts';
import { type LedgerEntry, type LedgerFilter, ledger as newLedger } from './ledger.ts';
import { answerManagement, type SimulatorStatistics } from './management.ts';
import { DEFAULT_SPREADS, type Spreads } from './mind.ts';
import { modelEndpoint } from './model-endpoint.ts';
import { questionBook } from './question-book.ts';
import { readBody } from './read-body.ts';
import type { SimulatedModel } from './simulated-model.ts';
import {
  changeSettings,
  DEFAULT_SETTINGS,
  type SimulatorChanges,
  type SimulatorSettings,
} from './simulator-settings.ts';
import { type SimulatorTruth, simulatorTruth, type TruthOptions } from './simulator-truth.ts';
import type { WireFormat } from './wire.ts';
import { modelInPath } from './wire-gemini.ts';

export interface StartSimulatorOptions extends SimulatorChanges {
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

export interface Simulator {
  /** `http://127.0.0.1:PORT`; OpenAI clients take `${url}/v1` as base URL, Anthropic clients `url`. */
  readonly url: string;
  readonly port: number;
  readonly models: readonly SimulatedModel[];
  ledger(filter?: LedgerFilter): LedgerEntry[];
  truth(options?: TruthOptions): SimulatorTruth;
  statistics(): SimulatorStatistics;
  /** Changes latency, limits, faults; the others stay. */
  control(changes: SimulatorChanges): SimulatorSettings;
  /** Tears down open connections, hanging ones included. */
  close(): Promise<void>;
}

/**
 * Starts a simulator that knows `questions`.
 * @throws ClosedbookError `usage` when the port cannot be had, `record-invalid` for a bad setting.
 * @example
 * const simulator = await startSimulator({ questions: demoQuestions(1, 10) });
 * simulator.url.startsWith('http://127.0.0.1:'); // => true
 * await simulator.close();
 */
export async function startSimulator(options: StartSimulatorOptions): Promise<Simulator> {
  checkArgument(isRecord(options) && isStream(options.questions), 'options.questions', {
    expected: 'a list of questions',
    given: options?.questions,
  });
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
  const shared = { models, settings: () => settings, nowMs };
  const answers = answering({ world, book, models, ledger, settings: () => settings });
  const endpoint = modelEndpoint({ answering: answers, ...shared });
  const serveBatch = batchRoutes({ answering: answers, ...shared });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    if (serveBatch(request, response, path)) return;
    const format = request.method === 'POST' ? formatOf(path) : undefined;
    if (format === undefined) {
      answerManagement(request, response, {
        path: path!,
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

function formatOf(path: string): WireFormat | undefined {
  return FORMAT_OF_PATH[path] ?? (modelInPath(path) === null ? undefined : 'gemini');
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
    const refuse = (cause: unknown): void => {
      const message = `expected a free port, got ${port} (${(cause as NodeJS.ErrnoException).code})`;
      reject(new ClosedbookError('usage', message, { cause, hint: 'Choose another port, or 0 for any.' }));
    };
    server.once('error', refuse);
    try {
      server.listen(port, '127.0.0.1', 4096, resolve);
    } catch (cause) {
      // A number that is no port is thrown, not emitted.
      refuse(cause);
    }
  });
}
