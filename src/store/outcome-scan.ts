/**
 * The outcome table in one scan: short columns only, in pages by id, into typed arrays. Questions and respondents
 * of several runs are one where they are the same; a respondent that was asked the same question in two runs
 * stays two, for a second run is not a second trial.
 */

import type { RefusalReason } from '../core/outcome.ts';
import {
  type Cell,
  type OutcomeTable,
  outcomeTableBuilder,
  type QuestionRow,
} from '../core/outcome-table.ts';
import { answerType, type Question } from '../core/question.ts';
import type { ClosedBookLevel, Pass } from '../core/reply.ts';
import type { Respondent } from '../core/respondent.ts';
import type { Database } from './database.ts';
import type { RunRecords } from './run-records.ts';

const PAGE = 20_000;
const UNKNOWN = -1;

/** Weakest last: a respondent is as closed-book as its weakest reply. */
const LEVELS: readonly ClosedBookLevel[] = ['enforced', 'declared', 'unverified', 'violated'];

export async function scanOutcomes(
  database: Database,
  runRecords: RunRecords,
  runIds: readonly string[],
): Promise<OutcomeTable> {
  const runs = await Promise.all(runIds.map((id) => runRecords.get(id)));
  const builder = outcomeTableBuilder(1 << 14);
  const questions: QuestionRow[] = [];
  const questionAt = new Map<string, number>();
  const respondents: Respondent[] = [];
  const planned: (number | null)[] = [];
  const levels: number[] = [];

  for (const run of runs) {
    const key = runRecords.key(run.id);
    const ownQuestions = await questionIndexes(database, key, { questions, questionAt });
    const ownRespondents = new Map<number, number>();
    for (const { key: respondentKey, respondent } of await runRecords.respondents(key)) {
      const taken = respondents.some(({ id }) => id === respondent.id);
      const id = taken ? `${respondent.id} (run ${run.id.slice(0, 8)})` : respondent.id;
      ownRespondents.set(respondentKey, respondents.length);
      respondents.push({ ...respondent, id });
      planned.push(run.status === 'imported' ? null : Math.round(run.planned / run.respondents.length));
      levels.push(UNKNOWN);
    }
    const inclusion = await inclusions(database, key);
    for (let last = 0; ; ) {
      const rows = await outcomePage(database, key, last);
      for (const row of rows) {
        const respondent = ownRespondents.get(row.respondent)!;
        levels[respondent] = Math.max(levels[respondent], LEVELS.indexOf(row.closed_book as ClosedBookLevel));
        const cell = cellOf(row.status, row.kind, row.closed_book, row.outcome);
        builder.add({
          question: ownQuestions.get(row.question)!,
          respondent,
          trial: row.trial,
          pass: row.pass as Pass,
          cell,
          reason:
            cell !== 'refused'
              ? null
              : row.status === 'blocked'
                ? 'blocked'
                : (row.reason as RefusalReason | null),
          automaticCell: cellOf(row.status, row.kind, row.closed_book, row.automatic),
          humanCell: row.human === null ? null : row.human === 'contested' ? 'ungraded' : (row.human as Cell),
          inclusion: inclusion.get(row.id) ?? 0,
          confidence: row.confidence,
          costUsd: row.cost_usd,
          latencyMs: row.latency_ms,
        });
      }
      if (rows.length < PAGE) break;
      last = rows[rows.length - 1].id;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const closedBook = levels.map((level) => (level === UNKNOWN ? 'unverified' : LEVELS[level]));
  return builder.build({ questions, respondents, closedBook, planned });
}

function outcomePage(database: Database, run: number, last: number) {
  return database.kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .leftJoin('calls', 'calls.id', 'replies.call')
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
      'standing.outcome',
      'standing.reason',
      'standing.automatic',
      'standing.human',
      'calls.cost_usd',
      'calls.latency_ms',
    ])
    .where('replies.run', '=', run)
    .where('replies.id', '>', last)
    .orderBy('replies.id')
    .limit(PAGE)
    .execute();
}

/** A violation outranks what was said; a failure has nothing to violate with. */
function cellOf(status: string, kind: string | null, closedBook: string, outcome: string | null): Cell {
  if (status === 'failed') return `failed-${kind}` as Cell;
  if (closedBook === 'violated') return 'violation';
  if (status === 'blocked') return 'refused';
  return (outcome ?? 'ungraded') as Cell;
}

async function questionIndexes(
  database: Database,
  run: number,
  all: { readonly questions: QuestionRow[]; readonly questionAt: Map<string, number> },
): Promise<Map<number, number>> {
  const indexes = new Map<number, number>();
  for (let last = 0; ; ) {
    const rows = await database.kysely
      .selectFrom('run_questions as asked')
      .innerJoin('questions', 'questions.id', 'asked.question')
      .innerJoin('datasets', 'datasets.id', 'asked.dataset')
      .select(['asked.id', 'questions.content_hash', 'questions.body', 'datasets.name as dataset'])
      .where('asked.run', '=', run)
      .where('asked.id', '>', last)
      .orderBy('asked.id')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const question = JSON.parse(row.body) as Question;
      const key = `${question.id}\n${row.content_hash}`;
      let index = all.questionAt.get(key);
      if (index === undefined) {
        index = all.questions.length;
        all.questionAt.set(key, index);
        all.questions.push(questionRow(question, row.content_hash, row.dataset));
      }
      indexes.set(row.id, index);
    }
    if (rows.length < PAGE) return indexes;
    last = rows[rows.length - 1].id;
  }
}

function questionRow(question: Question, hash: string, dataset: string): QuestionRow {
  const { id, kind, status, subject, property, topic, popularity, asOf, tags, pairedWith } = question;
  return {
    id,
    kind,
    status,
    subject,
    property,
    topic,
    popularity,
    asOf,
    tags,
    pairedWith,
    hash,
    dataset,
    answerType: answerType(question),
  };
}

/** Of the run's last audit: an earlier draw had other probabilities. */
async function inclusions(database: Database, run: number): Promise<Map<number, number>> {
  const rows = await database.kysely
    .selectFrom('audits')
    .select(['reply', 'inclusion'])
    .where('run', '=', run)
    .where('audit_id', '=', ({ selectFrom }) =>
      selectFrom('audits as latest')
        .select('latest.audit_id')
        .where('latest.run', '=', run)
        .orderBy('latest.drawn', 'desc')
        .limit(1),
    )
    .execute();
  return new Map(rows.map(({ reply, inclusion }) => [reply, inclusion]));
}
