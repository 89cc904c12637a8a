/**
 * Answers as a page shows them, in the order of answers() and a page at a time. A view of an answer has thirty columns, most of
 * them hashes, and what a model thought before it answered; these are the dozen that are looked at.
 */
import type { ShownAnswer, ShownGrade, ShownReply } from '../core/answer-view.ts';
import type { UngradedWhy } from '../core/grade.ts';
import type { Outcome, RefusalReason } from '../core/outcome.ts';
import type { Reply } from '../core/reply.ts';
import { runKeys } from './answer-pages.ts';
import { gradersOf } from './grades-of-replies.ts';
import type { QuestionReads } from './question-reads.ts';
import type { Reader } from './reader.ts';
import { remarksOf, signsOf } from './reply-rows.ts';

const WITHIN_RUN = ['question', 'respondent', 'trial', 'id'] as const;

export async function* shownAnswers(
  database: Reader,
  questions: QuestionReads,
  { runIds, rows }: { readonly runIds: readonly string[] | undefined; readonly rows: number },
): AsyncGenerator<readonly ShownAnswer[]> {
  for (const run of await runKeys(database, runIds === undefined ? {} : { runIds })) {
    const respondents = await idsOfRespondents(database, run);
    for (let after: Place | null = null; ; ) {
      const page: Page = await pageAfter(database, run, { after, rows });
      const records = await questions.records(page.record);
      const grades = await gradesOf(database, page.id);
      yield page.id.map((id, at) => ({
        question: records.get(page.record[at]!)!,
        respondent: respondents.get(page.respondent[at]!)!,
        reply: replyAt(page, at),
        grades: grades.get(id) ?? [],
        outcome: outcomeAt(page, at),
      }));
      if (page.id.length < rows) break;
      after = placeAt(page, rows - 1);
    }
  }
}

type Place = Readonly<Record<(typeof WITHIN_RUN)[number], number>>;
type Page = Awaited<ReturnType<typeof pageAfter>>;

function placeAt({ question, respondent, trial, id }: Page, at: number): Place {
  return { question: question[at]!, respondent: respondent[at]!, trial: trial[at]!, id: id[at]! };
}

function pageAfter(
  database: Reader,
  run: number,
  { after, rows: limit }: { readonly after: Place | null; readonly rows: number },
) {
  let rows = database.kysely
    .selectFrom('replies')
    .innerJoin('run_questions', 'run_questions.id', 'replies.question')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .select([
      'replies.id',
      'replies.question',
      'replies.respondent',
      'replies.trial',
      'replies.pass',
      'replies.status',
      'replies.kind',
      'replies.closed_book',
      'replies.confidence',
      'replies.category',
      'replies.signs',
      'replies.error',
      'replies.text',
      'run_questions.question as record',
      'standing.outcome',
    ])
    .where('replies.run', '=', run)
    .limit(limit);
  if (after !== null)
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('replies.question', 'replies.respondent', 'replies.trial', 'replies.id'),
        '>',
        tuple(after.question, after.respondent, after.trial, after.id),
      ),
    );
  for (const column of WITHIN_RUN) rows = rows.orderBy(`replies.${column}`);
  return database.columns(rows, {
    id: 'plain',
    question: 'plain',
    respondent: 'plain',
    trial: 'plain',
    pass: 'plain',
    status: 'plain',
    kind: 'plain',
    closed_book: 'plain',
    confidence: 'fraction',
    category: 'plain',
    signs: 'plain',
    error: 'plain',
    text: 'text',
    record: 'plain',
    outcome: 'plain',
  });
}

/** A failed reply has no outcome, whatever a tool said of it. */
function outcomeAt({ status, outcome }: Page, at: number): Outcome | null {
  return status[at] === 'blocked'
    ? 'refused'
    : status[at] === 'failed'
      ? null
      : (outcome[at] as Outcome | null);
}

function replyAt(page: Page, at: number): ShownReply {
  const signs = { signs: page.signs[at]! };
  // Most are answered. Written out: spreading a record into another takes longer than reading its row.
  if (page.status[at] === 'answered')
    return {
      trial: page.trial[at]!,
      pass: page.pass[at] as Reply['pass'],
      closedBook: page.closed_book[at] as Reply['closedBook'],
      closedBookSigns: signsOf(signs),
      remarks: remarksOf(signs),
      status: 'answered',
      text: page.text[at] ?? '',
      confidence: page.confidence[at]!,
    };
  const base = {
    trial: page.trial[at]!,
    pass: page.pass[at] as Reply['pass'],
    closedBook: page.closed_book[at] as Reply['closedBook'],
    closedBookSigns: signsOf(signs),
    remarks: remarksOf(signs),
    text: page.text[at]!,
  };
  return page.status[at] === 'blocked'
    ? {
        ...base,
        status: 'blocked',
        by: page.kind[at] as 'model' | 'filter',
        category: page.category[at]!,
      }
    : {
        ...base,
        status: 'failed',
        kind: page.kind[at] as 'error' | 'empty' | 'truncated',
        error: JSON.parse(page.error[at] ?? '{}') as Extract<Reply, { status: 'failed' }>['error'],
      };
}

/** Every grade of the replies, in the order they were appended; replies without one have no entry. */
async function gradesOf(database: Reader, replies: readonly number[]): Promise<Map<number, ShownGrade[]>> {
  const grades = new Map<number, ShownGrade[]>();
  if (replies.length === 0) return grades;
  const columns = await database.columns(
    database.kysely
      .selectFrom('grades')
      .select(['id', 'reply', 'grader', 'status', 'outcome', 'reason', 'evidence'])
      .where('reply', 'in', database.keys(replies))
      .orderBy('id'),
    {
      reply: 'plain',
      grader: 'plain',
      status: 'plain',
      outcome: 'plain',
      reason: 'plain',
      evidence: 'json',
    },
  );
  const graders = await gradersOf(database, columns.grader);
  for (const [at, reply] of columns.reply.entries()) {
    const grader = graders.get(columns.grader[at]!)!;
    const evidence = (columns.evidence[at] ?? {}) as ShownGrade['evidence'];
    const grade: ShownGrade =
      columns.status[at] === 'graded'
        ? {
            grader,
            evidence,
            status: 'graded',
            outcome: columns.outcome[at] as Outcome,
            reason: columns.reason[at] as RefusalReason | null,
          }
        : { grader, evidence, status: 'ungraded', why: columns.reason[at] as UngradedWhy };
    const earlier = grades.get(reply);
    if (earlier === undefined) grades.set(reply, [grade]);
    else earlier.push(grade);
  }
  return grades;
}

async function idsOfRespondents(database: Reader, run: number): Promise<Map<number, { id: string }>> {
  const rows = await database.kysely
    .selectFrom('run_respondents')
    .select(['id', 'respondent_id'])
    .where('run', '=', run)
    .execute();
  return new Map(rows.map(({ id, respondent_id }) => [id, { id: respondent_id }]));
}
