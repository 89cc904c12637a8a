/**
 * Questions, kept once for all runs that ask them. A row is one distinct record and never changes: correcting a
 * question gives the run another row, so what was asked and against what it was graded stay readable.
 */
import { sql } from 'kysely';
import { contentHash } from '../core/hash.ts';
import { type Question, questionHashes, questionSchema } from '../core/question.ts';
import type { Database } from './database.ts';
import { insertMany } from './insert-many.ts';
import { keptKeys } from './kept-keys.ts';
import { type AddMany, newQuestions } from './new-questions.ts';
import { type QuestionReads, questionReads } from './question-reads.ts';
import { RecordRefused } from './record-refused.ts';
import { referenceKeys } from './reference-keys.ts';
import type { DatasetName, RunQuestion } from './run-question.ts';

export interface QuestionRecords extends QuestionReads {
  /** Inside a write: adds to the end of the run. @throws `duplicate-id` for a known id with other content. */
  add(run: number, dataset: DatasetName, questions: readonly Question[]): void;
  /** The same for those that answers come with: what the run has of each, looked up the first times it is met. */
  readonly addMany: AddMany;
  /**
   * Inside a write. What it tells of the content may be older than another process's correction: true for the
   * question as asked, not for grading.
   * @throws `record-invalid`.
   */
  find(run: number, questionId: string): RunQuestion;
  /** Inside a write: the same of many, in their order. */
  findMany(run: number, questionIds: readonly string[]): readonly RunQuestion[];
  /** Inside a write: gives the run another record for the question's id. */
  revise(run: number, question: Question): RunQuestion;
  /** Inside a write: the inner key of a reference's hash. */
  referenceKey(hash: string): number;
}

