/**
 * Grades, appended; and what stands of them, kept in the same transaction, so that counting never has to rank a
 * million grades. The same grader version on the same reply and reference speaks once: a repetition is ignored,
 * an ungraded word may be followed by a verdict, and a changed verdict needs a version of its own.
 */
import { sql } from 'kysely';
import type { Grade } from '../core/grade.ts';
import type { GradeRecord } from '../core/saved-records.ts';
import type { CallRecords } from './call-records.ts';
import type { Database } from './database.ts';
import { changedVerdict, GRADE, gradeColumns, gradeFacts } from './grade-columns.ts';
import { graderKeys } from './grader-keys.ts';
import type { QuestionRecords } from './question-records.ts';
import { RecordRefused } from './record-refused.ts';
import type { SavedReply } from './reply-records.ts';
import type { GradeFacts } from './standing.ts';
import { standingRecords } from './standing-records.ts';

export interface GradeRecords {
  /** Inside a write: the inner key of a grader's version, made when it is new. */
  graderKey(grader: Grade['grader']): number;
  /** Inside a write. @throws `record-invalid` for an unknown reply or a changed verdict. */
  insert(record: GradeRecord): void;
  /** Inside a write: the first grades of a reply that was saved in it. */
  insertFirst(reply: SavedReply, records: readonly GradeRecord[]): void;
  /** Inside a write: puts an earlier grade behind all others. @throws `record-invalid` when it was never given. */
  restate(grade: Grade): void;
  /** Inside a write: ranks the grades of every reply to a run's question anew. */
  rerank(run: number, runQuestion: number): void;
}

export function gradeRecords(
  database: Database,
  rooms: { readonly questions: QuestionRecords; readonly calls: CallRecords },
): GradeRecords {
  const { kysely } = database;
  const { questions, calls } = rooms;
  const graderKey = graderKeys(database);
  const standing = standingRecords(database);

  const findReply = database.find((slot) =>
    kysely
      .selectFrom('replies')
      .innerJoin('run_questions', 'run_questions.id', 'replies.question')
      .innerJoin('questions', 'questions.id', 'run_questions.question')
      .select(['replies.id', 'replies.run', 'questions.reference'])
      .where('replies.reply_id', '=', slot('reply_id')),
  );
  const findGrade = database.find((slot) =>
    kysely
      .selectFrom('grades')
      .select(['id', 'status', 'outcome'])
      .where('reply', '=', slot('reply'))
      .where('grader', '=', slot('grader'))
      .where('reference', '=', slot('reference')),
  );
  // Grades are in the order of their ids, so the last word has the largest.
  const moveLast = database.command((slot) =>
    kysely
      .updateTable('grades')
      .set({ id: sql<number>`(select max(id) + 1 from grades)` })
      .where('id', '=', slot('id')),
  );
  const removeGrade = database.command((slot) => kysely.deleteFrom('grades').where('id', '=', slot('id')));
  const insertGrade = database.insert(GRADE, (filled) =>
    kysely
      .insertInto('grades')
      .values(filled)
      .onConflict((conflict) => conflict.columns(['reply', 'grader', 'reference']).doNothing()),
  );
  const saveJudgeText = database.command((slot) =>
    kysely
      .insertInto('judge_texts')
      .values({ request_hash: slot('request_hash'), text: slot('text') })
      .onConflict((conflict) => conflict.column('request_hash').doNothing()),
  );
  const gradedReplies = database.lookup((slot) =>
    kysely
      .selectFrom('replies')
      .innerJoin('run_questions', 'run_questions.id', 'replies.question')
      .innerJoin('questions', 'questions.id', 'run_questions.question')
      .select(['replies.id', 'questions.reference'])
      .where('replies.run', '=', slot('run'))
      .where('replies.question', '=', slot('question')),
  );
  /** The row of a grade, its call and the judge's words saved. */
  const gradeRow = (reply: Pick<SavedReply, 'key' | 'run'>, { grade, call, judgeText }: GradeRecord) => {
    const callKey = call === undefined ? null : calls.insert(reply.run, call);
    if (call !== undefined && judgeText !== undefined) {
      saveJudgeText({ request_hash: call.requestHash, text: judgeText });
    }
    return gradeColumns(grade, {
      reply: reply.key,
      grader: graderKey(grade.grader),
      reference: questions.referenceKey(grade.referenceHash),
      call: callKey,
    });
  };
  return {
    graderKey,
    insertFirst(reply, records) {
      const facts: GradeFacts[] = [];
      for (const record of records) {
        const row = gradeRow(reply, record);
        const { changes, id } = insertGrade(row);
        if (changes === 0)
          throw new RecordRefused('record-invalid', `${record.grade.grader.id} grades one reply twice`);
        if (row.reference === reply.reference) facts.push(gradeFacts(id, record.grade));
      }
      if (facts.length > 0) standing.first(reply.key, facts);
    },
    insert(record) {
      const { grade } = record;
      const reply = findReply({ reply_id: grade.replyId });
      if (reply === undefined)
        throw new RecordRefused('record-invalid', `the store has no reply "${grade.replyId}"`);
      const row = gradeRow({ key: reply.id, run: reply.run }, record);
      const { grader, reference, outcome, call: callKey } = row;
      let { changes, id } = insertGrade(row);
      if (changes === 0) {
        const earlier = findGrade({ reply: reply.id, grader, reference })!;
        if (earlier.status === 'graded' && outcome === earlier.outcome) {
          if (callKey !== null) calls.remove(callKey);
          return;
        }
        if (earlier.status === 'graded') {
          throw changedVerdict(grade, { earlier: earlier.outcome, now: outcome });
        }
        removeGrade({ id: earlier.id });
        ({ changes, id } = insertGrade(row));
      }
      if (reference !== reply.reference) return;
      // The first grade against the current reference stands alone; only later ones need the others read.
      const facts = gradeFacts(id, grade);
      if (!standing.first(reply.id, [facts])) standing.rank(reply.id, reference);
    },
    restate({ replyId, grader: by, referenceHash }) {
      const reply = findReply({ reply_id: replyId });
      const reference = questions.referenceKey(referenceHash);
      const earlier =
        reply === undefined ? undefined : findGrade({ reply: reply.id, grader: graderKey(by), reference });
      if (reply === undefined || earlier === undefined) {
        throw new RecordRefused('record-invalid', `${by.id} has not graded the reply ${replyId}`);
      }
      moveLast({ id: earlier.id });
      if (reference === reply.reference) standing.rank(reply.id, reference);
    },
    rerank(run, runQuestion) {
      for (const { id, reference } of gradedReplies({ run, question: runQuestion }))
        standing.rank(id, reference);
    },
  };
}
