/**
 * Saving what a person said of replies that an audit drew, from a sheet or at the desk: the same words give the same grades,
 * and so the same corrected rates, whichever way they came.
 */
import type { Grade } from '../../core/grade.ts';
import type { Store } from '../../core/store/store.ts';
import { isAuditVersion } from '../../stages/grade/human/audit-record.ts';

/** Replies asked for at once. */
const AT_ONCE = 500;

/** @param grades - Of one person, at most one a reply, under the plain version of their audit. */
export async function saveHumanGrades(store: Store, runId: string, grades: readonly Grade[]): Promise<void> {
  const said = await gradesByReply(
    store,
    runId,
    grades.map(({ replyId }) => replyId),
  );
  const read = grades.flatMap((grade) => {
    const before = (said.get(grade.replyId) ?? []).filter(
      ({ grader, referenceHash }) => grader.id === grade.grader.id && referenceHash === grade.referenceHash,
    );
    const ofAudit = before.filter(({ grader }) => isAuditVersion(grader.version, grade.grader.version));
    const last = before.at(-1);
    // What is the last word already is not said again: a sheet of the desk's grades changes nothing where they are.
    if (last !== undefined && ofAudit.includes(last) && wordsOf(last) === wordsOf(grade)) return [];
    return [revised(grade, ofAudit)];
  });
  await store.saveGrades(read.map((grade) => ({ grade })));
  // Words that were taken back, or changed and changed again, are the last ones now.
  await store.restateGrades(read);
}

/** All that was said of each reply, in the order of saying. */
async function gradesByReply(
  store: Store,
  runId: string,
  replyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Grade[]>> {
  const found = new Map<string, readonly Grade[]>();
  for (let at = 0; at < replyIds.length; at += AT_ONCE) {
    const filter = { runIds: [runId], replyIds: replyIds.slice(at, at + AT_ONCE) };
    for await (const { reply, grades } of store.answers(filter)) found.set(reply.id, grades);
  }
  return found;
}

/** Grades are appended, never changed: another word of the same person on the same reply is a revision of its own. */
function revised(grade: Grade, before: readonly Grade[]): Grade {
  const { rule } = grade.evidence;
  const same = before.find(
    (earlier) => wordsOf(earlier) === wordsOf(grade) && earlier.evidence.rule === rule,
  );
  const version =
    same?.grader.version ??
    (before.length === 0 ? grade.grader.version : `${grade.grader.version}#${before.length + 1}`);
  return { ...grade, grader: { ...grade.grader, version } };
}

/** With reason and note, and what was said of single claims: a note that was mended is a word of its own. */
function wordsOf(grade: Grade): string {
  const { text = null, audited = null } = grade.evidence;
  return JSON.stringify(
    grade.status === 'graded' ? [grade.outcome, grade.reason, text] : [grade.why, null, text, audited],
  );
}
