/**
 * Lines for the first screen that a choice depends on: whose word the outcomes are, what was left out, how many of the
 * questions the choice rests on, and whether a penalty that the prompt stated moved anybody. The sections below have
 * the numbers behind them.
 */
import { counted } from '../../../core/counted.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { leftOutText } from './left-out-text.ts';
import { count, penaltyText, percent, valueText } from './numbers.ts';

/** The lines there is something to say for. */
export function firstLines(summary: Summary): string[] {
  const printed = summary.provenance.kind === 'published' ? printedText(summary) : null;
  return [
    printed ?? gradedByText(summary),
    leftOutText(summary),
    restsOnText(summary),
    stakesText(summary),
  ].filter((line) => line !== null);
}

/** More graders than this are counted. */
const MOST_GRADERS = 3;

/** Who graded a printed table, as far as it says so. */
function printedText({ provenance }: Summary): string {
  const names = provenance.graders.map(({ id }) => visibleText(id)).filter((name) => name !== '');
  if (names.length === 0)
    return 'Outcomes: as printed. The table does not say who graded, nor what was left out: see its source.';
  const told =
    names.length > MOST_GRADERS ? `${count(names.length)} graders, named under Method` : names.join(' and ');
  const some = names.length < provenance.graders.length ? ', where it says by whom' : '';
  return `Outcomes: as printed, graded by ${told}${some}. The table does not say what was left out: see its source.`;
}

const GRADERS: readonly (readonly [string, string])[] = [
  ['rules', 'by rules'],
  ['judge', 'by a judge'],
  ['panel', 'by a panel of judges'],
  ['human', 'by people'],
  ['kept', 'by their file as correct, incorrect or refused'],
  ['imported', 'by their file'],
];

/**
 * `Outcomes: 92.2% by rules, 7.8% by the judge acme/owl, of 2,505 graded replies (1,652 in these rates, 853 in sections
 * below; 4 more in these rates were blocked: refused, without a grade).`; null where there are none, and for a printed
 * table.
 */
export function gradedByText({ graders, provenance, rates }: Summary): string | null {
  // Grades of a run may be several a reply; which of them stands is what is told. In a file each has one.
  const ofFile = provenance.kind === 'file' ? provenance.graders : [];
  const outcomes = rates.rows.reduce(
    (sum, { tally }) => sum + tally.correct + tally.incorrect + tally.refused,
    0,
  );
  // A blocked reply is refused by what it is; in a run nobody grades it.
  const blocked =
    provenance.kind === 'run' ? rates.rows.reduce((sum, { tally }) => sum + tally.blocked, 0) : 0;
  const gradedHere = outcomes - blocked;
  // Of one grader alone no section tells: whatever stands is its word.
  const [only, another] = provenance.kind === 'run' ? provenance.graders : [];
  const given =
    graders?.deciding ??
    (only !== undefined && another === undefined
      ? [{ kind: only.kind, grader: only.id, outcomes: gradedHere }]
      : ofFile.map(({ kind, id, grades }) => ({ kind, grader: id, outcomes: grades })));
  const all = given.reduce((sum, { outcomes }) => sum + outcomes, 0);
  if (all === 0) {
    return outcomes > 0 && provenance.kind !== 'published'
      ? 'Outcomes: who gave them is not recorded.'
      : null;
  }
  const known = new Set(GRADERS.map(([kind]) => kind));
  const of = (matches: (kind: string) => boolean): number =>
    given.reduce((sum, { kind, outcomes }) => sum + (matches(kind) ? outcomes : 0), 0);
  const shares = [
    ...GRADERS.map(
      ([kind, words]) => [of((one) => one === kind), kind === 'judge' ? judgeWords(given) : words] as const,
    ),
    [of((kind) => !known.has(kind)), 'otherwise'] as const,
  ].filter(([outcomes]) => outcomes > 0);
  const replies = counted(all, 'graded reply', 'graded replies');
  const told = shares.map(([outcomes, words]) =>
    shares.length === 1
      ? `${all === 1 ? 'the' : 'all'} ${replies} ${words}`
      : `${percent(outcomes / all, { n: all })} ${words}`,
  );
  // Second askings, questions without an answer and controls are graded too and stand in no rate of this screen.
  const elsewhere = all - gradedHere;
  const where = [
    ...(elsewhere > 0 && gradedHere > 0
      ? [`${count(gradedHere)} in these rates, ${count(elsewhere)} in sections below`]
      : []),
    ...(blocked > 0
      ? [
          `${count(blocked)} more in these rates ${blocked === 1 ? 'was' : 'were'} blocked: refused, without a grade`,
        ]
      : []),
  ].join('; ');
  return `Outcomes: ${told.join(', ')}${shares.length === 1 ? '' : `, of ${replies}`}${where === '' ? '' : ` (${where})`}.`;
}

