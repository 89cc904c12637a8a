/**
 * The demo: simulated models behind a real HTTP server, asked, judged, forced, analysed and reported exactly as real
 * ones would be. Nothing in it is a shortcut, and every title says simulated.
 */
import { runSpecSchema } from '../../core/run-spec.ts';
import { demoQuestions } from '../../simulate/demo-questions.ts';
import { startSimulator } from '../../simulate/start-simulator.ts';
import type { Workspace } from '../workspace.ts';
import { startRun } from './run.ts';
import type { RunEnding } from './run-ending.ts';

export interface DemoOptions {
  readonly questions: number;
  readonly seed: number;
  readonly outputFolder: string;
}

/** Runs it. */
export async function demo(workspace: Workspace, options: DemoOptions): Promise<RunEnding> {
  const questions = demoQuestions(options.seed, options.questions);
  const simulator = await startSimulator({ questions, seed: options.seed });
  try {
    const spec = runSpecSchema.parse({
      title: `Demo: simulated models on ${questions.length} invented questions`,
      datasets: ['invented'],
      models: simulator.models.slice(0, 6).map((model) => `simulated/${model.name}`),
      policies: ['plain+confidence'],
      judges: ['simulated/assayer'],
      forced: true,
      seed: options.seed,
    });
    return await startRun(
      spec,
      { ...workspace, env: { ...workspace.env, CLOSEDBOOK_SIMULATED_URL: simulator.url } },
      { outputFolder: options.outputFolder, sources: [{ kind: 'given', name: 'invented', questions }] },
    );
  } finally {
    await simulator.close();
  }
}
