/**
 * One run with all that hangs on it from one store into another: outer ids, order and every value stay, inner keys are made
 * anew. The run is marked as a copy under way until its last row is in, so that half a copy is never taken for a run.
 */
import { sql } from 'kysely';
import type { CopySource, CopyTarget, Row, TableName } from './copied-tables.ts';
import { type Keys, keyedRows, mapped } from './keyed-rows.ts';
import { type OfRun, rowsOfRun } from './rows-of-run.ts';

/** What `stoppedBy` says of a run that is being copied. */
export const COPYING = 'store copy';

const ofRun: OfRun = (run) => sql`run = ${run}`;
const ofReplies: OfRun = (run) => sql`reply in (select id from replies where run = ${run})`;

/** Who called it ends the copy, by giving the run its status. @param run - its inner key in the source */
export async function copyRun(from: CopySource, to: CopyTarget, run: number): Promise<void> {
  const { appended, shared } = keyedRows(from, to, run);
  const questions = await copyQuestions(shared);
  const datasets = await shared('datasets', {
    of: (key) => sql`id in (select dataset from run_questions where run = ${key})`,
    unique: ['name', 'version'],
  });
  const runs = await appended('runs', {
    of: (key) => sql`id = ${key}`,
    change: (row) => ({ ...row, status: 'running', stopped_by: COPYING }),
  });
  const inRun = (row: Row) => ({ ...row, run: runs.get(run)! });
  const respondents = await appended('run_respondents', { of: ofRun, change: inRun });
  const asked = await appended('run_questions', {
    of: ofRun,
    change: (row) => ({
      ...inRun(row),
      question: mapped(questions, row['question']),
      dataset: mapped(datasets, row['dataset']),
    }),
  });
  const calls = await appended('calls', { of: ofRun, change: inRun });
  for await (const rows of rowsOfRun(from.reader, 'raw_bodies', { run, of: ofRun, key: 'call' }))
    await to.put(
      'raw_bodies',
      rows.map((row) => ({ ...row, call: mapped(calls, row['call']) })),
    );
  const replies = await appended('replies', {
    of: ofRun,
    change: (row) => ({
      ...inRun(row),
      question: mapped(asked, row['question']),
      respondent: mapped(respondents, row['respondent']),
      call: mapped(calls, row['call']),
      asked: mapped(questions, row['asked']),
    }),
  });
  const graders = await shared('graders', {
    of: (key) => sql`id in (select grader from grades where ${ofReplies(key)})`,
    unique: ['kind', 'grader_id', 'version', 'rubric'],
  });
  const references = await shared('reference_hashes', {
    of: (key) => sql`id in (select reference from grades where ${ofReplies(key)})`,
    unique: ['hash'],
  });
  const grades = await appended('grades', {
    of: ofReplies,
    change: (row) => ({
      ...row,
      reply: mapped(replies, row['reply']),
      grader: mapped(graders, row['grader']),
      reference: mapped(references, row['reference']),
      call: mapped(calls, row['call']),
    }),
  });
  const put = async (
    table: TableName,
    of: OfRun,
    { key, change }: { key: string; change(row: Row): Row },
  ) => {
    for await (const rows of rowsOfRun(from.reader, table, { run, of, key }))
      await to.put(table, rows.map(change));
  };
  await put('standing', ofReplies, {
    key: 'reply',
    change: (row) => ({ ...row, reply: mapped(replies, row['reply']), grade: mapped(grades, row['grade']) }),
  });
  await put(
    'judge_texts',
    (key) => sql`request_hash in (select request_hash from calls where run = ${key})`,
    {
      key: 'request_hash',
      change: (row) => row,
    },
  );
  const audits = await from.reader.kysely.selectFrom('audits').selectAll().where('run', '=', run).execute();
  const drawn = audits.map((row) => ({ ...inRun({ ...row }), reply: mapped(replies, row.reply) }));
  await to.put('audits', drawn);
  await appended('question_decisions', { of: ofRun, change: inRun });
  await appended('calibration_words', { of: ofRun, change: inRun });
  await appended('review_steps', { of: ofRun, change: inRun });
  const batches = await appended('batches', { of: ofRun, change: inRun });
  for (const [batch, key] of batches) {
    const items = from.reader.kysely.selectFrom('batch_items').selectAll().where('batch', '=', batch);
    await to.put(
      'batch_items',
      (await items.execute()).map((row) => ({ ...row, batch: key })),
    );
  }
  await to.count(runs.get(run)!);
}

/** Those that the run asks, and those that it asked before they were corrected. */
async function copyQuestions(shared: ReturnType<typeof keyedRows>['shared']): Promise<Keys> {
  const of: OfRun = (run) =>
    sql`(questions.id in (select question from run_questions where run = ${run})
      or questions.id in (select asked from replies where run = ${run}))`;
  const references = await shared('reference_hashes', {
    of: (run) => sql`id in (select reference from questions where ${of(run)})`,
    unique: ['hash'],
  });
  return shared('questions', {
    of,
    unique: ['record_hash'],
    change: (row) => ({ ...row, reference: mapped(references, row['reference']) }),
  });
}
