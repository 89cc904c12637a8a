/**
 * Looks through the replies of a run in the order of its questions, stretch by stretch. Each stretch is one query over a
 * range of questions that the index finds at once; between two of them the process does other work. A rare thing among a
 * million replies so takes several steps, and none of them is long.
 */
import { type SqlBool, sql } from 'kysely';
import type {
  BrowseCount,
  BrowsedOutcome,
  BrowseFilter,
  BrowsePage,
  BrowsePlace,
  BrowseStep,
} from '../core/browsing.ts';
import type { AnswerView } from '../core/ports.ts';
import { answerViews } from './answer-views.ts';
import { fieldCondition, ratedCondition, textCondition } from './browsed-questions.ts';
import type { Database } from './database.ts';
import type { QuestionRecords } from './question-records.ts';

/** Questions of the first stretch; it grows and shrinks with the time that it takes. */
const FIRST_STRETCH = 256;
/** A stretch should take no longer, in milliseconds. */
const STRETCH_MS = 40;

interface Found {
  readonly id: number;
  readonly question: number;
  readonly respondent: number;
  readonly trial: number;
  readonly beside: number | null;
}

/** Up to `limit` replies that the filter lets through. */
export async function browseReplies(
  database: Database,
  { run, questions }: { readonly run: number; readonly questions: QuestionRecords },
  filter: BrowseFilter,
  { limit, ...step }: BrowseStep & { readonly limit: number },
): Promise<BrowsePage> {
  const found: Found[] = [];
  const walked = await walk(database, run, step, (stretch) => {
    const missing = limit - found.length;
    let rows = select(database, run, filter, stretch)
      .select(['replies.id', 'replies.question', 'replies.respondent', 'replies.trial'])
      .limit(missing);
    for (const column of ['question', 'respondent', 'trial', 'id'] as const)
      rows = rows.orderBy(`replies.${column}`);
    const page = (
      filter.beside === undefined
        ? rows.select(sql<number | null>`null`.as('beside'))
        : rows.select(sql<number | null>`other.id`.as('beside'))
    ).compile();
    found.push(...(database.prepare(page.sql).all(...(page.parameters as never[])) as unknown as Found[]));
    const last = found.at(-1);
    return found.length < limit || last === undefined
      ? null
      : [last.question, last.respondent, last.trial, last.id];
  });
  const answers = await answerViews(
    database,
    questions,
    found.map(({ id }) => id),
  );
  const others = await answerViews(
    database,
    questions,
    found.flatMap(({ beside }) => (beside === null ? [] : [beside])),
  );
  const besideOf = new Map(others.map((other) => [placeOf(other), other]));
  return {
    replies: answers.map((answer) => {
      const beside = besideOf.get(placeOf(answer));
      return beside === undefined ? { answer } : { answer, beside };
    }),
    ...walked,
  };
}

function placeOf({ reply }: AnswerView): string {
  return JSON.stringify([reply.questionId, reply.trial, reply.pass]);
}

/** How many replies the filter lets through, as far as the step looked. */
export async function countBrowsed(
  database: Database,
  run: number,
  filter: BrowseFilter,
  step: BrowseStep,
): Promise<BrowseCount> {
  let count = 0;
  const walked = await walk(database, run, step, (stretch) => {
    const query = select(database, run, filter, stretch)
      .select(({ fn }) => fn.countAll().as('count'))
      .compile();
    const [row] = database.prepare(query.sql).all(...(query.parameters as never[])) as { count: number }[];
    count += Number(row!.count);
    return null;
  });
  return { count, ...walked };
}

interface Stretch {
  readonly after: BrowsePlace;
  /** Last inner key of a question that belongs to it. */
  readonly to: number;
}

