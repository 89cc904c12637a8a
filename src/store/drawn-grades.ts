/** What people said of a draw, without its texts: a review looks at it after every grade. */
import type { DrawnGrades } from '../core/store/stored-reviews.ts';
import { gradesOfReplies } from './grades-of-replies.ts';
import type { Reader } from './reader.ts';

/** In the order of drawing. */
export async function drawnGrades(database: Reader, run: number, auditId: string): Promise<DrawnGrades[]> {
  const drawn = database.kysely
    .selectFrom('audits')
    .innerJoin('replies', 'replies.id', 'audits.reply')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .innerJoin('questions', 'questions.id', 'run_questions.question')
    .innerJoin('reference_hashes', 'reference_hashes.id', 'questions.reference')
    .select(['audits.reply', 'replies.reply_id', 'reference_hashes.hash'])
    .where('audits.run', '=', run)
    .where('audits.audit_id', '=', auditId)
    .orderBy('audits.position');
  const columns = await database.columns(drawn, { reply: 'plain', reply_id: 'plain', hash: 'plain' });
  const outer = new Map(columns.reply.map((key, at) => [key, columns.reply_id[at]!]));
  const grades = await gradesOfReplies(database, outer, 'human');
  return columns.reply.map((key, at) => ({
    replyId: columns.reply_id[at]!,
    referenceHash: columns.hash[at]!,
    grades: grades.get(key) ?? [],
  }));
}
