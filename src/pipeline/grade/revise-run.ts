/**
 * Corrected references in a run that has been asked: replies and all earlier grades stay, and only the replies to the
 * corrected questions are graded again. A question whose wording changed is another question, which must be asked; it
 * is named and left alone.
 */

import { openBudget } from '../../core/budget.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type Question, referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import type { Run } from '../../core/run.ts';
import { runSpecSchema } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import { type RegradeReport, regradeReport } from '../../stages/grade/regrade-report.ts';
import { withStore } from '../../store/with-store.ts';
import { openRunModels } from '../run-models.ts';
import { workThatStops } from '../work-that-stops.ts';
import type { Workspace } from '../workspace.ts';
import { type Correction, correctedQuestions } from './corrected-questions.ts';
import { gradeRun, withoutJudges } from './grade-run.ts';
import { differingParts } from './same-reference.ts';

export interface RevisedQuestion {
  readonly id: string;
  readonly text: string;
  /** Reference and status in words. */
  readonly before: string;
  readonly after: string;
}

export interface ReviseResult {
  readonly runId: string;
  readonly revised: readonly RevisedQuestion[];
  /** Questions of the file whose wording or kind differs from what was asked. */
  readonly reworded: readonly string[];
  /** Standing outcomes of the replies to the revised questions, before and after, by respondent. */
  readonly respondents: readonly (RegradeReport & { readonly respondentId: string })[];
  /** Grades by people that were given against the old reference and stand no longer. */
  readonly humanGradesAside: number;
}

/** Corrects and grades again; the judges look only at what rules leave undecided. */
export async function reviseRun(
  id: string,
  workspace: Workspace,
  options: { readonly correction: Correction; readonly judges: readonly string[] },
): Promise<ReviseResult> {
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const { revisions, reworded } = await correctedQuestions(run, store, options.correction);
    const base = run.spec ?? runSpecSchema.parse({ datasets: ['imported'], models: ['imported/none'] });
    const spec = { ...withoutJudges(base), judges: [...options.judges] };
    const models = await openRunModels({ ...spec, models: [] }, workspace, { said: options.judges });
    try {
      return await workThatStops({ store, workspace }, run.id, async (inside) => {
        const ids = revisions.map(({ after }) => after.id);
        const before = await standingOf(store, run, ids);
        for (const { after } of revisions) await store.reviseQuestion(run.id, after);
        const touched = revisions.filter(
          ({ before: old, after }) => referenceHash(old.reference) !== referenceHash(after.reference),
        );
        const only = new Set(touched.map(({ after }) => after.id));
        if (only.size > 0) {
          await gradeRun({ run, spec, store, models, workspace: inside, budget: openBudget() }, { only });
        }
        const after = await standingOf(store, run, ids);
        return {
          runId: run.id,
          revised: revisions.map(({ before: old, after: now }) => ({
            id: now.id,
            text: now.text,
            ...bothInWords(old, now),
          })),
          reworded,
          respondents: [...after.outcomes].map(([respondentId, outcomes]) => ({
            respondentId,
            ...regradeReport(before.outcomes.get(respondentId) ?? new Map(), outcomes),
          })),
          humanGradesAside: before.people - after.people,
        };
      });
    } finally {
      await models.close();
    }
  });
}

const IDS_AT_ONCE = 200;

/** Standing outcomes by respondent and reply, and how many grades by people stand. */
async function standingOf(store: Store, run: Run, questionIds: readonly string[]) {
  const outcomes = new Map<string, Map<string, Outcome | null>>();
  let people = 0;
  for (let at = 0; at < questionIds.length; at += IDS_AT_ONCE) {
    const filter = { runIds: [run.id], questionIds: questionIds.slice(at, at + IDS_AT_ONCE) };
    for await (const { question, respondent, reply, grades, outcome } of store.answers(filter)) {
      if (reply.status === 'failed') continue;
      const known = outcomes.get(respondent.id) ?? new Map<string, Outcome | null>();
      outcomes.set(respondent.id, known.set(reply.id, outcome));
      const hash = referenceHash(question.reference);
      people += grades.filter(
        (grade) => grade.grader.kind === 'human' && grade.referenceHash === hash,
      ).length;
    }
  }
  return { outcomes, people };
}

/** References that look alike are told with the parts that differ. */
function bothInWords(old: Question, now: Question): { readonly before: string; readonly after: string } {
  const [before, after] = [inWords(old), inWords(now)];
  if (before !== after) return { before, after };
  const parts = (one: Question, other: Question) => {
    const differing = differingParts(one.reference, other.reference);
    return differing === '' ? '' : ` [${differing}]`;
  };
  return { before: before + parts(old, now), after: after + parts(now, old) };
}

function inWords({ reference, status }: Question): string {
  const text = reference === null ? 'no reference' : referenceText(reference);
  return status === 'ok' ? text : `${text} (${status})`;
}
