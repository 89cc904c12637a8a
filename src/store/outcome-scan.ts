/**
 * The outcome table in one scan: short columns only, by id, into typed arrays, then put into the order of the questions. Questions and respondents
 * of several runs are one where they are the same; a respondent that was asked the same question in two runs
 * stays two, for a second run is not a second trial.
 */

import { answerClusters, type SameAnswer } from '../core/answer-clusters.ts';
import { type OutcomeTable, outcomeTableBuilder, type QuestionRow } from '../core/outcome-table.ts';
import type { Respondent } from '../core/respondent.ts';
import { runIdTail } from '../core/run-id.ts';
import { inAskingOrder } from './asking-order.ts';
import { LEVELS, packedOutcomes, unpackWords } from './packed-outcomes.ts';
import { type QuestionPlaces, questionPlaces, textsOfQuestions, UNKNOWN } from './question-places.ts';
import type { Reader } from './reader.ts';
import { type ReasoningTokens, reasoningTokens } from './reasoning-tokens.ts';
import type { RunReads } from './run-reads.ts';

export async function scanOutcomes(
  database: Reader,
  runRecords: RunReads,
  runIds: readonly string[],
  options: { readonly sameAnswer?: SameAnswer } = {},
): Promise<OutcomeTable> {
  const named = await Promise.all(runIds.map((id) => runRecords.get(id)));
  // A run named twice has no more answers for it.
  const runs = [...new Map(named.map((run) => [run.id, run])).values()];
  const builder = outcomeTableBuilder(
    await repliesOf(database, await Promise.all(runs.map((run) => runRecords.key(run.id)))),
  );
  const questions: QuestionRow[] = [];
  // Of one run no question is there already, and a key of each would take as much memory as the table.
  const questionAt = runs.length > 1 ? new Map<string, number>() : null;
  const entries: RespondentEntry[] = [];
  const unpack = unpackWords();
  const runPages: RunPages[] = [];
  let rowsRead = 0;

  for (const run of runs) {
    const key = await runRecords.key(run.id);
    const ownQuestions = await questionPlaces(database, key, { questions, questionAt });
    const ownRespondents = new Map<number, number>();
    const asked =
      questionAt === null ? ANY : new Set(ownQuestions.places.filter((place) => place !== UNKNOWN));
    const share =
      run.status === 'imported' ? null : Math.round(run.planned / Math.max(1, run.respondents.length));
    const ownRespondentRecords = await runRecords.respondents(key);
    const logprobs = ownRespondentRecords.some(({ respondent }) => respondent.settings.logprobs === true);
    for (const { key: respondentKey, respondent } of ownRespondentRecords) {
      const earlier = entries.find(
        ({ respondent: { id, policy }, questions: sets }) =>
          id === respondent.id &&
          // The same name for other words is another instruction.
          JSON.stringify(policy?.words) === JSON.stringify(respondent.policy?.words) &&
          !sets.some((set) => overlaps(set, asked)),
      );
      if (earlier !== undefined) {
        earlier.questions.push(asked);
        earlier.planned = share === null || earlier.planned === null ? null : earlier.planned + share;
        ownRespondents.set(respondentKey, entries.indexOf(earlier));
        continue;
      }
      const id = untakenId(respondent.id, run.id, entries);
      ownRespondents.set(respondentKey, entries.length);
      entries.push({
        respondent: { ...respondent, id },
        questions: [asked],
        planned: share,
        level: UNKNOWN,
      });
    }
    for (const [own, { sum, replies }] of await reasoningTokens(database, key, run.respondents)) {
      const entry = entries[ownRespondents.get(own)!]!;
      const known = entry.reasoningTokens ?? { sum: 0, replies: 0 };
      entry.reasoningTokens = { sum: known.sum + sum, replies: known.replies + replies };
    }
    const inclusion = await inclusions(database, key);
    const read: RunPages = { key, ownQuestions, firstRow: rowsRead, pages: [], repeated: false };
    runPages.push(read);
    for await (const page of packedOutcomes(database, { run: key, logprobs })) {
      const rows = page.ids.length;
      read.pages.push(page.ids);
      rowsRead += rows;
      for (let at = 0; at < rows; at += 1) {
        const respondent = ownRespondents.get(page.respondents[at]!)!;
        // Written out: spreading a record into a new one, a million times, takes longer than the query.
        const words = unpack(page.words[at]!);
        // What another model said is no word on how this one was asked.
        if (words.closedBook !== 'other-model') {
          entries[respondent]!.level = Math.max(entries[respondent]!.level, LEVELS.indexOf(words.closedBook));
        }
        const question = ownQuestions.places[page.questions[at]! - ownQuestions.first]!;
        if (page.trials[at]! > 0) read.repeated = true;
        builder.add({
          pass: words.pass,
          cell: words.cell,
          reason: words.reason,
          automaticCell: words.automaticCell,
          humanCell: words.humanCell,
          question,
          respondent,
          trial: page.trials[at],
          inclusion: inclusion.get(page.ids[at]!) ?? 0,
          confidence: page.confidences[at],
          meanLogprob: page.meanLogprobs?.[at],
          costUsd: page.costsUsd[at],
          latencyMs: page.latenciesMs[at],
        });
      }
      // A report is made while a run goes on in the same process: let it breathe between pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const table = builder.build({
    questions,
    respondents: entries.map(({ respondent }) => respondent),
    closedBook: entries.map(({ level }) => (level === UNKNOWN ? 'unverified' : LEVELS[level]!)),
    planned: entries.map(({ planned }) => planned),
    ...(entries.some(({ reasoningTokens: spent }) => spent !== undefined)
      ? { reasoningTokens: entries.map(({ reasoningTokens: spent }) => spent) }
      : {}),
  });
  if (options.sameAnswer !== undefined) {
    const clusterOf = answerClusters(options.sameAnswer);
    for (const run of runPages) {
      if (run.repeated) await clusterAnswers(database, run, { table, clusterOf });
    }
  }
  return inAskingOrder(table);
}

