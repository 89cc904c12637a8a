/**
 * First verdicts: a judge, panel or grader of one's own over replies, each saved with its call. Members of a panel are
 * recorded before the panel itself, so that its grade is the last word.
 */
import type { Grade } from '../../core/grade.ts';
import type { Grader, GradingResult } from '../../core/grader.ts';
import { referenceHash } from '../../core/question.ts';
import type { GradeRecord } from '../../core/saved-records.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { withFamilyFlag } from '../../stages/grade/judge/same-family.ts';
import type { RunContext } from '../run-context.ts';
import { type JudgeEachWork, judgeEach } from './judge-each.ts';

/** @returns why it stopped early, or null. */
export async function judgeReplies(
  context: RunContext,
  grader: Grader,
  pages: AsyncIterable<ReplyToGrade[]>,
  given: Pick<JudgeEachWork, 'expectedUsd'> = {},
): Promise<string | null> {
  const { run, store, workspace } = context;
  const families = new Map(run.respondents.map((respondent) => [respondent.id, respondent.family]));
  return judgeEach(context, grader, {
    pages,
    ...given,
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
      grade: { ...common, grader: ref, ...(part.call ? { callId: part.call.id } : {}), ...judgement },
      ...(part.call ? { call: { ...part.call, runId } } : {}),
      ...(part.judgeText ? { judgeText: part.judgeText } : {}),
    };
  };
  const members = (result.members ?? []).map((member) => record(member.ref, member.result, null));
  return [...members, record(grader.ref, result, grader.family ?? null)];
}
