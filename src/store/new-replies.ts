/**
 * New replies with their calls and first grades, many in a dozen statements: what an import saves, and what a run commits
 * together. What has to be asked one by one, because it may be there already or comes with a judge's call, is left to the
 * records of replies and grades: a batch that finds a row taken is taken back and saved that way, where the refusal is told.
 */
import type { Call } from '../core/call.ts';
import { remembered } from '../core/remembered.ts';
import type { Reply } from '../core/reply.ts';
import type { GradeRecord, ReplyRecord } from '../core/saved-records.ts';
import { CALL, columnsOfCalls } from './call-records.ts';
import type { Database } from './database.ts';
import { columnsOfGrades, columnsOfStanding, GRADE, gradeFacts, STANDING } from './grade-columns.ts';
import type { GradeRecords } from './grade-records.ts';
import { insertMany } from './insert-many.ts';
import type { QuestionRecords } from './question-records.ts';
import { askedHash, columnsOfReplies, REPLY } from './reply-rows.ts';
import type { RunQuestion } from './run-question.ts';
import type { RunRecords } from './run-records.ts';
import type { ServedModels } from './served-models.ts';
import { type GradeFacts, standingOf } from './standing.ts';

/** Which columns tell whether a reply is there: those of an index, and the key. */
const ASKING = ['run', 'question', 'respondent', 'trial', 'ask_key'] as const;

/** Some row of the batch was there before. */
export class AlreadyThere extends Error {}

export interface NewReply {
  readonly reply: Reply;
  readonly call: Call;
  readonly grades: readonly GradeRecord[];
}

export interface NewRepliesRooms {
  readonly runs: RunRecords;
  readonly questions: QuestionRecords;
  readonly grades: GradeRecords;
  readonly served: ServedModels;
}

export interface NewReplies {
  /**
   * Inside a write: replies of one run to questions that it has.
   * @throws AlreadyThere; `record-invalid` for an unknown respondent.
   */
  insert(run: number, asked: readonly RunQuestion[], records: readonly NewReply[]): void;
}

/** @param options - `settling` for the small batches of a run, see insert-many.ts. */
export function newReplies(
  database: Database,
  rooms: NewRepliesRooms,
  { settling }: { readonly settling: boolean },
): NewReplies {
  const { runs, questions, grades, served } = rooms;
  const insertCalls = insertMany(database, 'calls', CALL, { settling });
  const insertReplies = insertMany(database, 'replies', REPLY, {
    counting: ['call'],
    twins: { ask_key: 'reply_id', asked: 'question' },
    unless: (written) =>
      `exists (select 1 from replies as there where ${ASKING.map((name) => `there."${name}" = ${written(name)}`).join(' and ')})`,
    settling,
  });
  const insertGrades = insertMany(database, 'grades', GRADE, {
    counting: ['reply'],
    ending: 'on conflict (reply, grader, reference) do nothing',
    settling,
  });
  const insertStanding = insertMany(database, 'standing', STANDING, {
    counting: ['reply', 'grade'],
    twins: { automatic: 'outcome' },
    settling,
  });

  /** The first grades of all replies that have one, then their second ones: rows of one grader share more than rows of a reply. */
  const saveGrades = (
    records: readonly NewReply[],
    { firstReply, asked }: { readonly firstReply: number; readonly asked: readonly RunQuestion[] },
  ): GradeFacts[][] => {
    const facts: GradeFacts[][] = records.map(() => []);
    const graderKey = remembered(grades.graderKey);
    for (let turn = 0; ; turn += 1) {
      const places = placesWith(records, turn);
      if (places.length === 0) return facts;
      const given = places.map((at) => records[at]!.grades[turn]!.grade);
      const reference = given.map(({ referenceHash }) => questions.referenceKey(referenceHash));
      const { changes, firstId } = insertGrades(
        {
          ...columnsOfGrades(given),
          reply: places.map((at) => firstReply + at),
          grader: given.map(({ grader }) => graderKey(grader)),
          reference,
          call: null,
        },
        given.length,
      );
      if (changes < given.length) throw new AlreadyThere();
      for (const [row, at] of places.entries()) {
        if (reference[row] === asked[at]!.reference) facts[at]!.push(gradeFacts(firstId + row, given[row]!));
      }
    }
  };

  return {
    insert(run, asked, records) {
      const count = records.length;
      // Two of one batch are not seen by the statement that writes both.
      if (new Set(records.map(({ reply }) => reply.askKey)).size < count) throw new AlreadyThere();
      const calls = records.map(({ call }) => call);
      const firstCall = insertCalls({ ...columnsOfCalls(calls), run }, count).firstId;
      const replies = records.map(({ reply }) => reply);
      const known = asked.map(({ question, content_hash }, at) =>
        content_hash === replies[at]!.questionHash ? question : null,
      );
      const respondentKey = remembered((id) => runs.respondentKey(run, id));
      const respondents = replies.map(({ respondentId }) => respondentKey(respondentId));
      const saved = insertReplies(
        {
          ...columnsOfReplies(replies),
          run,
          question: asked.map(({ key }) => key),
          respondent: respondents,
          call: replies.map((_, at) => firstCall + at),
          asked: known,
          asked_hash: replies.map((reply, at) => askedHash(reply, known[at]!)),
        },
        count,
      );
      if (saved.changes < count) throw new AlreadyThere();
      served.add(
        run,
        records.map(({ reply, call }, at) => ({ respondent: respondents[at]!, reply, call })),
      );
      const facts = saveGrades(records, { firstReply: saved.firstId, asked });
      const graded = facts.flatMap((all, at) => (all.length === 0 ? [] : [at]));
      insertStanding(
        {
          ...columnsOfStanding(graded.map((at) => standingOf(facts[at]!))),
          reply: graded.map((at) => saved.firstId + at),
        },
        graded.length,
      );
    },
  };
}

/** Nothing beside the reply, its call and grades of nobody who was asked for them. */
export function isPlain({ guess, call }: ReplyRecord, said: readonly GradeRecord[]): boolean {
  return (
    guess === undefined &&
    call.rawBody == null &&
    said.every((one) => one.call === undefined && one.judgeText === undefined)
  );
}

/** Places of the replies that have so many grades and another. */
function placesWith(records: readonly NewReply[], turn: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < records.length; at += 1) if (records[at]!.grades.length > turn) places.push(at);
  return places;
}
