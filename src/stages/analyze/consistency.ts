/**
 * Does a respondent say the same when asked again, and is what it keeps saying right? Agreement over trials is a
 * confidence that costs no extra question; it is compared between respondents only where they were asked equally often
 * and refuse alike, because agreeing in three of three is no agreement in nine of ten.
 */
import { groupBy } from '../../core/group-by.ts';
import type { OutcomeTable, QuestionRow } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { auroc } from '../../stats/confidence/auroc.ts';
import { asEstimate } from './as-estimate.ts';
import { clusteredMean, clusteredRate } from './clustered-rate.ts';
import { type RepeatedAnswer, repeatedAnswers } from './repeated-answers.ts';

type Section = NonNullable<Summary['consistency']>;
type Row = Section['rows'][number];

/** Shares of refusals further apart than this make a comparison unfair. */
const ALIKE = 0.05;
/** A few failed replies leave two respondents with the same questions for all that matters here. */
const ALMOST_ALL = 0.9;
/** More shares than this are no picture; they are then put into tenths. */
const MOST_BINS = 10;

export interface ConsistencyOptions {
  readonly level: number;
  readonly clusterKey: (question: QuestionRow) => string;
  readonly label: (id: string) => string;
}

/** The section; undefined where nobody was asked twice, or answers were not clustered. */
export function consistencySection(table: OutcomeTable, options: ConsistencyOptions): Section | undefined {
  const rows = repeatedAnswers(table).flatMap((answers, index) =>
    answers.length === 0 ? [] : [rowOf(table, table.respondents[index]!.id, answers, options)],
  );
  if (rows.length === 0) return undefined;
  const why = whyIncomparable(rows);
  return {
    rows,
    comparable: why === undefined,
    ...(why === undefined ? {} : { why }),
    sentences: rows.flatMap((row) => sentenceOf(row, options.label)),
  };
}

function rowOf(
  table: OutcomeTable,
  respondent: string,
  answers: readonly RepeatedAnswer[],
  { level, clusterKey }: ConsistencyOptions,
): Row {
  const clustersOf = (some: readonly RepeatedAnswer[]): string[] =>
    some.map(({ question }) => clusterKey(table.questions[question]!));
  const share = (outcome: RepeatedAnswer['outcome'], some: readonly RepeatedAnswer[], metric: string) =>
    clusteredRate(
      some.map((answer) => (answer.outcome === outcome ? 1 : 0)),
      { metric, clusters: clustersOf(some), level, whyEmpty: 'no-attempts' },
    );
  const attempted = answers.filter(({ outcome }) => outcome !== 'refused');
  const right: number[] = attempted.map(({ outcome }) => (outcome === 'correct' ? 1 : 0));
  const spread = auroc(
    right,
    attempted.map(({ agreement }) => agreement),
    { level, clusters: clustersOf(attempted) },
  );
  return {
    respondent,
    trials: answers.reduce((most, { trials }) => Math.max(most, trials), 0),
    questions: answers.length,
    meanAgreement: clusteredMean(
      answers.map(({ agreement }) => agreement),
      { metric: 'agreement over trials', clusters: clustersOf(answers), level },
    ),
    modalCorrect: share('correct', answers, 'correct/asked, commonest answer'),
    modalIncorrect: share('incorrect', answers, 'incorrect/asked, commonest answer'),
    modalRefused: share('refused', answers, 'refused/asked, commonest answer'),
    auroc: asEstimate(spread, {
      metric: 'AUROC of agreement',
      numerator: right.reduce((sum, one) => sum + one, 0),
      denominator: right.length,
    }),
    bins: binsOf(attempted).map(({ agreement, members }) => ({
      agreement,
      n: members.length,
      correct: share('correct', members, 'correct/attempted, commonest answer'),
    })),
  };
}

/** By the share that agreed, ascending; where trials are many or unequal, in tenths. */
function binsOf(answers: readonly RepeatedAnswer[]): { agreement: number; members: RepeatedAnswer[] }[] {
  const exact = new Set(answers.map(({ agreement }) => agreement)).size <= MOST_BINS;
  const bins = groupBy(answers, ({ agreement }) =>
    exact ? agreement : Math.ceil(agreement * 10 - 1e-9) / 10,
  );
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([place, members]) => ({
      agreement: exact ? place : members.reduce((sum, one) => sum + one.agreement, 0) / members.length,
      members,
    }));
}

function whyIncomparable(rows: readonly Row[]): string | undefined {
  if (rows.length < 2) return undefined;
  if (new Set(rows.map((row) => row.trials)).size > 1) return 'they were asked different numbers of times';
  const asked = rows.map((row) => row.questions);
  if (Math.min(...asked) < ALMOST_ALL * Math.max(...asked))
    return 'they were asked different questions repeatedly';
  const refused = rows.flatMap((row) => row.modalRefused?.value ?? []);
  return Math.max(...refused) - Math.min(...refused) > ALIKE
    ? 'they refuse different shares of the questions, so their answers are of different difficulty'
    : undefined;
}

function sentenceOf(row: Row, label: (id: string) => string): string[] {
  const last = row.bins.at(-1);
  const first = row.bins[0];
  if (row.meanAgreement.value === null || last?.correct.value == null || first?.correct.value == null)
    return [];
  const percent = (value: number): string => `${Math.round(100 * value)}%`;
  const start = `Asked ${row.trials} times, ${label(row.respondent)} gave its commonest answer ${percent(row.meanAgreement.value)} of the time`;
  if (row.bins.length < 2)
    return [`${start}; that answer was right in ${percent(last.correct.value)} of its attempts.`];
  return [
    `${start}. Where ${percent(last.agreement)} of the trials agreed it was right in ${percent(last.correct.value)} of cases, where ${percent(first.agreement)} did in ${percent(first.correct.value)}.`,
  ];
}
