/** One chunk: its questions asked and their replies graded, by the steps of a run on one machine, over a stretch of it. */
import type { Chunk } from '../../core/work.ts';
import { askingsOf } from '../../stages/ask/asking.ts';
import { gradeRun } from '../grade/grade-run.ts';
import { askAll } from '../run/ask-run.ts';
import type { RunContext } from '../run-context.ts';
import type { OpenedRun } from './open-run.ts';

/** @returns why it is not done, or null. */
export async function workOnChunk(
  { pass, within }: Chunk,
  opened: OpenedRun,
  workspace: RunContext['workspace'],
): Promise<string | null> {
  const { run, store } = opened;
  // Second verdicts are drawn from all first ones, when those are there.
  const { judgeAgain: _, ...spec } = opened.spec;
  const context: RunContext = { ...opened, spec, workspace };
  const options = {
    respondents: run.respondents,
    trials: spec.trials,
    pass,
    ...(pass === 'forced' ? { chosen: (await opened.forced()).chosen } : {}),
  };
  const askings = askingsOf(store.questions(run.id, within), options);
  const total = within.questions * run.respondents.length * spec.trials;
  const stopped =
    (await askAll(context, askings, { pass, total, within })) ?? (await gradeRun(context, { within }));
  // A judge that failed is asked again when all chunks are done.
  if (stopped === null || stopped === 'judge-failed') return null;
  // As where a run on one machine stops: rules cost nothing, and what was answered may be reported.
  if (!workspace.abandon.aborted) await gradeRun({ ...context, spec: { ...spec, judges: [] } }, { within });
  return stopped;
}
