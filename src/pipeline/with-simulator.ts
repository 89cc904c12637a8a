/**
 * Runs with simulated models start their own simulator, which knows the run's questions, unless one is named by
 * CLOSEDBOOK_SIMULATED_URL: so that every command of the documentation can be tried without a key.
 */
import { type Question, questionHash } from '../core/question.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { startSimulator } from '../simulate/start-simulator.ts';
import { environment } from './run-models.ts';
import type { Workspace } from './workspace.ts';

/** Does the work in a workspace whose simulated models answer; closes what it opened. */
export async function withSimulator<Result>(
  spec: RunSpec,
  workspace: Workspace,
  {
    questions,
    work,
  }: {
    readonly questions: () => AsyncIterable<Question> | Iterable<Question>;
    readonly work: (workspace: Workspace) => Promise<Result>;
  },
): Promise<Result> {
  const names = [...spec.models.map((model) => model.name), ...spec.judges];
  const simulated = names.some((name) => name.startsWith('simulated/'));
  if (!simulated || (await environment(workspace))['CLOSEDBOOK_SIMULATED_URL']) return work(workspace);
  const simulator = await startSimulator({ questions: await once(questions()), seed: spec.seed });
  try {
    return await work({ ...workspace, env: { ...workspace.env, CLOSEDBOOK_SIMULATED_URL: simulator.url } });
  } finally {
    await simulator.close();
  }
}

/** A question that stands in two sets is known once. */
async function once(questions: AsyncIterable<Question> | Iterable<Question>): Promise<Question[]> {
  const known = new Map<string, Question>();
  for await (const question of questions) known.set(`${question.id} ${questionHash(question)}`, question);
  return [...known.values()];
}
