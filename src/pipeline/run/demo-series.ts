/**
 * The demo of a trend: the same invented questions asked of two simulated models month by month. In the middle of the
 * series one of them comes to know less under an unchanged name, and the other is replaced by a build that its server
 * names and that behaves as before: the two cases that a series must tell apart.
 */
import { runSpecSchema } from '../../core/run-spec.ts';
import { demoQuestions } from '../../simulate/demo-questions.ts';
import { startSimulator } from '../../simulate/start-simulator.ts';
import type { Workspace } from '../workspace.ts';
import { startRun } from './run.ts';

export interface DemoSeriesOptions {
  readonly questions: number;
  readonly months: number;
  readonly seed: number;
}

/** Months since which something is other, of a series of any length. */
const changedFrom = (months: number): number => Math.ceil(months / 2) + 1;

/** Runs it, the last month being this one. @returns the ids of the runs, oldest first; fewer where it was stopped. */
export async function demoSeries(workspace: Workspace, options: DemoSeriesOptions): Promise<string[]> {
  const { months, seed } = options;
  const questions = demoQuestions(seed, options.questions);
  const simulator = await startSimulator({ questions, seed });
  const ids: string[] = [];
  try {
    for (let month = 1; month <= months; month += 1) {
      const drifted = month >= changedFrom(months);
      simulator.control({
        occasion: `month ${month}`,
        drift: drifted ? { stilt: { knowledge: -0.12 }, heron: { servedAs: 'heron-2026-09-15' } } : {},
      });
      const spec = runSpecSchema.parse({
        title: `Demo, month ${month} of ${months}: simulated models on ${questions.length} invented questions`,
        datasets: ['invented'],
        models: ['simulated/stilt', 'simulated/heron'],
        policies: ['plain'],
        judges: ['simulated/assayer'],
        seed,
      });
      const { runId, status } = await startRun(
        spec,
        {
          ...workspace,
          now: () => monthsBefore(workspace.now(), months - month),
          env: { ...workspace.env, CLOSEDBOOK_SIMULATED_URL: simulator.url },
        },
        { outputFolder: null, sources: [{ kind: 'given', name: 'invented', questions }] },
      );
      ids.push(runId);
      if (status !== 'complete') break;
    }
    return ids;
  } finally {
    await simulator.close();
  }
}

/** The same moment some months earlier; a day that a month does not have becomes its 28th. */
function monthsBefore(now: Date, months: number): Date {
  const date = new Date(now);
  if (months > 0) date.setUTCDate(Math.min(28, date.getUTCDate()));
  date.setUTCMonth(date.getUTCMonth() - months);
  return date;
}
