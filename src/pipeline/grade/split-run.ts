/**
 * Long answers of a run split into claims by one judge, each held against the question's facts by rules. Only questions with
 * several facts are put to it; an answer that it has split under this version is not split again.
 */

import { openBudget } from '../../core/budget.ts';
import { CLAIM_RESULTS, type ClaimResult } from '../../core/claim.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { GraderRef } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import { runSpecSchema } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import { withStore } from '../../store/with-store.ts';
import { holdToLimit } from '../priced-budget.ts';
import { openRunModels } from '../run-models.ts';
import { workThatStops } from '../work-that-stops.ts';
import type { Workspace } from '../workspace.ts';
import type { ClaimCounts, GradeOptions, GradeResult } from './grade-result.ts';
import { longAnswers, splitAnswers, splitterOf } from './split-answers.ts';
import { standingChanges, standingCounts } from './standing-counts.ts';
import { gradingStopped } from './until-stopped.ts';

/** The model in `claims`, its limit and price. */
export type SplitRunOptions = Pick<GradeOptions, 'claims' | 'maxCostUsd' | 'modelFacts' | 'allowUnpriced'>;

/** @throws ClosedbookError `usage` where no question of the run has several facts; `interrupted`: what was split is kept. */
export async function splitRun(
  id: string,
  workspace: Workspace,
  { claims: model = '', maxCostUsd, modelFacts, allowUnpriced = false }: SplitRunOptions,
): Promise<GradeResult> {
  const maxUsd = maxCostUsd ?? null;
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const base = run.spec ?? runSpecSchema.parse({ datasets: ['imported'], models: ['imported/none'] });
    const spec = {
      ...{ ...base, judges: [], claims: model, allowUnpriced },
      modelFacts: { ...base.modelFacts, ...modelFacts },
    };
    const models = await openRunModels({ ...spec, models: [] }, workspace, { said: [model] });
    try {
      holdToLimit({ maxUsd, spec: { ...spec, models: [] }, models }, workspace);
      return await workThatStops({ store, workspace }, run.id, async (inside) => {
        const before = await store.outcomeTable([run.id]);
        const budget = openBudget({ maxUsd });
        const context = { run, spec, store, models, workspace: inside, budget };
        const stopped = await splitAnswers(context, {
          pages: (grader) => store.repliesToGrade(run.id, { withoutGradeBy: grader }),
        });
        if (stopped === 'interrupted') throw gradingStopped();
        if (stopped === 'budget-reached')
          inside.warn(
            `stopped at the limit of $${maxUsd}: the same command with another --max-cost goes on, nothing is split twice`,
          );
        const claims = await countClaims(store, { runId: run.id, grader: splitterOf(context)!.ref });
        if (claims.answers + claims.unread === 0) {
          throw new ClosedbookError(
            'usage',
            `no answer of run ${run.id} is to a question with several facts`,
            {
              hint: 'Claims are held against a reference of the form "facts", as person-biographies has; in a file of answers such a reference stands as JSON in the column of what counts as right.',
            },
          );
        }
        const after = await store.outcomeTable([run.id]);
        return {
          target: run.id,
          ...standingCounts(after),
          out: null,
          changed: standingChanges(before, after),
          claims,
          ...(stopped === null ? {} : { stoppedBy: stopped }),
        };
      });
    } finally {
      await models.close();
    }
  });
}

async function countClaims(
  store: Store,
  { runId, grader }: { readonly runId: string; readonly grader: GraderRef },
): Promise<ClaimCounts> {
  const results = Object.fromEntries(CLAIM_RESULTS.map((result) => [result, 0])) as Record<
    ClaimResult,
    number
  >;
  let answers = 0;
  let unread = 0;
  for await (const page of longAnswers(store.repliesToGrade(runId))) {
    for (const { question, grades } of page) {
      const against = referenceHash(question.reference);
      const own = grades.findLast(
        (grade) =>
          grade.grader.id === grader.id &&
          grade.grader.version === grader.version &&
          grade.referenceHash === against,
      );
      if (own === undefined) continue;
      const { claims } = own.evidence;
      if (claims === undefined) unread += 1;
      else answers += 1;
      for (const { result } of claims ?? []) results[result] += 1;
    }
  }
  return { grader: grader.id, answers, unread, results };
}
