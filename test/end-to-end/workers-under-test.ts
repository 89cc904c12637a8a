/** A shared store, a simulator with its ledger, and workers as processes of their own. */
import { summarySchema } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import {
  type Simulator,
  type StartSimulatorOptions,
  startSimulator,
} from '../../src/simulate/start-simulator.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';
import { type StartedChild, startClosedbook, until } from './child-process.ts';
import { type Scratch, scratch } from './scratch.ts';

export interface WorkersPlace {
  readonly database: Omit<TestDatabase, 'empty'>;
  readonly simulator: Simulator;
  readonly dataset: string;
  readonly place: Scratch;
  /** `closedbook ARGS` on the shared store, as a process. */
  start(...args: string[]): StartedChild;
  /** Resolves when a run is handed out. */
  handedOut(): Promise<void>;
  close(): Promise<void>;
}

export interface WorkersPlaceOptions extends Omit<StartSimulatorOptions, 'questions'> {
  readonly questions: number;
  /** @default a database on the server that all tests share */
  readonly database?: Omit<TestDatabase, 'empty'>;
}

export async function workersPlace({
  questions: count,
  database: own,
  ...options
}: WorkersPlaceOptions): Promise<WorkersPlace> {
  const database = own ?? (await testDatabase());
  const place = await scratch();
  const questions = demoQuestions(3, count);
  const dataset = await place.questions('invented.jsonl', questions);
  const simulator = await startSimulator({ questions, seed: 3, ...options });
  return {
    database,
    simulator,
    dataset,
    place,
    start: (...args) =>
      startClosedbook(
        [...args, '--json', '--quiet'],
        { CLOSEDBOOK_SIMULATED_URL: simulator.url, CLOSEDBOOK_STORE: database.address },
        { cwd: place.folder },
      ),
    handedOut: () =>
      until(async () => (await database.query('select run from handouts where ended = 0')).length > 0),
    async close() {
      await simulator.close();
      await place[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

/** A summary without what a clock or a random id decides. */
export function comparable(output: string) {
  const { provenance: _, cost: __, ...summary } = summarySchema.parse(JSON.parse(output).summary);
  return summary;
}
