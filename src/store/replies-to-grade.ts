/**
 * Replies that graders still have to look at, with their question and what has been said of them. Always in pages:
 * between two of them others may write, and memory does not grow with the run.
 */
import { sql } from 'kysely';
import type { QuestionStretch } from '../core/question-stretch.ts';
import type { RepliesToGradeOptions, ReplyToGrade } from '../core/store/stored-grades.ts';
import { gradesOfReplies } from './grades-of-replies.ts';
import type { QuestionReads } from './question-reads.ts';
import type { Reader } from './reader.ts';
import { PACKED_REPLY, replyRowAt, replyRows, toReply } from './reply-rows.ts';
import { hasSecondVerdict } from './second-verdicts.ts';

interface GraderVersion {
  readonly id: string;
  readonly version: string;
}

const PAGE = 200;
/** Keys looked through at a time: where next to nothing is to be graded, one query over a large run takes seconds. */
const SPAN = 20_000;

export async function* repliesToGrade(
  database: Reader,
  questions: QuestionReads,
  run: number,
  options: RepliesToGradeOptions = {},
): AsyncGenerator<ReplyToGrade[]> {
  const {
    pass,
    withoutGradeBy,
    gradedOnceBy,
    undecidedOnly = false,
    judgedUnderAnother,
    within,
    pageSize = PAGE,
  } = options;
  const { oldest, newest: found } = await keysOf(database, run, within);
  let newest = found;
  for (let last = oldest - 1; last < newest; ) {
    const end = last + SPAN;
    let query = replyRows(database)
      .leftJoin('standing', 'standing.reply', 'replies.id')
      .where('replies.run', '=', run)
      .where('replies.status', '=', 'answered')
      .where('replies.id', '>', last)
      .where('replies.id', '<=', end);
    if (within !== undefined)
      query = query
        .where('replies.question', '>=', within.first)
        .where('replies.question', '<=', within.last);
    if (pass !== undefined) query = query.where('replies.pass', '=', pass);
    if (undecidedOnly) {
      query = query.where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('standing.outcome', 'is', null),
          exists(
            selectFrom('grades')
              .innerJoin('graders', 'graders.id', 'grades.grader')
              .select('grades.id')
              .whereRef('grades.id', '=', 'standing.grade')
              .where('graders.kind', '=', 'imported'),
          ),
        ]),
      );
    }
    const currentGrade = () =>
      database.kysely
        .selectFrom('grades')
        .innerJoin('graders', 'graders.id', 'grades.grader')
        .innerJoin('questions as current', 'current.reference', 'grades.reference')
        .select('grades.id')
        .where('grades.reply', '=', sql.ref<number>('replies.id'))
        .where('current.id', '=', sql.ref<number>('run_questions.question'));
    const gradeBy = ({ id, version }: GraderVersion) =>
      currentGrade().where('graders.grader_id', '=', id).where('graders.version', '=', version);
    if (withoutGradeBy !== undefined) {
      query = query.where(({ not, exists }) => not(exists(gradeBy(withoutGradeBy))));
    }
    if (gradedOnceBy !== undefined) {
      query = query.where(({ exists }) =>
        exists(gradeBy(gradedOnceBy).where(({ not }) => not(hasSecondVerdict))),
      );
    }
    if (judgedUnderAnother !== undefined) {
      query = query.where(({ exists }) =>
        exists(
          currentGrade()
            .where('graders.kind', 'in', ['judge', 'panel'])
            .where('graders.rubric', '!=', judgedUnderAnother)
            .where('grades.status', '=', 'graded'),
        ),
      );
    }
    // Packed, because one of the drivers cuts a text at its first NUL, and an answer cut short is another answer.
    const columns = await database.columns(query.orderBy('replies.id').limit(pageSize), {
      ...PACKED_REPLY,
      id: 'plain',
      question_record: 'plain',
    });
    const { id: ids, question_record: asked } = columns;
    if (ids.length > 0) {
      const records = await questions.records(asked);
      const said = await gradesOfReplies(database, new Map(ids.map((id, at) => [id, columns.reply_id[at]!])));
      yield ids.map((id, at) => ({
        reply: toReply(replyRowAt(columns, at)) as ReplyToGrade['reply'],
        question: records.get(asked[at]!)!,
        grades: said.get(id) ?? [],
      }));
    }
    // The driver answers at once: without a pause between pages no signal (Ctrl-C) would be heard before the last.
    await new Promise((resolve) => setImmediate(resolve));
    last = ids.length < pageSize ? end : ids[ids.length - 1]!;
    if (last >= newest) newest = (await keysOf(database, run, within)).newest;
  }
}

async function keysOf({ kysely }: Reader, run: number, within?: QuestionStretch) {
  const replies = kysely.selectFrom('replies').where('run', '=', run);
  // A sum is no column, so the smallest of a stretch is not looked for along all replies of the run.
  const id = within === undefined ? sql<number>`id` : sql<number>`id + 0`;
  const { oldest, newest } = await (within === undefined
    ? replies
    : replies.where('question', '>=', within.first).where('question', '<=', within.last)
  )
    .select(({ fn }) => [fn.min(id).as('oldest'), fn.max(id).as('newest')])
    .executeTakeFirstOrThrow();
  return { oldest: Number(oldest ?? 0), newest: Number(newest ?? -1) };
}
