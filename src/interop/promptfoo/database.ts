/**
 * promptfoo's own store, `~/.promptfoo/promptfoo.db`: every evaluation ever made on a machine. All of them are read,
 * page by page; an answer asked in several evaluations becomes several trials. Evaluations of versions before
 * `eval_results` keep their rows inside `evals.results`.
 */
import type { OpenedImport } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { parsedJson } from '../../rows/parse-json.ts';
import type { SqliteConnection } from '../../sqlite/sqlite-connection.ts';
import { contentIds } from '../content-ids.ts';
import { asList, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { openSqliteCopy, type SqliteCopy, tableNames } from '../sqlite-copy.ts';
import { promptfooRespondents } from './respondents.ts';
import { providerName, readResult, statusWord } from './result.ts';
import { statusCounts } from './status-counts.ts';

const PAGE = 200;

/** Whether a database is promptfoo's. */
export async function isPromptfooDatabase(path: string): Promise<boolean> {
  const copy = await openSqliteCopy(path).catch(() => null);
  if (copy === null) return false;
  try {
    const tables = tableNames(copy.connection);
    return tables.has('evals') && !(tables.has('runs') && tables.has('results') && tables.has('scores'));
  } finally {
    await copy.close();
  }
}

interface Evaluation {
  readonly id: string;
  readonly title: string;
  readonly providers: readonly string[];
  /** Rows kept inside the evaluation, by versions before the table of results. */
  readonly inside: readonly unknown[];
}

/** @throws ClosedbookError `file-malformed`. */
export async function openPromptfooDatabase(path: string): Promise<OpenedImport> {
  const copy = await openSqliteCopy(path);
  try {
    return openedCopy(copy, path);
  } catch (error) {
    await copy.close();
    throw error;
  }
}

function openedCopy(copy: SqliteCopy, path: string): OpenedImport {
  const { connection } = copy;
  const hasResults = tableNames(connection).has('eval_results');
  const evaluations = evaluationsOf(connection);
  const byId = new Map(evaluations.map((one) => [one.id, one]));
  const counted = hasResults ? Number(first(connection, 'select count(*) as n from eval_results').n) : 0;
  const inside = evaluations.reduce((sum, one) => sum + one.inside.length, 0);
  const respondents = promptfooRespondents();
  const ids = contentIds('test');
  const counts = statusCounts();
  const answerOf = (row: LooseRecord, evaluation: Evaluation | undefined, place: string): ImportedAnswer => {
    counts.add(statusWord(row));
    const source = evaluation?.title ?? 'promptfoo';
    return readResult(row, { respondents, ids, version: 'unknown', source }, { path, place });
  };
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    try {
      const withRows = new Set<string>();
      for (let last = 0; hasResults; ) {
        const rows = connection
          .prepare('select rowid as row_number, * from eval_results where rowid > ? order by rowid limit ?')
          .all(last, PAGE)
          .map(asRecord);
        for (const row of rows) {
          const evaluation = String(row.eval_id);
          withRows.add(evaluation);
          yield answerOf(resultOf(row), byId.get(evaluation), `eval_results row ${row.row_number}`);
        }
        if (rows.length < PAGE) break;
        last = Number(rows[rows.length - 1]!.row_number);
      }
      for (const evaluation of evaluations) {
        if (withRows.has(evaluation.id)) continue;
        for (const [at, row] of evaluation.inside.entries()) {
          yield answerOf(asRecord(row), evaluation, `evals ${evaluation.id}, result ${at + 1}`);
        }
      }
    } finally {
      await copy.close();
    }
  }
  return {
    header: {
      format: 'promptfoo',
      title:
        evaluations.length === 1
          ? evaluations[0]!.title
          : `promptfoo store with ${evaluations.length} evaluations`,
      models: [...new Set(evaluations.flatMap(({ providers }) => providers))],
      status: 'unknown',
      statedMetrics: [],
      notes: [
        'read from a copy of the database',
        ...(evaluations.length > 1
          ? [
              `the store holds ${evaluations.length} evaluations; what was asked in several of them becomes several trials`,
            ]
          : []),
      ],
      expectedAnswers: counted + (hasResults && counted > 0 ? 0 : inside),
    },
    answers: answers(),
    ending: () => ({ recomputedMetrics: [], notes: counts.notes() }),
  };
}

function evaluationsOf(connection: SqliteConnection): Evaluation[] {
  return connection
    .prepare('select * from evals order by created_at, id')
    .all()
    .map(asRecord)
    .map((row) => {
      const results = asRecord(json(row.results));
      const prompts =
        asList(json(row.prompts)).length > 0 ? asList(json(row.prompts)) : asList(results.prompts);
      return {
        id: String(row.id),
        title: asWords(row.description) ?? String(row.id),
        providers: prompts.map((prompt) => providerName(asRecord(prompt).provider)),
        inside: asList(results.results),
      };
    });
}

/** A row of `eval_results` with the names of promptfoo's JSON. */
function resultOf(row: LooseRecord): LooseRecord {
  return {
    testIdx: row.test_idx,
    promptIdx: row.prompt_idx,
    promptId: row.prompt_id,
    testCase: json(row.test_case),
    prompt: json(row.prompt),
    provider: json(row.provider) ?? row.provider,
    latencyMs: row.latency_ms,
    cost: row.cost,
    response: json(row.response),
    error: row.error,
    failureReason: row.failure_reason,
    success: Number(row.success) === 1,
    score: row.score,
    gradingResult: json(row.grading_result),
    namedScores: json(row.named_scores),
    metadata: json(row.metadata),
  };
}

function json(value: unknown): unknown {
  const text = asText(value);
  return text === null || text === '' ? null : parsedJson(text);
}

function first(connection: SqliteConnection, sql: string): LooseRecord {
  return asRecord(connection.prepare(sql).all()[0]);
}
