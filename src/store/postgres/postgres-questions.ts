/**
 * Questions on PostgreSQL, kept once for all runs that ask them: what a run asks is looked up, and made, for all questions of
 * a write at once.
 */

import { contentHash } from '../../core/hash.ts';
import type { Question } from '../../core/question.ts';
import { questionHash, questionSchema, referenceHash } from '../../core/question.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { type QuestionReads, questionReads } from '../question-reads.ts';
import { RecordRefused } from '../record-refused.ts';
import type { DatasetName, RunQuestion } from '../run-question.ts';
import { SHAPES } from '../table-shapes.ts';
import { insertRows, nextKeys } from './insert-rows.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import { questionColumns } from './question-columns.ts';

export interface PostgresQuestions extends QuestionReads {
  /** To the end of the run. @throws `duplicate-id` for a known id with other content. */
  add(tx: Queries, at: { run: number; dataset: DatasetName }, questions: readonly Question[]): Promise<void>;
  /** The run's questions by id, as {@link QuestionRecords.find} tells them. @throws `record-invalid`. */
  find(tx: Queries, run: number, ids: readonly string[]): Promise<Map<string, RunQuestion>>;
  /** Those that this process has not met with this content. */
  unmet(run: number, asked: readonly { question: Question; hash: string }[]): Question[];
  revise(tx: Queries, run: number, question: Question): Promise<RunQuestion>;
  /** Inner keys of hashes of references. */
  referenceKeys(tx: Queries, hashes: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

const KEPT_KEYS = 20_000;

export function postgresQuestions(database: PostgresDatabase): PostgresQuestions {
  const datasetKeys = new Map<string, number>();
  const references = new Map<string, number>();
  const runQuestions = new Map<string, RunQuestion>();
  database.onRollback(() => {
    datasetKeys.clear();
    references.clear();
    runQuestions.clear();
  });

  const datasetKey = async (tx: Queries, { name, version, card }: DatasetName): Promise<number> => {
    const kept = datasetKeys.get(`${name} ${version}`);
    if (kept !== undefined) return kept;
    const known = 'select id from datasets where name = $1 and version = $2';
    const [found] = await tx.rows<{ id: number }>(known, [name, version]);
    const [made] =
      found === undefined
        ? await insertRows<{ id: number }>(tx, SHAPES.datasets, {
            rows: [{ name, version, card }],
            ending: 'returning id',
          })
        : [found];
    datasetKeys.set(`${name} ${version}`, made!.id);
    return made!.id;
  };

  const referenceKeys: PostgresQuestions['referenceKeys'] = async (tx, hashes) => {
    const found = new Map<string, number>();
    const missing = new Set<string>();
    for (const hash of hashes) {
      const kept = references.get(hash);
      if (kept === undefined) missing.add(hash);
      else found.set(hash, kept);
    }
    if (missing.size === 0) return found;
    const rows = await tx.rows<{ id: number; hash: string }>(
      `with given as (select unnest($1::text[]) collate "C" as hash),
        made as (insert into reference_hashes (hash) select hash from given
          where not exists (select from reference_hashes known where known.hash = given.hash) returning id, hash)
       select id, hash from made union all
       select known.id, known.hash from reference_hashes known join given on given.hash = known.hash`,
      [[...missing]],
    );
    if (references.size + rows.length > KEPT_KEYS) references.clear();
    for (const { id, hash } of rows) {
      references.set(hash, id);
      found.set(hash, id);
    }
    return found;
  };

  /** Rows of exact records, made where they are new, by the record's hash. */
  const recordRows = async (tx: Queries, questions: ReadonlyMap<string, Question>) => {
    type Row = { id: number; record_hash: string; content_hash: string; reference: number };
    const found = await tx.rows<Row>(
      'select id, record_hash, content_hash, reference from questions where record_hash = any($1)',
      [[...questions.keys()]],
    );
    const rows = new Map(found.map((row) => [row.record_hash, row]));
    const missing = [...questions].filter(([hash]) => !rows.has(hash));
    if (missing.length === 0) return rows;
    const hashOf = ([, { reference }]: [string, Question]) => referenceHash(reference);
    const keys = await referenceKeys(tx, missing.map(hashOf));
    const made = await insertRows<Row>(tx, SHAPES.questions, {
      rows: missing.map((entry) => ({
        ...{ record_hash: entry[0], content_hash: questionHash(entry[1]) },
        ...{
          reference: keys.get(hashOf(entry))!,
          ...questionColumns(entry[1]),
          body: JSON.stringify(entry[1]),
        },
      })),
      ending: 'returning id, record_hash, content_hash, reference',
    });
    for (const row of made) rows.set(row.record_hash, row);
    return rows;
  };

  const remember = (run: number, id: string, known: RunQuestion) => {
    if (runQuestions.size >= KEPT_KEYS) runQuestions.clear();
    runQuestions.set(`${run} ${id}`, known);
  };
  const lookUp = async (tx: Queries, run: number, ids: readonly string[]) => {
    const rows = await tx.rows<RunQuestion & { question_id: string }>(
      `select asked.question_id, asked.id as key, asked.question, questions.content_hash, questions.reference
       from run_questions asked join questions on questions.id = asked.question
       where asked.run = $1 and asked.question_id = any($2)`,
      [run, ids],
    );
    return new Map(rows.map(({ question_id, ...known }) => [question_id, known]));
  };

  return {
    ...questionReads(database),
    referenceKeys,
    unmet: (run, asked) =>
      asked
        .filter(({ question: { id }, hash }) => runQuestions.get(`${run} ${id}`)?.content_hash !== hash)
        .map(({ question }) => question),
    async add(tx, { run, dataset }, list) {
      const datasetId = await datasetKey(tx, dataset);
      const parsed = list.map((question) => questionSchema.parse(question));
      const known = await lookUp(tx, run, [...new Set(parsed.map(({ id }) => id))]);
      const hashes = new Map(parsed.map((question) => [question, contentHash(question)]));
      const records = await recordRows(tx, new Map(parsed.map((one) => [hashes.get(one)!, one])));
      const added: { question_id: string; question: number }[] = [];
      for (const question of parsed) {
        const { id, content_hash, reference } = records.get(hashes.get(question)!)!;
        const earlier = known.get(question.id);
        if (earlier === undefined) {
          known.set(question.id, { key: 0, question: id, content_hash, reference });
          added.push({ question_id: question.id, question: id });
        } else if (earlier.content_hash !== content_hash) {
          throw new RecordRefused(
            'duplicate-id',
            `two different questions of the run carry the id "${question.id}"`,
          );
        }
      }
      const { run_questions: keys } = await nextKeys(tx, { run_questions: added.length });
      await insertRows(tx, SHAPES.run_questions, {
        rows: added.map((row, at) => ({ id: keys[at]!, run, dataset: datasetId, ...row })),
      });
      for (const [at, { question_id }] of added.entries())
        known.set(question_id, { ...known.get(question_id)!, key: keys[at]! });
      for (const [id, question] of known) remember(run, id, question);
    },
    async find(tx, run, ids) {
      const found = new Map<string, RunQuestion>();
      const missing = new Set<string>();
      for (const id of ids) {
        const kept = runQuestions.get(`${run} ${id}`);
        if (kept === undefined) missing.add(id);
        else found.set(id, kept);
      }
      if (missing.size > 0) {
        for (const [id, known] of await lookUp(tx, run, [...missing])) {
          found.set(id, known);
          remember(run, id, known);
          missing.delete(id);
        }
      }
      for (const id of missing) throw new RecordRefused('record-invalid', `the run has no question "${id}"`);
      return found;
    },
    async revise(tx, run, givenQuestion) {
      const question = questionSchema.parse(givenQuestion);
      const { key } = (await this.find(tx, run, [question.id])).get(question.id)!;
      const hash = contentHash(question);
      const { id, content_hash, reference } = (await recordRows(tx, new Map([[hash, question]]))).get(hash)!;
      await tx.rows('update run_questions set question = $2 where id = $1', [key, id]);
      runQuestions.clear();
      return { key, question: id, content_hash, reference };
    },
  };
}