export function questionRecords(database: Database): QuestionRecords {
  const { kysely } = database;
  const datasetKeys = keptKeys<number>(database);
  const references = referenceKeys(database);
  const runQuestions = keptKeys<RunQuestion>(database);

  const findRecord = database.find((slot) =>
    kysely
      .selectFrom('questions')
      .select(['id', 'content_hash', 'reference'])
      .where('record_hash', '=', slot('record_hash')),
  );
  const pointRunQuestion = database.command((slot) =>
    kysely
      .updateTable('run_questions')
      .set({ question: slot('question') })
      .where('id', '=', slot('id')),
  );
  const findRunQuestion = database.find((slot) =>
    kysely
      .selectFrom('run_questions as asked')
      .innerJoin('questions', 'questions.id', 'asked.question')
      .select(['asked.id as key', 'asked.question', 'questions.content_hash', 'questions.reference'])
      .where('asked.run', '=', slot('run'))
      .where('asked.question_id', '=', slot('question_id')),
  );
  const findRunQuestions = database.lookup((slot) =>
    kysely
      .selectFrom('run_questions as asked')
      .innerJoin('questions', 'questions.id', 'asked.question')
      .innerJoin('reference_hashes', 'reference_hashes.id', 'questions.reference')
      .select(['asked.id as key', 'asked.question_id', 'asked.question'])
      .select(['questions.content_hash', 'questions.reference', 'reference_hashes.hash'])
      .where('asked.run', '=', slot('run'))
      .where('asked.question_id', 'in', sql<string>`(select value from json_each(${slot('ids')}))`),
  );
  const findDataset = database.find((slot) =>
    kysely
      .selectFrom('datasets')
      .select('id')
      .where('name', '=', slot('name'))
      .where('version', '=', slot('version')),
  );
  const insertDataset = database.command((slot) =>
    kysely
      .insertInto('datasets')
      .values({ name: slot('name'), version: slot('version'), card: slot('card') }),
  );
  const insertRecords = insertMany(
    database,
    'questions',
    ['record_hash', 'content_hash', 'reference', 'body'],
    { ending: 'on conflict (record_hash) do nothing' },
  );
  const insertAsked = insertMany(database, 'run_questions', ['run', 'question_id', 'question', 'dataset'], {
    counting: ['question'],
    ending: 'on conflict (run, question_id) do nothing',
  });

  const datasetKey = ({ name, version, card }: DatasetName): number =>
    datasetKeys.of(`${name} ${version}`, () => {
      const found = findDataset({ name, version });
      return found?.id ?? insertDataset({ name, version, card }).id;
    });
  /** The rows of these exact records. Most are new, so all are tried as if they were: where one is not, each is looked up. */
  const recordKeys = (questions: readonly Question[]) => {
    const hashed = questions.map((question) => {
      const hashes = questionHashes(question);
      return {
        record_hash: contentHash(question, hashes.written),
        content_hash: hashes.question,
        hash: hashes.reference,
        body: JSON.stringify(question),
      };
    });
    const referenceKeysOf = references.ofMany(hashed.map(({ hash }) => hash));
    const made = insertRecords(
      {
        record_hash: hashed.map(({ record_hash }) => record_hash),
        content_hash: hashed.map(({ content_hash }) => content_hash),
        reference: referenceKeysOf,
        body: hashed.map(({ body }) => body),
      },
      hashed.length,
    );
    return hashed.map(({ record_hash, content_hash }, at) =>
      made.changes === hashed.length
        ? { id: made.firstId + at, content_hash, reference: referenceKeysOf[at]! }
        : findRecord({ record_hash })!,
    );
  };

  const find = (run: number, questionId: string): RunQuestion =>
    runQuestions.of(`${run} ${questionId}`, () => {
      const found = findRunQuestion({ run, question_id: questionId });
      if (found !== undefined) return found;
      throw new RecordRefused('record-invalid', `the run has no question "${questionId}"`);
    });

  return {
    ...questionReads(database),
    find,
    findMany(run, questionIds) {
      const kept = new Map<string, RunQuestion>();
      const unmet: string[] = [];
      for (const id of questionIds) {
        const one = runQuestions.get(`${run} ${id}`);
        if (one === undefined) unmet.push(id);
        else kept.set(id, one);
      }
      if (unmet.length > 0) {
        const found = findRunQuestions({ run, ids: JSON.stringify(unmet) });
        for (const { question_id, hash, ...one } of found) {
          runQuestions.keep(`${run} ${question_id}`, one);
          references.keep(hash, one.reference);
          kept.set(question_id, one);
        }
      }
      return questionIds.map((id) => kept.get(id) ?? find(run, id));
    },
    referenceKey: references.of,
    addMany: newQuestions(database, {
      met: (run, questionId) => runQuestions.get(`${run} ${questionId}`),
      remember: (run, questionId, question) => runQuestions.keep(`${run} ${questionId}`, question),
      datasetKey,
      referenceKeys: references.ofMany,
    }),
    add(run, dataset, given) {
      const datasetId = datasetKey(dataset);
      const questions = given.map((one) => questionSchema.parse(one));
      const records = recordKeys(questions);
      const { changes, firstId } = insertAsked(
        {
          run,
          question_id: questions.map(({ id }) => id),
          question: records.map(({ id }) => id),
          dataset: datasetId,
        },
        questions.length,
      );
      for (const [at, { id: questionId }] of questions.entries()) {
        const { id: question, content_hash, reference } = records[at]!;
        if (changes === questions.length) {
          const one = { key: firstId + at, question, content_hash, reference };
          runQuestions.keep(`${run} ${questionId}`, one);
        } else if (findRunQuestion({ run, question_id: questionId })!.content_hash !== content_hash) {
          throw new RecordRefused(
            'duplicate-id',
            `two different questions of the run carry the id "${questionId}"`,
          );
        }
      }
    },
    revise(run, given) {
      const question = questionSchema.parse(given);
      const { key } = find(run, question.id);
      const record = recordKeys([question])[0]!;
      pointRunQuestion({ id: key, question: record.id });
      runQuestions.clear();
      return { key, question: record.id, content_hash: record.content_hash, reference: record.reference };
    },
  };
}