/** One judge by its name, several by their number: Method names them. */
function judgeWords(given: readonly { readonly kind: string; readonly grader: string }[]): string {
  const ids = new Set(given.flatMap(({ kind, grader }) => (kind === 'judge' ? [grader] : [])));
  const [id = ''] = ids;
  const name = visibleText(id.replace(/^judge:/, ''));
  if (ids.size > 1) return `by ${count(ids.size)} judges`;
  return name === '' ? 'by a judge' : `by the judge ${name}`;
}

/** Below this share of the questions a choice has lost most of what was asked. */
const MOST = 0.5;

/** How many questions everyone compared has an outcome on, and what is done about the others; null where that is all of them. */
export function restsOnText({ frontier, rates, consistency }: Summary): string | null {
  const points = frontier?.points ?? [];
  if (frontier?.paired !== true || points.length < 2) return null;
  const members = new Set(points.map(({ respondent }) => respondent));
  const asked = rates.rows
    .filter(({ respondent }) => members.has(respondent))
    .map(({ estimates, bounds }) => (estimates['correct/asked']?.n ?? 0) + (bounds[0]?.missing ?? 0));
  const all = Math.max(...asked);
  if (frontier.base !== undefined) {
    const repeated = consistency?.rows.some(({ trials }) => trials > 1) === true;
    // Of askings the number of questions is not told.
    return estimatedText(frontier.base, { respondents: points.length, all: repeated ? null : all });
  }
  const shared = points[0]!.correct.n ?? 0;
  if (shared === 0 || shared >= all) return null;
  const unit = consistency?.rows.some(({ trials }) => trials > 1) === true ? 'askings' : 'questions';
  const who = points.length === 2 ? 'both' : `all ${count(points.length)}`;
  const more = shared < MOST * all ? '; grading the rest, or comparing fewer, would use more' : '';
  return `The choice rests on ${count(shared)} of ${count(all)} ${unit}: those that ${who} have an outcome on${more}.`;
}

type Base = NonNullable<NonNullable<Summary['frontier']>['base']>;

interface Estimated {
  readonly respondents: number;
  /** Questions asked of whoever was asked most; null where it is not known. */
  readonly all: number | null;
}

/** What was estimated, from what, and when that is wrong. */
function estimatedText({ questions, complete, missing }: Base, { respondents, all }: Estimated): string {
  const outcomes = questions * respondents;
  const who = respondents === 2 ? 'both' : `all ${count(respondents)}`;
  const have = complete === 1 ? 'has' : 'have';
  const out = all === null ? 0 : all - questions;
  const rests =
    out > 0
      ? `${count(questions)} of ${counted(all!, 'question')} (${count(out)} ${out === 1 ? 'has' : 'have'} no outcome of anybody, or ${out === 1 ? 'was' : 'were'} not asked of all)`
      : counted(questions, 'question');
  return `The choice rests on ${rests}, of which ${count(complete)} ${have} an outcome of ${who}. The ${counted(missing, 'outcome')} missing there (${percent(missing / outcomes, { n: outcomes })} of ${count(outcomes)}) are estimated from the others of the same question and of the same respondent: right as far as they are missing at random, and hard answers lack a grade more often.`;
}

/** At most this many models are told of by name. */
const MOST_MODELS = 2;

/** Whether attempts fell from the lowest stated penalty to the highest; null where no prompt stated any. */
export function stakesText(summary: Summary): string | null {
  const { behavioural } = summary;
  const moves = (behavioural?.models ?? []).flatMap(({ model, rows }) => {
    const [first, last] = [rows[0], rows.at(-1)];
    if (first?.attempts.value == null || last?.attempts.value == null || first.penalty === last.penalty)
      return [];
    const fewer = (last.attempts.high ?? 1) < (first.attempts.low ?? 0);
    const more = (last.attempts.low ?? 0) > (first.attempts.high ?? 1);
    return [{ model, first, last, moved: fewer ? 'fewer' : more ? 'more' : null }];
  });
  if (moves.length === 0) return null;
  if (moves.length > MOST_MODELS) {
    const fewer = moves.filter(({ moved }) => moved === 'fewer').length;
    // A model in two settings is told of once in each.
    const models = new Set(behavioural!.models.map((one) => modelOf(one, summary)));
    const of =
      models.size === moves.length
        ? counted(moves.length, 'model')
        : `${count(moves.length)} (${count(models.size)} ${models.size === 1 ? 'model' : 'models'} in several settings)`;
    return `Stakes stated in the prompt: ${fewer === 0 ? 'none' : count(fewer)} of ${of} answered clearly less at the highest than at the lowest.`;
  }
  const told = moves.map(({ model, first, last, moved }) => {
    const verdict = moved === null ? 'no clear change' : `clearly ${moved}`;
    return `${visibleText(model)} answered ${valueText(first.attempts)} at L = ${penaltyText(first.penalty)} and ${valueText(last.attempts)} at L = ${penaltyText(last.penalty)} (${verdict})`;
  });
  return `Stakes stated in the prompt: ${told.join('; ')}.`;
}

type Prompted = NonNullable<Summary['behavioural']>['models'][number];

function modelOf({ model, rows }: Prompted, { respondents }: Summary): string {
  return respondents?.find(({ id }) => id === rows[0]?.respondent)?.model ?? model;
}
