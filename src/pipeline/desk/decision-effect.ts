/**
 * What decisions about questions would do to the rates: the replies to the questions that they touch are graded by rules
 * against the new reference, as `revise` without a judge does, and everything is counted again by the same counts and intervals
 * as the run's page. What rules leave undecided, and what was asked in other words, is in no rate and is told.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { CELL_CODE, CELLS, cellOf, type OutcomeTable, PASSES } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import type { QuestionDecision } from '../../core/question-decision.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import { isRated } from '../../stages/analyze/grid.ts';
import { ratesOnly } from '../../stages/analyze/rates-only.ts';
import { weightedRates } from '../../stages/analyze/weighted/weighted-estimates.ts';
import { changedQuestion } from '../../stages/dataset/items/apply-review.ts';
import { gradeByRules } from '../../stages/grade/rules/grade-by-rules.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import type { DecisionEffect, EffectRow, EffectWord } from './curate-records.ts';
import type { CuratedRun } from './curated-run.ts';
import { reviewRow } from './decided-rows.ts';
import { inWords } from './in-words.ts';
import { respondentLabels } from './respondent-labels.ts';

const LEVEL = 0.95;
/** Questions whose replies are read at once. */
const AT_ONCE = 200;
const OPEN = PASSES.indexOf('open');

/** @param decisions - At most one a question, of questions of the run. */
export async function decisionEffect(
  store: Store,
  { run, questions, items, table }: CuratedRun,
  decisions: readonly QuestionDecision[],
): Promise<DecisionEffect> {
  const { changed, faults } = changedBy(new Map(questions.map((one) => [one.id, one])), decisions);
  const { after, regraded, unasked } = await gradedAnew(store, { run, table, changed });
  const families = items.respondents;
  const familyOf = (id: string) => families.find((one) => one.id === id)?.family ?? id;
  const byFamily = table.respondents.map(({ id }) => familyOf(id));
  const names = [...new Set(byFamily)];
  const labels = respondentLabels(run);
  const own = effectRows(
    { run, before: table, after },
    table.respondents.map(({ id }) => labels.get(id) ?? visibleText(id)),
  );
  const pooled = (one: OutcomeTable) => pooledBy(one, byFamily, names);
  const isAlone = names.length === table.respondents.length;
  const moved = own.flatMap((row) => row.moved);
  return {
    changes: changed.size,
    regraded,
    moved: sumOf(moved, () => true),
    undecided: sumOf(moved, ({ to }) => to === 'ungraded'),
    unasked,
    families: isAlone
      ? own
      : effectRows({ run, before: pooled(table), after: pooled(after) }, names.map(visibleText)),
    respondents: isAlone ? [] : own,
    faults,
  };
}

function sumOf(moved: EffectRow['moved'], keep: (one: EffectRow['moved'][number]) => boolean): number {
  return moved.reduce((sum, one) => sum + (keep(one) ? one.replies : 0), 0);
}

interface Change {
  readonly before: Question;
  /** Null where it is dropped. */
  readonly after: Question | null;
}

function changedBy(questions: ReadonlyMap<string, Question>, decisions: readonly QuestionDecision[]) {
  const changed = new Map<string, Change>();
  const faults: { id: string; why: string }[] = [];
  for (const decision of decisions) {
    const before = questions.get(decision.questionId);
    if (before === undefined || decision.decision === null) continue;
    try {
      const after = changedQuestion(before, reviewRow(before, decision), decision.decision);
      if (after !== before) changed.set(before.id, { before, after });
    } catch (error) {
      if (!(error instanceof ClosedbookError)) throw error;
      faults.push({ id: decision.questionId, why: visibleText(error.message) });
    }
  }
  return { changed, faults };
}

/** The table as it would be; replies to a question that is asked in other words are counted apart. */
async function gradedAnew(
  store: Store,
  of: { readonly run: Run; readonly table: OutcomeTable; readonly changed: ReadonlyMap<string, Change> },
): Promise<{ readonly after: OutcomeTable; readonly regraded: number; readonly unasked: number }> {
  const { run, table, changed } = of;
  const regraded = [...changed.values()].flatMap(({ before, after }) =>
    after !== null && after.text === before.text && after.reference !== before.reference ? [after] : [],
  );
  const reworded = new Set(
    [...changed.values()].flatMap(({ before, after }) =>
      after !== null && after.text !== before.text ? [before.id] : [],
    ),
  );
  const questions = table.questions.map((question) => {
    const change = changed.get(question.id);
    if (change === undefined) return question;
    const status = change.after === null || reworded.has(question.id) ? 'retired' : change.after.status;
    return { ...question, status };
  });
  const cell = await cellsAnew(store, { run, table, regraded });
  let unasked = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const question = table.questions[table.question[row]!]!;
    if (table.pass[row] === OPEN && reworded.has(question.id)) unasked += 1;
  }
  return { after: { ...table, questions, cell }, regraded: regraded.length, unasked };
}

