/**
 * A share of what the judge graded put to it a second time: how often it says the same. Drawn by chance from all that
 * it graded, by reply, so that a resumed run draws the same replies and asks for no third verdict. What stands stays.
 */
import type { Grade } from '../../core/grade.ts';
import type { Grader, GradingResult } from '../../core/grader.ts';
import { referenceHash } from '../../core/question.ts';
import type { SecondVerdictRecord } from '../../core/saved-records.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { isJudgedAgain } from '../../stages/grade/judge/consistency.ts';
import type { RunContext } from '../run-context.ts';
import { judgeEach } from './judge-each.ts';

/** The share, as far as it was judged once and not twice. */
export async function* drawnAgain(
  { run, spec, store }: RunContext,
  grader: Grader,
  { share, only }: { readonly share: number; readonly only?: ReadonlySet<string> },
): AsyncGenerator<ReplyToGrade[]> {
  for await (const page of store.repliesToGrade(run.id, { gradedOnceBy: grader.ref })) {
    yield page.filter(
      ({ reply, question, grades }) =>
        only?.has(question.id) !== false &&
        wasAsked(grades.findLast((grade) => isBy(grade, grader, referenceHash(question.reference)))) &&
        isJudgedAgain(reply.id, { share, seed: spec.seed }),
    );
  }
}

/**
 * @param grader - Asks what the first verdicts' grader asked, as a repeat that no remembered verdict answers.
 * @returns why it stopped early, or null.
 */
export async function judgeAgain(
  context: RunContext,
  grader: Grader,
  pages: AsyncIterable<ReplyToGrade[]>,
): Promise<string | null> {
  const { run, store } = context;
  return judgeEach(context, grader, {
    pages,
    async save(result, { reply, question }) {
      const common = { replyId: reply.id, referenceHash: referenceHash(question.reference) };
      const second = ({ judgement, call }: GradingResult, ref: Grader['ref']): SecondVerdictRecord => ({
        grade: { ...common, grader: ref },
        again: {
          ...(judgement.status === 'graded'
            ? { outcome: judgement.outcome }
            : { outcome: null, why: judgement.why }),
          ...(call ? { callId: call.id } : {}),
        },
        ...(call ? { call: { ...call, runId: run.id } } : {}),
      });
      const members = (result.members ?? []).map((member) => second(member.result, member.ref));
      for (const record of [...members, second(result, grader.ref)]) await store.saveSecondVerdict(record);
    },
  });
}

function isBy(grade: Grade, { ref }: Grader, hash: string): boolean {
  return grade.grader.id === ref.id && grade.grader.version === ref.version && grade.referenceHash === hash;
}

/** Without a reference or words to judge, nobody was asked, and asking again would say nothing. */
function wasAsked(first: Grade | undefined): boolean {
  return first?.status === 'graded' || (first?.why !== 'no-reference' && first?.why !== 'reply-failed');
}
