/**
 * Runs with simulated models start their own simulator, which knows the run's questions, unless one is named by
 * CLOSEDBOOK_SIMULATED_URL: so that every command of the documentation can be tried without a key.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { nearName } from '../../core/near-name.ts';
import { type Question, questionHash } from '../../core/question.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { DEFAULT_MODELS, findModel } from '../../simulate/default-models.ts';
import { askedModels } from '../run-models.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Whether the run starts a simulator of its own; another's may serve models that nobody here knows.
 * @throws ClosedbookError `model-unknown` for a simulated model that it would not serve.
 */
export function needsOwnSimulator(spec: RunSpec, workspace: Workspace): boolean {
  const simulated = askedModels(spec).filter((name) => name.startsWith(PREFIX));
  if (simulated.length === 0 || workspace.env['CLOSEDBOOK_SIMULATED_URL']) return false;
  const strange = simulated.find((name) => findModel(DEFAULT_MODELS, name.slice(PREFIX.length)) === null);
  if (strange !== undefined) {
    const known = DEFAULT_MODELS.map(({ name }) => name);
    const near = nearName(strange.slice(PREFIX.length), known);
    const meant = near === null ? '' : `Did you mean ${PREFIX}${near}? `;
    throw new ClosedbookError('model-unknown', `expected a simulated model, got "${strange}"`, {
      hint: `${meant}There are ${known.map((name) => PREFIX + name).join(', ')}.`,
    });
  }
  return true;
}

const PREFIX = 'simulated/';

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
  if (!needsOwnSimulator(spec, workspace)) return work(workspace);
  const { startSimulator } = await import('../../simulate/start-simulator.ts');
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
