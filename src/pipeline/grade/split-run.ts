/**
 * Long answers of a run split into claims by one judge, each held against the question's facts by rules. Only questions with
 * several facts are put to it; an answer that it has split under this version is not split again.
 */

import { openBudget } from '../../core/budget.ts';
import { CLAIM_RESULTS, type ClaimResult } from '../../core/claim.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { GraderRef } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import { runSpecSchema } from '../../core/run-spec.ts';
import type { ReplyToGrade, Store } from '../../core/store-contract.ts';
import { claimsGrader } from '../../stages/grade/claims/claims-grader.ts';
import { withStore } from '../../store/with-store.ts';
import { openRunModels } from '../run-models.ts';
import { workThatStops } from '../work-that-stops.ts';
import type { Workspace } from '../workspace.ts';
import type { ClaimCounts, GradeResult } from './grade-result.ts';
import { judgeReplies } from './judge-replies.ts';
import { standingChanges, standingCounts } from './standing-counts.ts';
import { gradingStopped } from './until-stopped.ts';

/** @throws ClosedbookError `usage` where no question of the run has several facts; `interrupted`: what was split is kept. */
export async function splitRun(
  id: string,
  workspace: Workspace,
  { model }: { readonly model: string },
): Promise<GradeResult> {
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const base = run.spec ?? runSpecSchema.parse({ datasets: ['imported'], models: ['imported/none'] });
    const spec = { ...base, judges: [model], rubric: 'person-strict' as const };
    const models = await openRunModels({ ...spec, models: [] }, workspace, { said: [model] });
    try {
      return await workThatStops({ store, workspace }, run.id, async (inside) => {
        const before = await store.outcomeTable([run.id]);
        const grader = claimsGrader(models.complete, {
          model,
          family: models.describe(model).family,
          cache: (hash) => store.judgeText(hash),
          price: models.costUsd,
          now: inside.now,
        });
        const context = { run, spec, store, models, workspace: inside, budget: openBudget() };
        const pages = longAnswers(store.repliesToGrade(run.id, { withoutGradeBy: grader.ref }));
        if ((await judgeReplies(context, grader, pages)) === 'interrupted') throw gradingStopped();
        const claims = await countClaims(store, { runId: run.id, grader: grader.ref });
        if (claims.answers + claims.unread === 0) {
          throw new ClosedbookError(
            'usage',
            `no answer of run ${run.id} is to a question with several facts`,
            {
              hint: 'Claims are held against a reference of the form "facts", as the biographies of person-facts have.',
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
        };
      });
    } finally {
      await models.close();
    }
  });
}

async function* longAnswers(pages: AsyncIterable<ReplyToGrade[]>): AsyncGenerator<ReplyToGrade[]> {
  for await (const page of pages) yield page.filter(({ question }) => question.reference?.form === 'facts');
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

/** The counts for a terminal. */
export function claimCountsText({ grader, answers, unread, results }: ClaimCounts): string[] {
  const sum = Object.values(results).reduce((total, count) => total + count, 0);
  const parts = CLAIM_RESULTS.filter((result) => results[result] > 0).map(
    (result) => `${results[result]} ${result.replaceAll('-', ' ')}`,
  );
  return [
    `  ${grader}: ${counted(sum, 'claim')} in ${answers} long answers${unread === 0 ? '' : `, ${unread} not read`}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`,
  ];
}
