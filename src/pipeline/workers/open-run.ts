/**
 * A run as a worker has it in hand: opened once, from what the store says of it and with the keys of this machine, and kept for
 * all its chunks.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import type { Run } from '../../core/run.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import type { Work } from '../../core/work.ts';
import type { SharedTurns } from '../../model/open-models.ts';
import { forcedChoice } from '../../stages/ask/forced-choice.ts';
import { withSimulator } from '../run/with-simulator.ts';
import type { RunContext } from '../run-context.ts';
import { openRunModels } from '../run-models.ts';
import type { Workspace } from '../workspace.ts';
import { type SharedBudget, sharedBudget } from './shared-budget.ts';

export interface OpenedRun extends Omit<RunContext, 'workspace'> {
  readonly budget: SharedBudget;
  /** With the simulator of the run, where it has one. */
  readonly workspace: Workspace;
  /** All of the run, by their ids: for chunks that name theirs. */
  questions(): Promise<ReadonlyMap<string, Question>>;
  /** What the forced pass asks; known once the open pass is done. */
  forced(): ReturnType<typeof forcedChoice>;
  close(): Promise<void>;
}

export interface OpenRunOptions {
  readonly store: Store;
  readonly work: Work;
  readonly workspace: Workspace;
  readonly turns: SharedTurns;
  readonly concurrency?: number;
}

/** @throws ClosedbookError `run-unknown`, `key-missing`, `setting-refused`, `model-unknown` … */
export async function openRun(
  runId: string,
  { store, work, workspace, turns, concurrency }: OpenRunOptions,
): Promise<OpenedRun> {
  const run: Run = await store.run(runId);
  const spec = run.spec;
  if (spec === null)
    throw new ClosedbookError('usage', `run ${run.id} was imported: there is nothing to ask`);
  const maxUsd = await work.limitOf(run.id);
  return new Promise<OpenedRun>((resolve, reject) => {
    // Held open inside, for a simulator closes with the work it was started for.
    const ended = withSimulator(spec, workspace, {
      questions: () => store.questions(run.id),
      work: async (inside) => {
        const models = await openRunModels(spec, inside, {
          said: [],
          turns,
          ...(concurrency === undefined ? {} : { concurrency }),
        });
        try {
          await new Promise<void>((closed) => {
            let questions: Promise<Map<string, Question>> | null = null;
            let choice: ReturnType<typeof forcedChoice> | null = null;
            const budget = sharedBudget({ work, runId: run.id, maxUsd });
            resolve({
              ...{ run, spec: spec as RunSpec, store, models, workspace: inside, budget },
              ...(concurrency === undefined ? {} : { concurrency }),
              questions() {
                questions ??= byId(store.questions(run.id));
                return questions;
              },
              forced() {
                choice ??= forcedChoice(store.openOutcomes(run.id), {
                  seed: spec.seed,
                  control: spec.forcedControl,
                });
                return choice;
              },
              async close() {
                await budget.giveBack();
                closed();
                await ended;
              },
            });
          });
        } finally {
          await models.close();
        }
      },
    });
    ended.catch(reject);
  });
}

async function byId(questions: AsyncIterable<Question>): Promise<Map<string, Question>> {
  const found = new Map<string, Question>();
  for await (const question of questions) found.set(question.id, question);
  return found;
}
