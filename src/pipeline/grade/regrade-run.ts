/**
 * A finished run graded again: under another rubric, by newer rules, by another judge. Replies and all earlier grades
 * stay; what changed in the standing outcomes is counted and told.
 */
import { openBudget } from '../../core/budget.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { type RubricChoice, rubricName } from '../../core/rubric.ts';
import { type RunSpec, runSpecSchema } from '../../core/run-spec.ts';
import type { StandingRubric } from '../../core/store/stored-grades.ts';
import { judgeConsistency } from '../../stages/grade/judge/consistency.ts';
import { withStore } from '../../store/with-store.ts';
import { openRunModels } from '../run-models.ts';
import { ruledGrades } from '../summarize/mixed-rubrics.ts';
import { workThatStops } from '../work-that-stops.ts';
import type { Workspace } from '../workspace.ts';
import type { GradeOptions, GradeResult } from './grade-result.ts';
import { gradeRun, withoutJudges } from './grade-run.ts';
import { isJudging } from './judge-by-batch.ts';
import { bringBack, setAside } from './set-aside.ts';
import { standingChanges, standingCounts } from './standing-counts.ts';
import { gradingStopped } from './until-stopped.ts';

export interface RegradeOptions
  extends Pick<GradeOptions, 'rulesOnly' | 'judges' | 'judgeAgain' | 'batch' | 'batching'> {
  /** @default the run's own; `verified` where it has none */
  readonly rubric?: RubricChoice;
  /** Judges' and imported words do not count from now on; otherwise they count again. @default false */
  readonly setAside?: boolean;
}

/** Grades the run again and compares the standing outcomes. @throws ClosedbookError `interrupted`: what was graded is kept. */
export async function regradeRun(
  id: string,
  workspace: Workspace,
  options: RegradeOptions,
): Promise<GradeResult> {
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const base = run.spec ?? runSpecSchema.parse({ datasets: ['imported'], models: ['imported/none'] });
    // Claims are split by a word of their own: closedbook grade RUN --claims MODEL.
    const spec = { ...withoutJudges(base), batch: options.batch ?? false, ...judging(base, options) };
    // Second verdicts alone are about the grades there are.
    const anew =
      options.rubric !== undefined || options.judges.length > 0 || options.judgeAgain === undefined;
    const models = await openRunModels({ ...spec, models: [] }, workspace, { said: options.judges });
    try {
      return await workThatStops({ store, workspace }, run.id, async (inside) => {
        const before = await store.outcomeTable([run.id]);
        // Graders of one's own are no rules of ours.
        const config = options.rulesOnly ? { ...inside.config, graders: [] } : inside.config;
        const { batching } = options;
        const own = { ...inside, config };
        const context = { run, spec, store, models, workspace: own, budget: openBudget(), batching };
        await (options.setAside === true ? setAside(context) : bringBack(context));
        if ((await gradeRun(context, { anew, stops: true })) === 'interrupted') throw gradingStopped();
        const after = await store.outcomeTable([run.id]);
        const waiting = (await store.batches(run.id)).filter(isJudging);
        const repeats = judgeConsistency(await store.verdictPairs(run.id));
        const told = repeats.length === 0 ? {} : { repeats };
        return {
          target: run.id,
          ...standingCounts(after),
          out: null,
          changed: standingChanges(before, after),
          ...told,
          ...(waiting.length === 0 ? {} : { waiting }),
          ...(anew ? keptOf(spec, await store.standingRubrics(run.id)) : {}),
        };
      });
    } finally {
      await models.close();
    }
  });
}

/**
 * Who judges now. Asked for second verdicts alone, it is the run's own judges under the rubric they had: nobody else has
 * given a first verdict.
 */
function judging(base: RunSpec, options: RegradeOptions): Pick<RunSpec, 'judges' | 'judgeAgain' | 'rubric'> {
  const { rulesOnly, judges, judgeAgain, rubric } = options;
  const named = rulesOnly ? [] : [...judges];
  if (judgeAgain === undefined || rulesOnly || named.length > 0) {
    return {
      judges: named,
      judgeAgain: judgeAgain ?? base.judgeAgain,
      rubric: rubric ?? base.rubric,
    };
  }
  if (base.judges.length === 0) {
    throw new ClosedbookError('usage', 'the run names no judge that could be asked again', {
      hint: 'Name the one that graded it: closedbook grade RUN --judge MODEL --judge-again 0.05',
    });
  }
  return { judges: base.judges, judgeAgain, rubric: rubric ?? base.rubric };
}

/** What still stands under another rubric than the one asked for. */
function keptOf({ rubric, judges }: RunSpec, all: readonly StandingRubric[]): Pick<GradeResult, 'kept'> {
  const asked = rubricName(rubric);
  const standing = ruledGrades(all).filter((one) => one.rubric !== asked);
  return standing.length === 0 ? {} : { kept: { rubric: asked, judged: judges.length > 0, standing } };
}