/** Goes through the stretches until the work says where it is full, the time is over, or the run is. */
async function walk(
  database: Database,
  run: number,
  { after, budgetMs }: BrowseStep,
  look: (stretch: Stretch) => BrowsePlace | null,
): Promise<{ readonly next: BrowsePlace | null; readonly searched: number }> {
  const { first, last } = bounds(database, run);
  if (first === null || last === null) return { next: null, searched: 1 };
  const searched = ([question]: BrowsePlace) =>
    Math.min(1, Math.max(0, (question - first + 1) / (last - first + 1)));
  const deadline = performance.now() + budgetMs;
  let place: BrowsePlace = after ?? [first - 1, END, END, END];
  let length = FIRST_STRETCH;
  while (place[0] < last || (place[0] === last && place[1] !== END)) {
    const to = Math.min(last, place[0] + length);
    const started = performance.now();
    const full = look({ after: place, to });
    if (full !== null) return { next: full, searched: searched(full) };
    place = [to, END, END, END];
    const took = performance.now() - started;
    length = took < STRETCH_MS / 2 ? length * 2 : took > STRETCH_MS ? Math.max(16, length >> 1) : length;
    if (performance.now() > deadline && to < last) return { next: place, searched: searched(place) };
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { next: null, searched: 1 };
}

/** Behind every respondent, trial and reply of a question. */
const END = Number.MAX_SAFE_INTEGER;

function bounds(database: Database, run: number): { first: number | null; last: number | null } {
  const end = (order: 'asc' | 'desc'): number | null => {
    const query = database.kysely
      .selectFrom('replies')
      .select('question')
      .where('run', '=', run)
      .orderBy('question', order)
      .limit(1)
      .compile();
    const row = database.prepare(query.sql).get(...(query.parameters as never[])) as
      | { question: number }
      | undefined
      | null;
    return row?.question ?? null;
  };
  return { first: end('asc'), last: end('desc') };
}

function select(database: Database, run: number, filter: BrowseFilter, { after, to }: Stretch) {
  const { kysely } = database;
  const [question, respondent, trial, reply] = after;
  let query = kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .where('replies.run', '=', run)
    .where('replies.question', '>=', question)
    .where('replies.question', '<=', to)
    .where(
      sql<SqlBool>`(replies.question, replies.respondent, replies.trial, replies.id) > (${question}, ${respondent}, ${trial}, ${reply})`,
    );
  const { pass, outcomes, reason, respondentId, grader, field, text, beside } = filter;
  if (respondentId !== undefined)
    query = query.where('replies.respondent', '=', keyOf(database, run, respondentId));
  if (pass !== undefined) query = query.where('replies.pass', '=', pass);
  if (outcomes !== undefined) query = query.where(standsAs('replies', 'standing', outcomes));
  if (reason !== undefined) {
    query = query.where(
      sql<SqlBool>`case replies.status when 'failed' then replies.kind = ${reason} or json_extract(replies.error, '$.code') = ${reason} when 'blocked' then ${reason} = 'blocked' else standing.reason = ${reason} end`,
    );
  }
  if (grader !== undefined) {
    query = query.where(
      sql<SqlBool>`standing.grade in (select grades.id from grades join graders on graders.id = grades.grader where grades.reply = replies.id and graders.grader_id = ${grader})`,
    );
  }
  if (filter.disagreement === true) query = query.where(GRADERS_DISAGREE);
  const range = { run, from: question, to };
  if (filter.rated === true) {
    query = query
      .where('replies.closed_book', 'not in', ['violated', 'other-model'])
      .where(ratedCondition(range));
  }
  if (field !== undefined) query = query.where(fieldCondition(range, field));
  if (text !== undefined && text !== '') query = query.where(textCondition(range, text));
  if (beside === undefined) return query;
  return query
    .innerJoin('replies as other', (join) =>
      join
        .on('other.run', '=', run)
        .onRef('other.question', '=', 'replies.question')
        .on('other.respondent', '=', keyOf(database, run, beside.respondentId))
        .onRef('other.trial', '=', 'replies.trial')
        .onRef('other.pass', '=', 'replies.pass'),
    )
    .leftJoin('standing as otherwise', 'otherwise.reply', 'other.id')
    .where(
      beside.outcomes === undefined ? sql<SqlBool>`true` : standsAs('other', 'otherwise', beside.outcomes),
    ) as never as typeof query;
}

/** No reply has the key 0: an unknown respondent gave none. */
function keyOf(database: Database, run: number, respondentId: string): number {
  const query = database.kysely
    .selectFrom('run_respondents')
    .select('id')
    .where('run', '=', run)
    .where('respondent_id', '=', respondentId)
    .compile();
  const row = database.prepare(query.sql).get(...(query.parameters as never[])) as
    | { id: number }
    | undefined
    | null;
  return row?.id ?? 0;
}

/** A blocked reply is refused and a failed one has no outcome, whatever a grader said. */
function standsAs(replies: string, standing: string, outcomes: readonly BrowsedOutcome[]) {
  const status = sql.ref(`${replies}.status`);
  const outcome = sql.ref(`${standing}.outcome`);
  const word = sql`case ${status} when 'failed' then 'failed' when 'blocked' then 'refused' else ifnull(${outcome}, 'ungraded') end`;
  return outcomes.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`${word} in (${sql.join([...outcomes])})`;
}

const GRADERS_DISAGREE = sql<SqlBool>`1 < (
  select count(distinct grades.outcome) from grades
  join run_questions on run_questions.id = replies.question
  join questions on questions.id = run_questions.question
  where grades.reply = replies.id and grades.reference = questions.reference and grades.status = 'graded')`;
