/** A person's words taken back, as if they had never been said: a word of its own is appended, so that nothing is lost. */
import { SET_ASIDE } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import type { GradeRecord } from '../../core/saved-records.ts';
import type { Store } from '../../core/store/store.ts';

export interface TakingBack {
  /** Whose words: `human:ada`, `claims-audit:ada`. */
  readonly grader: string;
  /** ISO time. */
  readonly gradedAt: string;
  /** @default every reply of the run */
  readonly replyId?: string;
}

/** @returns How many grades were taken back. */
export async function takenBack(
  store: Store,
  runId: string,
  { grader, gradedAt, replyId }: TakingBack,
): Promise<number> {
  const filter = { runIds: [runId], ...(replyId === undefined ? {} : { replyIds: [replyId] }) };
  let words: GradeRecord[] = [];
  let taken = 0;
  const save = async () => {
    await store.saveGrades(words);
    taken += words.length;
    words = [];
  };
  for await (const { question, grades } of store.answers(filter)) {
    const against = referenceHash(question.reference);
    const last = grades.findLast((grade) => grade.grader.id === grader && grade.referenceHash === against);
    if (last === undefined || (last.status === 'ungraded' && last.why === SET_ASIDE)) continue;
    const { replyId: of } = last;
    const common = { replyId: of, referenceHash: against, gradedAt, evidence: {} };
    const by = { ...last.grader, version: SET_ASIDE };
    words.push({ grade: { ...common, grader: by, status: 'ungraded', why: SET_ASIDE } });
    if (words.length === AT_ONCE) await save();
  }
  await save();
  return taken;
}

const AT_ONCE = 1000;
