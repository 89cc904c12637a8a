/**
 * The grading step of a run: rules over everything answered, then the judge or panel over what rules leave undecided,
 * then a share of that once more where asked for. Grades are appended; nothing is graded twice by the same grader, version and reference.
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
import { judgeAgain } from './judge-again.ts';
import { judgeEach } from './judge-each.ts';
import { loadConfig } from './load-config.ts';
import type { RunContext } from './run-context.ts';

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
  if (grader === null) return null;
  const stopped = await judgeUndecided(context, grader, options);
  const share = context.spec.judgeAgain ?? 0;
  if (stopped !== null || share === 0) return stopped;
  return judgeAgain(context, graderOf(context, 1) as Grader, { share, ...options });
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

/** @param repeat - How often the judges were asked before; a repeat is never answered by a remembered verdict. */
function graderOf({ spec, models, store, workspace }: RunContext, repeat = 0): Grader | null {
  const judges = spec.judges.map((model) =>
    judgeGrader(models.complete, {
      model,
      rubric: spec.rubric,
      repeat,
      family: models.describe(model).family,
      ...(repeat === 0 ? { cache: (hash) => store.judgeText(hash) } : {}),
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
  const { run, store, workspace } = context;
  const families = new Map(run.respondents.map((respondent) => [respondent.id, respondent.family]));
  const pages = store.repliesToGrade(run.id, { undecidedOnly: true, withoutGradeBy: grader.ref });
  return judgeEach(context, grader, {
    pages: within(only, pages),
    async save(result, { reply, question }) {
      const common = {
        replyId: reply.id,
        gradedAt: workspace.now().toISOString(),
        referenceHash: referenceHash(question.reference),
      };
      const family = families.get(reply.respondentId) ?? null;
      for (const record of recordsOf(result, grader, { runId: run.id, family, common }))
        await store.saveGrade(record);
    },
  });
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

function gradeOf(
  judgement: Judgement,
  common: Pick<Grade, 'replyId' | 'grader' | 'gradedAt' | 'referenceHash' | 'callId'>,
): Grade {
  return { ...common, ...judgement };
}
