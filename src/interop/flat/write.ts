/**
 * A run as rows: JSONL (exact), CSV (for spreadsheets: texts that would run as formulas are neutralised) and
 * Parquet (typed). All three have the same columns; JSONL keeps objects as objects and adds every grade.
 */

import type { AnswerView } from '../../core/answer-view.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { writeParquet } from '../../rows/write-parquet.ts';
import { writeRows } from '../../rows/write-rows.ts';
import type { RunWriter } from '../exported-run.ts';
import { standingGrade } from '../standing-grade.ts';
import { ANSWER_COLUMNS, answerValues } from './answer-columns.ts';

/** One JSON object a line; the columns of the other two, and `grades` with every grade of the reply. */
export const writeRunJsonl: RunWriter = async (run, path) => {
  const answers = await writeRows(path, jsonRows(run.answers()), { format: 'jsonl' });
  return { files: [path], answers };
};

/** CSV, or TSV by the name; lists are JSON in their cell. */
export const writeRunCsv: RunWriter = async (run, path) => {
  const columns = ANSWER_COLUMNS.map(({ name }) => name);
  const format = /\.(tsv|tab)(\.gz)?$/i.test(path) ? 'tsv' : 'csv';
  const answers = await writeRows(path, flatRows(run.answers()), { format, columns });
  return { files: [path], answers };
};

/** Parquet with the types of the columns. @throws ClosedbookError `library-missing` without DuckDB. */
export const writeRunParquet: RunWriter = async (run, path) => {
  if (path.toLowerCase().endsWith('.gz')) {
    throw new ClosedbookError('usage', `${path}: Parquet is packed inside; name it .parquet`);
  }
  const answers = await writeParquet(path, valueRows(run.answers()), ANSWER_COLUMNS);
  return { files: [path], answers };
};

async function* valueRows(answers: AsyncIterable<AnswerView>) {
  for await (const view of answers) yield answerValues(view);
}

async function* flatRows(answers: AsyncIterable<AnswerView>) {
  for await (const view of answers) yield keyed(view);
}

async function* jsonRows(answers: AsyncIterable<AnswerView>) {
  for await (const view of answers) {
    const { question, respondent } = view;
    yield {
      ...keyed(view),
      reference: question.reference,
      settings: respondent.settings,
      evidence: standingGrade(view)?.evidence ?? null,
      grades: view.grades.map(gradeMembers),
    };
  }
}

function keyed(view: AnswerView): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const values = answerValues(view);
  for (let at = 0; at < values.length; at += 1) row[ANSWER_COLUMNS[at]!.name] = values[at];
  return row;
}

/** A grade without what the row says already. */
function gradeMembers(grade: AnswerView['grades'][number]) {
  const { replyId: _replyId, ...rest } = grade;
  return rest;
}
