/**
 * Questions that an import meets, many at a time: those a run has already are looked up together, the others written
 * together, in the order in which they were met.
 */
import { sql } from 'kysely';
import { contentHash } from '../core/hash.ts';
import { isPlainQuestion } from '../core/plain-question.ts';
import { type Question, questionHash, questionHashes, questionSchema } from '../core/question.ts';
import type { Database, Slot } from './database.ts';
import { insertMany } from './insert-many.ts';
import { RecordRefused } from './record-refused.ts';
import type { DatasetName, RunQuestion } from './run-question.ts';

export interface NewQuestionsRooms {
  /** What was met before, by run and id; bound in size. */
  readonly met: (run: number, questionId: string) => RunQuestion | undefined;
  readonly remember: (run: number, questionId: string, question: RunQuestion) => void;
  readonly datasetKey: (dataset: DatasetName) => number;
  readonly referenceKeys: (hashes: readonly string[]) => readonly number[];
}

/** A question as an answer comes with it. */
export interface AskedQuestion {
  readonly question: Question;
  readonly reply: { readonly questionHash: string };
}

/** Inside a write: what the run has of each, made where it has none. @throws `duplicate-id` for a known id with other content. */
export type AddMany = (
  run: number,
  dataset: DatasetName,
  asked: readonly AskedQuestion[],
) => readonly RunQuestion[];

export function newQuestions(database: Database, rooms: NewQuestionsRooms): AddMany {
  const { kysely } = database;
  const { met, remember, datasetKey, referenceKeys } = rooms;
  const listed = (slot: Slot, name: string) => sql<string>`(select value from json_each(${slot(name)}))`;
  const findRecords = database.lookup((slot) =>
    kysely
      .selectFrom('questions')
      .select(['id', 'record_hash'])
      .where('record_hash', 'in', listed(slot, 'hashes')),
  );
  const findOfRun = database.lookup((slot) =>
    kysely
      .selectFrom('run_questions as asked')
      .innerJoin('questions', 'questions.id', 'asked.question')
      .select([
        'asked.id as key',
        'asked.question_id',
        'asked.question',
        'questions.content_hash',
        'questions.reference',
      ])
      .where('asked.run', '=', slot('run'))
      .where('asked.question_id', 'in', listed(slot, 'ids')),
  );
  const insertRecords = insertMany(database, 'questions', [
    'record_hash',
    'content_hash',
    'reference',
    'body',
  ]);
  const insertAsked = insertMany(database, 'run_questions', ['run', 'question_id', 'question', 'dataset'], {
    counting: ['question'],
  });

  /** Questions that the run has not, by id. */
  const add = (
    run: number,
    dataset: DatasetName,
    given: readonly Question[],
  ): readonly (readonly [string, RunQuestion])[] => {
    if (given.length === 0) return [];
    const questions = given.map((question) => {
      const parsed = isPlainQuestion(question) ? question : questionSchema.parse(question);
      const { question: content_hash, reference, written } = questionHashes(parsed);
      return { question: parsed, record_hash: contentHash(parsed, written), content_hash, reference };
    });
    const hashes = JSON.stringify(questions.map(({ record_hash }) => record_hash));
    const keys = new Map(findRecords({ hashes }).map(({ record_hash, id }) => [record_hash, id]));
    const references = referenceKeys(questions.map(({ reference }) => reference));
    const missing = questions.flatMap(({ record_hash }, at) => (keys.has(record_hash) ? [] : [at]));
    const { firstId } = insertRecords(
      {
        record_hash: missing.map((at) => questions[at]!.record_hash),
        content_hash: missing.map((at) => questions[at]!.content_hash),
        reference: missing.map((at) => references[at]!),
        body: missing.map((at) => JSON.stringify(questions[at]!.question)),
      },
      missing.length,
    );
    for (const [row, at] of missing.entries()) keys.set(questions[at]!.record_hash, firstId + row);
    const records = questions.map(({ record_hash }) => keys.get(record_hash)!);
    const firstKey = insertAsked(
      {
        run,
        question_id: questions.map(({ question }) => question.id),
        question: records,
        dataset: datasetKey(dataset),
      },
      questions.length,
    ).firstId;
    return questions.map(({ question, content_hash }, at) => {
      const asked = { key: firstKey + at, question: records[at]!, content_hash, reference: references[at]! };
      return [question.id, asked];
    });
  };

  const assertSame = (known: RunQuestion, question: Question) => {
    if (known.content_hash === questionHash(questionSchema.parse(question))) return;
    throw new RecordRefused(
      'duplicate-id',
      `two different questions of the run carry the id "${question.id}"`,
    );
  };

  return (run, dataset, asked) => {
    const known = new Map<string, RunQuestion>();
    const unmet = new Map<string, Question>();
    for (const { question, reply } of asked) {
      const one = met(run, question.id);
      if (one?.content_hash === reply.questionHash) known.set(question.id, one);
      else if (!unmet.has(question.id)) unmet.set(question.id, question);
    }
    if (unmet.size > 0) {
      const keep = (questionId: string, one: RunQuestion) => {
        remember(run, questionId, one);
        known.set(questionId, one);
        unmet.delete(questionId);
      };
      const ids = JSON.stringify([...unmet.keys()]);
      for (const { question_id, ...one } of findOfRun({ run, ids })) {
        assertSame(one, unmet.get(question_id)!);
        keep(question_id, one);
      }
      for (const [questionId, one] of add(run, dataset, [...unmet.values()])) keep(questionId, one);
    }
    return asked.map(({ question, reply }) => {
      const one = known.get(question.id)!;
      if (one.content_hash !== reply.questionHash) assertSame(one, question);
      return one;
    });
  };
}