async function cellsAnew(
  store: Store,
  of: { readonly run: Run; readonly table: OutcomeTable; readonly regraded: readonly Question[] },
): Promise<Uint8Array> {
  const { run, table, regraded } = of;
  const cell = table.cell.slice();
  if (regraded.length === 0) return cell;
  const asNow = new Map(regraded.map((question) => [question.id, question]));
  const place = new Map<string, number>();
  for (let row = 0; row < table.rows; row += 1) {
    const { id } = table.questions[table.question[row]!]!;
    if (table.pass[row] === OPEN && asNow.has(id))
      place.set(keyOf(id, table.respondents[table.respondent[row]!]!.id, table.trial[row]!), row);
  }
  const ids = [...asNow.keys()];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const filter = { runIds: [run.id], questionIds: ids.slice(at, at + AT_ONCE) };
    for await (const { question, respondent, reply } of store.answers(filter)) {
      if (reply.pass !== 'open' || reply.status !== 'answered') continue;
      const row = place.get(keyOf(question.id, respondent.id, reply.trial));
      if (row === undefined) continue;
      const { text, reference, kind } = asNow.get(question.id)!;
      const rubric = run.spec?.rubric ?? DEFAULT_RUBRIC;
      const judgement = gradeByRules({ question: text, reference, kind, answer: reply.text, rubric });
      const outcome = judgement.status === 'graded' ? judgement.outcome : null;
      const facts = { status: reply.status, closedBook: reply.closedBook };
      cell[row] = CELL_CODE[cellOf(facts, outcome)];
    }
  }
  return cell;
}

function keyOf(question: string, respondent: string, trial: number): string {
  return JSON.stringify([question, respondent, trial]);
}

/** Respondents of a family as one. */
function pooledBy(table: OutcomeTable, families: readonly string[], names: readonly string[]): OutcomeTable {
  return {
    ...table,
    respondents: names.map((name) => ({
      ...table.respondents[families.indexOf(name)]!,
      id: name,
      model: name,
      settings: {},
      policy: null,
    })),
    respondent: table.respondent.map((one) => names.indexOf(families[one]!)),
    planned: names.map((name) => {
      const own = table.planned.filter((_, at) => families[at] === name);
      return own.some((one) => one === null) ? null : own.reduce<number>((sum, one) => sum + one!, 0);
    }),
  };
}

function effectRows(
  { run, before, after }: { readonly run: Run; readonly before: OutcomeTable; readonly after: OutcomeTable },
  names: readonly string[],
): EffectRow[] {
  const [now, then] = [ratesOf(before, run), ratesOf(after, run)];
  const moved = names.map(() => new Map<string, EffectRow['moved'][number]>());
  for (let row = 0; row < before.rows; row += 1) {
    if (before.pass[row] !== OPEN) continue;
    const [from, to] = [wordAt(before, row), wordAt(after, row)];
    if (from === to || from === null || to === null) continue;
    const own = moved[before.respondent[row]!]!;
    const key = `${from} ${to}`;
    own.set(key, { from, to, replies: (own.get(key)?.replies ?? 0) + 1 });
  }
  return names.map((name, at) => ({
    name,
    before: now[at]!,
    after: then[at]!,
    moved: [...moved[at]!.values()].sort((a, b) => b.replies - a.replies),
  }));
}

/** As the run's page has them: weighted where questions had unlike chances. */
function ratesOf(table: OutcomeTable, { manifest }: Run): EffectRow['before'][] {
  const weighted = manifest.drawing === undefined ? null : weightedRates(table, manifest.drawing, LEVEL);
  return ratesOnly(table, LEVEL).map(({ tally, estimates: plain }, at) => {
    const estimates = weighted?.[at] ?? plain;
    return {
      tally,
      correct: inWords(estimates['correct/asked']!),
      incorrect: inWords(estimates['incorrect/asked']!),
      refused: inWords(estimates['refused/asked']!),
    };
  });
}

/** Null for what is in no rate whatever is decided. */
function wordAt(table: OutcomeTable, row: number): EffectWord | null {
  const word = CELLS[table.cell[row]!]!;
  if (word !== 'correct' && word !== 'incorrect' && word !== 'refused' && word !== 'ungraded') return null;
  return isRated(table.questions[table.question[row]!]!) ? word : 'left out';
}
