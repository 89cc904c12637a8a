/**
 * The grading step of a run: rules over everything answered, then the judge or panel over what rules leave undecided.
 * Grades are appended; nothing is graded twice by the same grader, version and reference.
 */
import type { Grade, Judgement } from '../core/grade.ts';
import type { GradeRecord, Grader, GradingResult } from '../core/ports.ts';
import { referenceHash } from '../core/question.ts';
import type { ReplyToGrade } from '../core/store-contract.ts';
import { judgeGrader } from '../stages/grade/judge/judge-grader.ts';
import { panelGrader } from '../stages/grade/judge/panel-grader.ts';
import { withFamilyFlag } from '../stages/grade/judge/same-family.ts';
import { gradeByRules } from '../stages/grade/rules/grade-by-rules.ts';
import { rulesRef } from '../stages/grade/rules/rules-ref.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import { judgingUsd } from './judging-cost.ts';
import { loadConfig } from './load-config.ts';
import type { RunContext } from './run-context.ts';
import { DEFAULT_CONCURRENCY } from './run-models.ts';

export interface GradeRunOptions {
  /** Ids of the questions whose replies are graded. @default all */
  readonly only?: ReadonlySet<string>;
}

/** Grades what is not graded yet. @returns why it stopped early, or null. */
export async function gradeRun(context: RunContext, options: GradeRunOptions = {}): Promise<string | null> {
  await gradeRepliesByRules(context, options);
  for (const own of (await loadConfig(context.workspace)).graders ?? []) {
    const stopped = await judgeUndecided(context, own, options);
    if (stopped !== null) return stopped;
  }
  const grader = graderOf(context);
  return grader === null ? null : judgeUndecided(context, grader, options);
}

async function gradeRepliesByRules(
  { run, spec, store, workspace }: RunContext,
  { only }: GradeRunOptions,
): Promise<void> {
  const grader = rulesRef(spec.rubric);
  let done = 0;
  let refused = 0;
  for await (const page of within(only, store.repliesToGrade(run.id, { withoutGradeBy: grader }))) {
    const gradedAt = workspace.now().toISOString();
    const records = page.map(({ reply, question }): GradeRecord => {
      const judgement = gradeByRules({
        question: question.text,
        reference: question.reference,
        kind: question.kind,
        answer: reply.text,
        rubric: spec.rubric,
      });
      if (judgement.status === 'graded' && judgement.outcome === 'refused') refused += 1;
      return {
        grade: gradeOf(judgement, {
          replyId: reply.id,
          grader,
          gradedAt,
          referenceHash: referenceHash(question.reference),
        }),
      };
    });
    await store.saveGrades(records);
    done += records.length;
    workspace.progress({ stage: 'grade', done, total: null, refused });
  }
}

function graderOf({ spec, models, store, workspace }: RunContext): Grader | null {
  const judges = spec.judges.map((model) =>
    judgeGrader(models.complete, {
      model,
      rubric: spec.rubric,
      family: models.describe(model).family,
      cache: (hash) => store.judgeText(hash),
      price: models.costUsd,
      now: workspace.now,
    }),
  );
  if (judges.length === 0) return null;
  return judges.length === 1 ? judges[0] : panelGrader(judges);
}

async function judgeUndecided(
  context: RunContext,
  grader: Grader,
  { only }: GradeRunOptions,
): Promise<string | null> {
  const { run, store, workspace, budget } = context;
  const families = new Map(run.respondents.map((respondent) => [respondent.id, respondent.family]));
  let done = 0;
  let dearestUsd = 0;
  let failures = 0;
  let stoppedBy: string | null = null;
  const one = async ({ reply, question }: ReplyToGrade): Promise<void> => {
    const expectedUsd =
      grader.ref.kind === 'rules' ? 0 : judgingUsd({ question, answer: reply.text }, context);
    const settle = budget.reserve(expectedUsd === null ? null : Math.max(expectedUsd, dearestUsd));
    if (settle === null) {
      stoppedBy = 'budget-reached';
      return;
    }
    let cost: number | null = 0;
    try {
      const result = await grader.grade({ question, answer: reply.text }, { signal: workspace.abandon });
      cost = costOf(result);
      dearestUsd = Math.max(dearestUsd, cost ?? 0);
      const common = {
        replyId: reply.id,
        gradedAt: workspace.now().toISOString(),
        referenceHash: referenceHash(question.reference),
      };
      const family = families.get(reply.respondentId) ?? null;
      if (result.judgement.status === 'ungraded' && result.judgement.why === 'judge-failed') {
        // An outage is no judgement: nothing is recorded, and resume asks the judge again.
        failures += 1;
        return;
      }
      for (const record of recordsOf(result, grader, { runId: run.id, family, common }))
        await store.saveGrade(record);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
      stoppedBy = 'interrupted';
    } finally {
      settle(cost);
    }
    done += 1;
    workspace.progress({ stage: 'judge', done, total: null, costUsd: budget.spentUsd || null });
  };
  const pages = within(
    only,
    store.repliesToGrade(run.id, { undecidedOnly: true, withoutGradeBy: grader.ref }),
  );
  await forEachAtOnce(pages, one, {
    atOnce: context.concurrency ?? context.spec.concurrency ?? DEFAULT_CONCURRENCY,
    stopped: () => stoppedBy !== null || workspace.stop.aborted,
  });
  if (failures > 0)
    workspace.warn(`the judge failed on ${failures} replies; closedbook resume asks it again`);
  return stoppedBy ?? (workspace.stop.aborted ? 'interrupted' : failures > 0 ? 'judge-failed' : null);
}

/** Pages without the replies to other questions. */
async function* within(
  only: ReadonlySet<string> | undefined,
  pages: AsyncIterable<ReplyToGrade[]>,
): AsyncGenerator<ReplyToGrade[]> {
  for await (const page of pages) {
    yield only === undefined ? page : page.filter(({ question }) => only.has(question.id));
  }
}

/** A panel's members are recorded with their calls, then the panel itself. */
function recordsOf(
  result: GradingResult,
  grader: Grader,
  options: {
    readonly runId: string;
    readonly family: string | null;
    readonly common: { readonly replyId: string; readonly gradedAt: string; readonly referenceHash: string };
  },
): GradeRecord[] {
  const { runId, family, common } = options;
  const record = (ref: Grade['grader'], part: GradingResult, judgeFamily: string | null): GradeRecord => {
    const judgement = withFamilyFlag(part.judgement, { judge: judgeFamily, respondent: family });
    return {
      grade: gradeOf(judgement, { ...common, grader: ref, ...(part.call ? { callId: part.call.id } : {}) }),
      ...(part.call ? { call: { ...part.call, runId } } : {}),
      ...(part.judgeText ? { judgeText: part.judgeText } : {}),
    };
  };
  const members = (result.members ?? []).map((member) => record(member.ref, member.result, null));
  return [...members, record(grader.ref, result, grader.family ?? null)];
}

function costOf(result: GradingResult): number | null {
  const calls = [result, ...(result.members ?? []).map((member) => member.result)].flatMap(
    (part) => part.call ?? [],
  );
  return calls.some((call) => call.costUsd === null)
    ? null
    : calls.reduce((sum, call) => sum + (call.costUsd ?? 0), 0);
}

function gradeOf(
  judgement: Judgement,
  common: Pick<Grade, 'replyId' | 'grader' | 'gradedAt' | 'referenceHash' | 'callId'>,
): Grade {
  return { ...common, ...judgement };
}
