/**
 * A simulator with a door in front of it, through which a test sees every request of a batch interface and may let a process
 * die there: before it is handed on, after it was, or in the middle of its answer.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Question } from '../../src/core/question.ts';
import { type RunSpecInput, runSpecSchema } from '../../src/core/run-spec.ts';
import { listRuns } from '../../src/pipeline/list-runs.ts';
import { type RunOptions, resumeRun, startRun } from '../../src/pipeline/run/run.ts';
import type { RunEnding } from '../../src/pipeline/run/run-ending.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import {
  type Simulator,
  type StartSimulatorOptions,
  startSimulator,
} from '../../src/simulate/start-simulator.ts';
import { type Scratch, scratch } from './scratch.ts';

/** What is done with a request: handed on, not answered before or after, or answered by half. */
export type Passage = 'on' | 'none' | 'unanswered' | 'half';

export interface BatchPlace extends AsyncDisposable {
  readonly scratch: Scratch;
  readonly simulator: Simulator;
  readonly dataset: string;
  readonly questions: readonly Question[];
  /** Requests seen, `METHOD path`. */
  readonly seen: string[];
  /** Name of a simulated model behind an interface and the door. */
  model(wire: 'openai' | 'openai-chat' | 'anthropic' | 'gemini', name?: string): string;
  /** Decides each request's passage; called once a request has come. */
  door(
    decide: (request: string) => Passage | { readonly passage: Passage; readonly meanwhile: () => void },
  ): void;
  readonly env: Readonly<Record<string, string>>;
  /** Questions that were asked and billed, one entry an answer. */
  billed(after?: number): string[];
  /** Runs what a spec says in this process, without a report. */
  run(spec: Partial<RunSpecInput>, options?: PlaceRunOptions): Promise<RunEnding>;
  resume(options: PlaceRunOptions): Promise<RunEnding>;
  workspace(options: PlaceRunOptions): Workspace;
}

export interface PlaceRunOptions extends Partial<RunOptions> {
  readonly store: string;
  readonly stop?: AbortSignal;
  readonly progress?: Workspace['progress'];
}

export async function batchPlace(
  count: number,
  options: Omit<StartSimulatorOptions, 'questions'> = {},
): Promise<BatchPlace> {
  const place = await scratch();
  const questions = demoQuestions(3, count);
  const dataset = await place.questions('invented.jsonl', questions);
  const simulator = await startSimulator({ questions, seed: 3, batches: { ms: 0 }, ...options });
  const seen: string[] = [];
  let decide: Parameters<BatchPlace['door']>[0] = () => 'on';
  const door = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const line = `${request.method} ${request.url}`;
      seen.push(line);
      const decided = decide(line);
      const { passage, meanwhile } =
        typeof decided === 'string' ? { passage: decided, meanwhile: () => {} } : decided;
      if (passage === 'none') {
        meanwhile();
        response.socket?.destroy();
        return;
      }
      try {
        const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
        const answer = await fetch(`${simulator.url}${request.url}`, {
          method: request.method!,
          headers: headers as Record<string, string>,
          ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
        });
        const body = Buffer.from(await answer.arrayBuffer());
        if (passage === 'on') {
          response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! });
          response.end(body);
          return;
        }
        if (passage === 'half') {
          response.writeHead(answer.status, { 'content-length': body.length });
          response.write(body.subarray(0, Math.floor(body.length * 0.95)), () => setTimeout(meanwhile, 150));
          return;
        }
        meanwhile();
        response.socket?.destroy();
      } catch {
        response.socket?.destroy();
      }
    });
    request.on('error', () => {});
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const env = { OPENAI_API_KEY: 'sk-sim', ANTHROPIC_API_KEY: 'sk-sim', GEMINI_API_KEY: 'sk-sim' };
  const workspaceOf = ({
    store,
    stop = new AbortController().signal,
    progress = () => {},
  }: PlaceRunOptions): Workspace => ({
    ...{
      storePath: store,
      env: { ...env, CLOSEDBOOK_SIMULATED_URL: simulator.url },
      config: {},
      version: 'test',
      stop,
    },
    ...{ now: () => new Date(), progress, warn: () => {}, abandon: new AbortController().signal },
  });
  const optionsOf = ({
    store: _,
    stop: __,
    progress: ___,
    batching,
    ...options
  }: PlaceRunOptions): RunOptions => ({
    ...{ outputFolder: null, batching: { pollMs: 40, ...batching } },
    ...options,
  });
  return {
    run: (spec, given = { store: place.path('runs.db') }) =>
      startRun(
        runSpecSchema.parse({ datasets: [dataset], models: [], ...spec }),
        workspaceOf(given),
        optionsOf(given),
      ),
    async resume(given) {
      const listed = await listRuns(given.store);
      return resumeRun(listed[0]!.id, workspaceOf(given), optionsOf(given));
    },
    workspace: workspaceOf,
    scratch: place,
    simulator,
    dataset,
    questions,
    seen,
    model: (wire, name = 'heron') =>
      `${wire}/${name}@${url}${{ openai: '/v1', 'openai-chat': '/v1', anthropic: '', gemini: '/v1beta' }[wire]}`,
    door(next) {
      decide = next;
    },
    env,
    billed: (after = 0) =>
      simulator
        .ledger({ after, purpose: 'ask' })
        .filter(({ status }) => status !== 'refused-request')
        .map(({ model, questionId, pass }) => `${model} ${questionId} ${pass}`),
    async [Symbol.asyncDispose]() {
      await closed(door);
      await simulator.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
