/**
 * Questions, kept once for all runs that ask them. A row is one distinct record and never changes: correcting a
 * question gives the run another row, so what was asked and against what it was graded stay readable.
 */
import { sql } from 'kysely';
import { contentHash } from '../core/hash.ts';
import { type Question, questionHashes, questionSchema } from '../core/question.ts';
import type { Database } from './database.ts';
import { insertMany } from './insert-many.ts';
import { type AddMany, newQuestions } from './new-questions.ts';
import { type QuestionReads, questionReads } from './question-reads.ts';
import { RecordRefused } from './record-refused.ts';
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
  /** Inside a write: gives the run another record for the question's id. */
  revise(run: number, question: Question): RunQuestion;
  /** Inside a write: the inner key of a reference's hash. */
  referenceKey(hash: string): number;
}

export function questionRecords(database: Database): QuestionRecords {
  const { kysely } = database;
  const datasetKeys = new Map<string, number>();
  const referenceKeys = new Map<string, number>();
  const runQuestions = new Map<string, RunQuestion>();
  database.onRollback(() => {
    datasetKeys.clear();
    referenceKeys.clear();
    runQuestions.clear();
  });

  const insertQuestion = database.command((slot) =>
    kysely
      .insertInto('questions')
      .values({
        record_hash: slot('record_hash'),
        content_hash: slot('content_hash'),
        reference: slot('reference'),
        body: slot('body'),
      })
      .onConflict((conflict) => conflict.column('record_hash').doNothing()),
  );
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
  const findReference = database.find((slot) =>
    kysely.selectFrom('reference_hashes').select('id').where('hash', '=', slot('hash')),
  );
  const insertReference = database.command((slot) =>
    kysely
      .insertInto('reference_hashes')
      .values({ hash: slot('hash') })
      .onConflict((conflict) => conflict.column('hash').doNothing()),
  );

  const insertReferences = insertMany(database, 'reference_hashes', ['hash'], {
    ending: 'on conflict (hash) do nothing',
  });
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
    kept(datasetKeys, `${name} ${version}`, () => {
      const found = findDataset({ name, version });
      return found?.id ?? insertDataset({ name, version, card }).id;
    });
  const referenceKey = (hash: string): number =>
    kept(referenceKeys, hash, () => {
      const { changes, id } = insertReference({ hash });
      return changes === 1 ? id : findReference({ hash })!.id;
    });

  const findReferences = database.lookup((slot) =>
    kysely
      .selectFrom('reference_hashes')
      .select(['id', 'hash'])
      .where('hash', 'in', sql<string>`(select value from json_each(${slot('hashes')}))`),
  );
  /** Of many hashes at once, tried as if those that are not remembered were new: where one is not, they are looked up. */
  const referenceKeysOf = (hashes: readonly string[]): number[] => {
    const unmet = [...new Set(hashes.filter((hash) => !referenceKeys.has(hash)))];
    const { changes, firstId } = insertReferences({ hash: unmet }, unmet.length);
    const found = new Map(
      changes === unmet.length
        ? unmet.map((hash, at) => [hash, firstId + at])
        : findReferences({ hashes: JSON.stringify(unmet) }).map(({ hash, id }) => [hash, id]),
    );
    const keys = hashes.map((hash) => found.get(hash) ?? referenceKeys.get(hash)!);
    for (const [hash, key] of found) remember(referenceKeys, hash, key);
    return keys;
  };

  /** The row of this exact record, made when it is new. Most are: what is there already is looked up when it turns out to be. */
  const recordKey = (question: Question) => {
    const hashes = questionHashes(question);
    const record_hash = contentHash(question, hashes.written);
    const content_hash = hashes.question;
    const reference = referenceKey(hashes.reference);
    const body = JSON.stringify(question);
    const { changes, id } = insertQuestion({ record_hash, content_hash, reference, body });
    return changes === 1 ? { id, content_hash, reference } : findRecord({ record_hash })!;
  };

  /** The same of many, tried as if all were new: where one is not, each is looked up. */
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
    const references = referenceKeysOf(hashed.map(({ hash }) => hash));
    const made = insertRecords(
      {
        record_hash: hashed.map(({ record_hash }) => record_hash),
        content_hash: hashed.map(({ content_hash }) => content_hash),
        reference: references,
        body: hashed.map(({ body }) => body),
      },
      hashed.length,
    );
    return hashed.map(({ record_hash, content_hash }, at) =>
      made.changes === hashed.length
        ? { id: made.firstId + at, content_hash, reference: references[at]! }
        : findRecord({ record_hash })!,
    );
  };

  const find = (run: number, questionId: string): RunQuestion =>
    kept(runQuestions, `${run} ${questionId}`, () => {
      const found = findRunQuestion({ run, question_id: questionId });
      if (found !== undefined) return found;
      throw new RecordRefused('record-invalid', `the run has no question "${questionId}"`);
    });

  return {
    ...questionReads(database),
    find,
    referenceKey,
    addMany: newQuestions(database, {
      met: (run, questionId) => runQuestions.get(`${run} ${questionId}`),
      remember: (run, questionId, question) => remember(runQuestions, `${run} ${questionId}`, question),
      datasetKey,
      referenceKeys: referenceKeysOf,
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
          remember(runQuestions, `${run} ${questionId}`, one);
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
      const record = recordKey(question);
      pointRunQuestion({ id: key, question: record.id });
      runQuestions.clear();
      return { key, question: record.id, content_hash: record.content_hash, reference: record.reference };
    },
  };
}

const KEPT_KEYS = 20_000;

/** Bound in size: an import may pass a million references. */
function kept<T>(cache: Map<string, T>, name: string, find: () => T): T {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const found = find();
  remember(cache, name, found);
  return found;
}

function remember<T>(cache: Map<string, T>, name: string, found: T): void {
  if (cache.size >= KEPT_KEYS) cache.clear();
  cache.set(name, found);
}