/** Rows of the table, so that its columns need not grow: growing holds them twice. */
async function repliesOf({ kysely }: Reader, runs: readonly number[]): Promise<number> {
  const row = await kysely
    .selectFrom('replies')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('run', 'in', runs)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What the texts of a run are found by, should it turn out to hold repeated trials. */
interface RunPages {
  readonly key: number;
  readonly ownQuestions: QuestionPlaces;
  /** Row of the table at which the run begins. */
  readonly firstRow: number;
  /** Inner ids of the replies, in the order of the rows. */
  readonly pages: (readonly number[])[];
  repeated: boolean;
}

/**
 * Numbers the answers of a run; its texts are read once more, because most runs need none of them. Trial by trial: what
 * answers are held against is the first of their kind, and which came first on the wire must not decide that.
 */
async function clusterAnswers(
  database: Reader,
  { key, ownQuestions, firstRow, pages }: RunPages,
  options: { readonly table: OutcomeTable; readonly clusterOf: ReturnType<typeof answerClusters> },
): Promise<void> {
  const { table, clusterOf } = options;
  const questionTexts = await textsOfQuestions(database, key, ownQuestions);
  const rows = pages.reduce((sum, ids) => sum + ids.length, 0);
  const trials = [...new Set(table.trial.subarray(firstRow, firstRow + rows))].sort((a, b) => a - b);
  for (const trial of trials) {
    let row = firstRow;
    for (const ids of pages) {
      const texts = await answerTexts(database, { run: key, trial, ids });
      for (const id of ids) {
        const text = texts.get(id);
        const question = table.question[row]!;
        if (text !== undefined) {
          const place = { question, respondent: table.respondent[row]!, pass: table.pass[row]! };
          table.answerCluster[row] = clusterOf(place, questionTexts.get(question)!, text);
        }
        row += 1;
      }
    }
  }
}

interface RespondentEntry {
  readonly respondent: Respondent;
  /** Indexes of the questions of each of its runs; a set belongs to all respondents of the run. */
  readonly questions: ReadonlySet<number>[];
  planned: number | null;
  level: number;
  reasoningTokens?: ReasoningTokens;
}

/** The id itself where it is free, else with the run: shortly, and where that is taken too, with all of its id. */
function untakenId(id: string, runId: string, entries: readonly RespondentEntry[]): string {
  const isTaken = (name: string) => entries.some(({ respondent }) => respondent.id === name);
  const names = [id, `${id} (run ${runIdTail(runId)})`, `${id} (run ${runId})`];
  return names.find((name) => !isTaken(name)) ?? names[2]!;
}

function overlaps(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const question of others) if (some.has(question)) return true;
  return false;
}

/** Of respondents of one run: they were asked the same, whatever it was. */
const ANY: ReadonlySet<number> = new Set([0]);

/** Texts of the answered replies of a page and trial, by inner id. */
async function answerTexts(
  database: Reader,
  { run, trial, ids }: { readonly run: number; readonly trial: number; readonly ids: readonly number[] },
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.kysely
    .selectFrom('replies')
    .select(['id', 'text'])
    .where('run', '=', run)
    .where('id', '>=', ids[0]!)
    .where('id', '<=', ids[ids.length - 1]!)
    .where('trial', '=', trial)
    .where('status', '=', 'answered')
    .execute();
  return new Map(rows.map(({ id, text }) => [id, text ?? '']));
}

/** Of the run's last audit: an earlier draw had other probabilities. */
async function inclusions(database: Reader, run: number): Promise<Map<number, number>> {
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
