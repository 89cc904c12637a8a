/**
 * Answers that an import saves, a batch in a dozen statements. What has to be asked one by one, because it may be there
 * already or comes with a judge's call, is left to the records of replies and grades: a batch that finds a row taken
 * is taken back and saved that way, where the refusal is told.
 */
import type { AnswerRecord } from '../core/ports.ts';
import { CALL, callColumns } from './call-records.ts';
import type { Database } from './database.ts';
import { GRADE, gradeColumns, gradeFacts, STANDING } from './grade-columns.ts';
import type { GradeRecords } from './grade-records.ts';
import { insertMany } from './insert-many.ts';
import type { QuestionRecords } from './question-records.ts';
import { REPLY, replyColumns } from './reply-rows.ts';
import type { DatasetName } from './run-question.ts';
import type { RunRecords } from './run-records.ts';
import { type GradeFacts, standingOf } from './standing.ts';

/** Some row of the batch was there before. */
export class AlreadyThere extends Error {}

export interface NewAnswers {
  /** Inside a write. @throws AlreadyThere; `record-invalid`, `duplicate-id` of a question. */
  insert(run: number, dataset: DatasetName, records: readonly AnswerRecord[]): void;
}

export function newAnswers(
  database: Database,
  rooms: { readonly runs: RunRecords; readonly questions: QuestionRecords; readonly grades: GradeRecords },
): NewAnswers {
  const { runs, questions, grades } = rooms;
  const insertCalls = insertMany(database, 'calls', CALL);
  const insertReplies = insertMany(database, 'replies', REPLY, {
    counting: ['call'],
    twins: { ask_key: 'reply_id', asked: 'question' },
    ending: 'on conflict (run, ask_key) do nothing',
  });
  const insertGrades = insertMany(database, 'grades', GRADE, {
    counting: ['reply'],
    ending: 'on conflict (reply, grader, reference) do nothing',
  });
  const insertStanding = insertMany(database, 'standing', STANDING, { counting: ['reply', 'grade'] });

  return {
    insert(run, dataset, records) {
      if (!records.every(isPlain)) throw new AlreadyThere();
      const asked = questions.addMany(run, dataset, records);
      const firstCall = insertCalls(records.map(({ call }) => callColumns(run, call))).firstId;
      const replies = insertReplies(
        records.map(({ reply }, at) => {
          const { key, question, content_hash } = asked[at]!;
          return replyColumns(reply, {
            run,
            question: key,
            respondent: runs.respondentKey(run, reply.respondentId),
            call: firstCall + at,
            asked: content_hash === reply.questionHash ? question : null,
          });
        }),
      );
      if (replies.changes < records.length) throw new AlreadyThere();
      const rows = records.flatMap(({ grades: said }, at) =>
        said.map(({ grade }) =>
          gradeColumns(grade, {
            reply: replies.firstId + at,
            grader: grades.graderKey(grade.grader),
            reference: questions.referenceKey(grade.referenceHash),
            call: null,
          }),
        ),
      );
      const graded = insertGrades(rows);
      if (graded.changes < rows.length) throw new AlreadyThere();
      let at = 0;
      insertStanding(
        records.flatMap(({ grades: said }, index) => {
          const facts: GradeFacts[] = [];
          for (const { grade } of said) {
            const row = rows[at]!;
            if (row.reference === asked[index]!.reference)
              facts.push(gradeFacts(graded.firstId + at, grade.grader, row));
            at += 1;
          }
          return facts.length === 0 ? [] : [{ reply: replies.firstId + index, ...standingOf(facts) }];
        }),
      );
    },
  };
}

/** Nothing beside the reply, its call and grades of nobody who was asked for them. */
function isPlain({ guess, call, grades }: AnswerRecord): boolean {
  return (
    guess === undefined &&
    call.rawBody == null &&
    grades.every((said) => said.call === undefined && said.judgeText === undefined)
  );
}
