/**
 * Looks through the replies of a run in the order of its questions, stretch by stretch. Each stretch is one query over a
 * range of questions that the index finds at once; between two of them the process does other work. A rare thing among a
 * million replies so takes several steps, and none of them is long.
 */
import { type SqlBool, sql } from 'kysely';
import type { AnswerView } from '../core/answer-view.ts';
import {
  type BrowseCount,
  type BrowsedOutcome,
  type BrowseFilter,
  type BrowsePage,
  type BrowsePlace,
  type BrowseStep,
  NO_REASON,
} from '../core/browsing.ts';
import { answerViews } from './answer-views.ts';
import { askedKeys, fieldCondition, ratedCondition, textCondition } from './browsed-questions.ts';
import type { QuestionReads } from './question-reads.ts';
import type { Reader } from './reader.ts';

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
  database: Reader,
  { run, questions }: { readonly run: number; readonly questions: QuestionReads },
  filter: BrowseFilter,
  { limit, ...step }: BrowseStep & { readonly limit: number },
): Promise<BrowsePage> {
  const found: Found[] = [];
  const keys = await respondentKeys(database, run, filter);
  const walked = await walk(database, run, step, async (stretch) => {
    const missing = limit - found.length;
    let rows = (await select(database, { run, ...keys }, filter, stretch)).query
      .select(['replies.id', 'replies.question', 'replies.respondent', 'replies.trial'])
      .limit(missing);
    for (const column of ['question', 'respondent', 'trial', 'id'] as const)
      rows = rows.orderBy(`replies.${column}`);
    const page =
      filter.beside === undefined
        ? rows.select(sql<number | null>`null`.as('beside'))
        : rows.select(sql<number | null>`other.id`.as('beside'));
    found.push(...(await page.execute()));
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
  database: Reader,
  run: number,
  filter: BrowseFilter,
  step: BrowseStep,
): Promise<BrowseCount> {
  let count = 0;
  const keys = await respondentKeys(database, run, filter);
  const walked = await walk(database, run, step, async (stretch) => {
    const row = await (await select(database, { run, ...keys }, filter, stretch)).query
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    count += Number(row.count);
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
  database: Reader,
  run: number,
  { after, budgetMs }: BrowseStep,
  look: (stretch: Stretch) => Promise<BrowsePlace | null>,
): Promise<{ readonly next: BrowsePlace | null; readonly searched: number }> {
  const [first, last] = await Promise.all([endOf(database, run, 'asc'), endOf(database, run, 'desc')]);
  if (first === null || last === null) return { next: null, searched: 1 };
  const searched = ([question]: BrowsePlace) =>
    Math.min(1, Math.max(0, (question - first + 1) / (last - first + 1)));
  const deadline = performance.now() + budgetMs;
  let place: BrowsePlace = after ?? [first - 1, END, END, END];
  let length = FIRST_STRETCH;
  while (place[0] < last || (place[0] === last && place[1] !== END)) {
    const to = Math.min(last, place[0] + length);
    const started = performance.now();
    const full = await look({ after: place, to });
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

/** Inner key of the first or last question with a reply. */
async function endOf(database: Reader, run: number, order: 'asc' | 'desc'): Promise<number | null> {
  const row = await database.kysely
    .selectFrom('replies')
    .select('question')
    .where('run', '=', run)
    .orderBy('question', order)
    .limit(1)
    .executeTakeFirst();
  return row?.question ?? null;
}

/** Inner keys of the respondents that a filter names; no reply has the key 0, for an unknown respondent gave none. */
interface RespondentKeys {
  readonly respondent: number;
  readonly beside: number;
}

async function respondentKeys(
  { kysely }: Reader,
  run: number,
  { respondentId, beside }: BrowseFilter,
): Promise<RespondentKeys> {
  const keyOf = async (id: string | undefined) => {
    if (id === undefined) return 0;
    const query = kysely.selectFrom('run_respondents').select('id').where('run', '=', run);
    return (await query.where('respondent_id', '=', id).executeTakeFirst())?.id ?? 0;
  };
  return { respondent: await keyOf(respondentId), beside: await keyOf(beside?.respondentId) };
}

/** In a record, for a query that a promise gave would be run by waiting for it. */
async function select(
  database: Reader,
  { run, ...keys }: RespondentKeys & { readonly run: number },
  filter: BrowseFilter,
  { after, to }: Stretch,
) {
  const { kysely, words } = database;
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
  const { pass, outcomes, reasons, respondentId, grader, field, text, beside, confidence } = filter;
  if (respondentId !== undefined) query = query.where('replies.respondent', '=', keys.respondent);
  if (pass !== undefined) query = query.where('replies.pass', '=', pass);
  if (outcomes !== undefined) query = query.where(standsAs('replies', 'standing', outcomes));
  if (reasons !== undefined) {
    const given = sql.join(reasons.map((reason) => sql`${reason}`));
    query = query.where(
      reasons.length === 0
        ? sql<SqlBool>`false`
        : sql<SqlBool>`case replies.status when 'failed' then replies.kind in (${given}) or ${words.errorCode} in (${given}) when 'blocked' then 'blocked' in (${given}) else coalesce(standing.reason, ${NO_REASON}) in (${given}) end`,
    );
  }
  if (confidence !== undefined) {
    const [lowest, highest] = confidence;
    query = query.where('replies.confidence', '>=', lowest).where('replies.confidence', '<=', highest);
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
      .where(ratedCondition(words, range));
  }
  if (field !== undefined) query = query.where(fieldCondition(words, range, field));
  if (text !== undefined && text !== '') query = query.where(textCondition(words, range, text));
  if (filter.asked !== undefined) {
    const asked = await askedKeys(database, range, filter.asked);
    query = query.where('replies.question', 'in', database.keys(asked));
  }
  if (beside === undefined) return { query };
  const crossed = query
    .innerJoin('replies as other', (join) =>
      join
        .on('other.run', '=', run)
        .onRef('other.question', '=', 'replies.question')
        .on('other.respondent', '=', keys.beside)
        .onRef('other.trial', '=', 'replies.trial')
        .onRef('other.pass', '=', 'replies.pass'),
    )
    .leftJoin('standing as otherwise', 'otherwise.reply', 'other.id')
    .where(
      beside.outcomes === undefined ? sql<SqlBool>`true` : standsAs('other', 'otherwise', beside.outcomes),
    ) as never as typeof query;
  return { query: crossed };
}

/** A blocked reply is refused and a failed one has no outcome, whatever a grader said. */
function standsAs(replies: string, standing: string, outcomes: readonly BrowsedOutcome[]) {
  const status = sql.ref(`${replies}.status`);
  const outcome = sql.ref(`${standing}.outcome`);
  const word = sql`case ${status} when 'failed' then 'failed' when 'blocked' then 'refused' else coalesce(${outcome}, 'ungraded') end`;
  return outcomes.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`${word} in (${sql.join([...outcomes])})`;
}

const GRADERS_DISAGREE = sql<SqlBool>`1 < (
  select count(distinct grades.outcome) from grades
  join run_questions on run_questions.id = replies.question
  join questions on questions.id = run_questions.question
  where grades.reply = replies.id and grades.reference = questions.reference and grades.status = 'graded')`;
