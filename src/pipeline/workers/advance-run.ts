/**
 * What comes after the last chunk of a pass, done by one worker under the run's own lease: what is left to grade, second
 * verdicts, then the next round or pass for all, or the run's end as `resume` would end it.
 */
import type { Pass } from '../../core/reply.ts';
import type { Store } from '../../core/store/store.ts';
import type { NamedAskings, Work } from '../../core/work.ts';
import { gradeRun, withoutJudges } from '../grade/grade-run.ts';
import { whyNothingCame } from '../run/nothing-answered.ts';
import { concludeRun } from '../run/run-ending.ts';
import type { RunContext } from '../run-context.ts';
import { underLease } from '../under-lease.ts';
import { chunkSize } from './chunk-size.ts';
import { nextRound } from './rounds-in-chunks.ts';

/**
 * @returns false where this process was stopped before it was done.
 * @throws ClosedbookError `run-leased` while another process holds the run.
 */
export async function advanceRun(pass: Pass | 'stop', context: RunContext, work: Work): Promise<boolean> {
  const { run, spec, store, workspace } = context;
  const handout = await work.handout(run.id);
  if (handout === null || (pass !== 'stop' && handout.pass !== pass)) return true;
  // Called once more for a round that is over, while the next is under way.
  if (handout.stoppedBy === null && handout.done < handout.chunks) return true;
  const next = await underLease(
    { store, workspace },
    run.id,
    async (inside): Promise<NamedAskings[] | 'stopped' | 'forced' | 'ended'> => {
      const leased = { ...context, workspace: inside };
      const stoppedBy = handout.stoppedBy ?? (await gradeRun(leased));
      if (inside.stop.aborted) return 'stopped';
      // As on one machine: what the judge cannot grade keeps no forced question from being asked.
      const isGraded = stoppedBy === null || stoppedBy === 'judge-failed';
      if (isGraded && pass === 'open' && spec.forced) return 'forced';
      if (stoppedBy === null && run.manifest.stopping !== undefined) {
        const round = await nextRound(leased);
        if (inside.stop.aborted) return 'stopped';
        if (round.length > 0) return round;
      }
      // What was answered is graded by rules even when the run stops.
      if (stoppedBy !== null) await gradeRun({ ...leased, spec: withoutJudges(spec) });
      await conclude(context, stoppedBy);
      await work.end(run.id);
      return 'ended';
    },
  );
  // With the lease given back, for chunks begin under none.
  if (Array.isArray(next)) await work.handOutRound(run.id, next);
  if (next === 'forced')
    await handOutPass('forced', { runId: run.id, store, work, askings: perQuestion(context) });
  return next !== 'stopped';
}

/**
 * Where nothing at all was answered the run says why, as it does on one machine. A store that is away for the moment is no such
 * reason: the run is ended once it is back.
 */
async function conclude({ run, store }: RunContext, stoppedBy: string | null): Promise<void> {
  const nothing = await whyNothingCame(store, run.id);
  if (nothing === null) return concludeRun(run, { store, stoppedBy });
  await store.updateRun(run.id, { status: 'stopped', stoppedBy: nothing.code });
}

function perQuestion({ run, spec }: RunContext): number {
  return run.respondents.length * spec.trials;
}

async function handOutPass(
  pass: Pass,
  {
    runId,
    store,
    work,
    askings,
  }: { readonly runId: string; readonly store: Store; readonly work: Work; readonly askings: number },
): Promise<void> {
  const { planned } = await store.run(runId);
  const stretches = await store.questionStretches(runId, chunkSize(planned, askings));
  await work.handOutNext(runId, { pass, stretches });
}
