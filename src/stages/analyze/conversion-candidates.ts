/**
 * The ways in which one model could be told or made to answer less: its prompts, a threshold on its stated confidence,
 * on the probability of its tokens, on the agreement of its trials. Each setting becomes two columns, correct and incorrect on the same
 * questions, so that all of them can be scored at any penalty and chosen among without bias.
 */
import { CELL_CODE, type OutcomeTable, PASSES } from '../../core/outcome-table.ts';
import { policyName } from '../../core/policy.ts';
import type { EstimatedBase } from './estimated-base.ts';
import type { Grid } from './grid.ts';
import { quantile } from './quantile.ts';
import type { RepeatedAnswer } from './repeated-answers.ts';

export const PROMPTS = 'prompts';
const CONFIDENCE = 'confidence threshold';
const TOKENS = 'token probability threshold';
const AGREEMENT = 'agreement of trials';

/** One setting on the common questions; a share where a question was asked several times. */
export interface Candidate {
  readonly setting: string;
  readonly route: string;
  /** The respondent whose answers these are. */
  readonly respondent: string;
  readonly correct: Float64Array;
  readonly incorrect: Float64Array;
}

export interface CandidateRoute {
  readonly route: string;
  /** Null where each setting is a respondent of its own. */
  readonly respondent: string | null;
  /** From all answers to few. */
  readonly candidates: readonly Candidate[];
}

export interface ModelCandidates {
  readonly model: string;
  /** Columns of the grid that every setting has an outcome on, or that missing ones were estimated on. */
  readonly columns: Int32Array;
  readonly estimated: boolean;
  /** Columns that every setting was asked. */
  readonly asked: number;
  readonly routes: readonly CandidateRoute[];
}

/** More thresholds than this tell nothing new and take time. */
const MOST_THRESHOLDS = 20;
/** Below this share of answers with a confidence, a threshold would mostly act on its absence. */
const LEAST_STATED = 0.5;

/** The settings of one model; `members` are its respondents' indexes. */
export function modelCandidates(
  table: OutcomeTable,
  grid: Grid,
  options: {
    readonly model: string;
    readonly members: readonly number[];
    readonly repeated: readonly (readonly RepeatedAnswer[])[];
    /** What the choice rests on where outcomes are missing. */
    readonly bases: readonly EstimatedBase[];
  },
): ModelCandidates {
  const { model, members, repeated, bases } = options;
  const asked = commonColumns(grid, members, hasOutcome);
  const agreeing = members.filter((member) => coversMost(repeated[member]!, asked.length));
  const repeatedly = agreeing.map((member) => new Set(repeated[member]!.map(({ question }) => question)));
  const columns = asked.filter((column) => repeatedly.every((some) => some.has(grid.questions[column]!)));
  const prompts = members.map((member) => promptCandidate(table, grid, member, columns));
  const alone = members.length === 1;
  const waysToWithhold: CandidateRoute[] = [
    ...([CONFIDENCE, TOKENS] as const).flatMap((route) =>
      members.flatMap((member, at) =>
        thresholdRoute(table, grid, { route, member, columns, start: prompts[at]!, alone }),
      ),
    ),
    ...agreeing.map((member) =>
      agreementRoute(grid, repeated[member]!, {
        columns,
        start: prompts[members.indexOf(member)]!,
        alone,
      }),
    ),
  ];
  // Prompts alone can be told on what the choice rests on; which answers a threshold withholds is known of answers only.
  const base = bases.find((one) => members.every((member) => one.members.includes(member)));
  if (base?.scores != null && waysToWithhold.length === 0) {
    const { columns: all, scores } = base;
    const candidates = members.map((member) => ({ ...settingOf(table, member), ...scores(member) }));
    return {
      ...{ model, columns: all, estimated: true, asked: all.length },
      routes: [{ route: PROMPTS, respondent: null, candidates }],
    };
  }
  return {
    ...{ model, columns, estimated: false, asked: commonColumns(grid, members, wasAsked).length },
    routes: [{ route: PROMPTS, respondent: null, candidates: prompts }, ...waysToWithhold],
  };
}

function commonColumns(
  grid: Grid,
  members: readonly number[],
  counts: (grid: Grid, cell: number) => boolean,
): Int32Array {
  const width = grid.questions.length;
  return Int32Array.from({ length: width }, (_, column) => column).filter((column) =>
    members.every((member) => counts(grid, member * width + column)),
  );
}

function hasOutcome(grid: Grid, cell: number): boolean {
  return grid.violated[cell] === 0 && grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]! > 0;
}

function wasAsked(grid: Grid, cell: number): boolean {
  return grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]! + grid.missing[cell]! > 0;
}

function coversMost(answers: readonly RepeatedAnswer[], questions: number): boolean {
  return questions > 0 && answers.length >= 0.9 * questions;
}

function promptCandidate(table: OutcomeTable, grid: Grid, member: number, columns: Int32Array): Candidate {
  const width = grid.questions.length;
  const share = (counts: Uint16Array): Float64Array =>
    Float64Array.from(columns, (column) => {
      const cell = member * width + column;
      return counts[cell]! / (grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!);
    });
  return { ...settingOf(table, member), correct: share(grid.correct), incorrect: share(grid.incorrect) };
}

function settingOf({ respondents }: OutcomeTable, member: number): Omit<Candidate, 'correct' | 'incorrect'> {
  const { id, policy } = respondents[member]!;
  return { setting: policy === null ? 'as asked' : policyName(policy), route: PROMPTS, respondent: id };
}

/** None where there is no such confidence, or the same one always. An answer without one counts as withheld. */
function thresholdRoute(
  table: OutcomeTable,
  grid: Grid,
  options: {
    readonly route: typeof CONFIDENCE | typeof TOKENS;
    readonly member: number;
    readonly columns: Int32Array;
    readonly start: Candidate;
    readonly alone: boolean;
  },
): CandidateRoute[] {
  const { route, member, columns, start, alone } = options;
  const confidences = route === CONFIDENCE ? table.confidence : table.tokenProbability;
  const place = new Int32Array(table.questions.length).fill(-1);
  columns.forEach((column, at) => {
    place[grid.questions[column]!] = at;
  });
  const open = PASSES.indexOf('open');
  const answers: { at: number; confidence: number; correct: boolean }[] = [];
  let missing = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const at =
      table.respondent[row] === member && table.pass[row] === open ? place[table.question[row]!]! : -1;
    if (at < 0 || table.cell[row]! > CELL_CODE.incorrect) continue;
    if (confidences[row]! < 0) missing += 1;
    else
      answers.push({
        at: at!,
        confidence: confidences[row]!,
        correct: table.cell[row] === CELL_CODE.correct,
      });
  }
  const thresholds = thresholdsOf(
    answers.map(({ confidence }) => confidence),
    missing > 0,
  );
  if (thresholds.length === 0 || answers.length < LEAST_STATED * (answers.length + missing)) return [];
  const width = grid.questions.length;
  const candidates = thresholds.map((threshold): Candidate => {
    const correct = new Float64Array(columns.length);
    const incorrect = new Float64Array(columns.length);
    for (const answer of answers) {
      if (answer.confidence < threshold) continue;
      const cell = member * width + columns[answer.at]!;
      const replies = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
      (answer.correct ? correct : incorrect)[answer.at]! += 1 / replies;
    }
    const words = `${route.replace(' threshold', '')} at least ${Number((100 * threshold).toFixed(1))}%`;
    return {
      setting: alone ? words : `${start.setting}, ${words}`,
      route,
      respondent: start.respondent,
      correct,
      incorrect,
    };
  });
  return [{ route, respondent: start.respondent, candidates: [start, ...candidates] }];
}

/** Distinct confidences, or as many quantiles; the lowest withholds nothing and is left out where all were stated. */
function thresholdsOf(confidences: readonly number[], someMissing: boolean): number[] {
  const sorted = Float64Array.from(confidences).sort();
  const distinct = [...new Set(sorted)];
  const chosen =
    distinct.length <= MOST_THRESHOLDS
      ? distinct
      : [
          ...new Set(
            Array.from(
              { length: MOST_THRESHOLDS },
              (_, step) => quantile(sorted, step / MOST_THRESHOLDS) ?? 0,
            ),
          ),
        ];
  return someMissing ? chosen : chosen.filter((threshold) => threshold > sorted[0]!);
}

function agreementRoute(
  grid: Grid,
  answers: readonly RepeatedAnswer[],
  options: { readonly columns: Int32Array; readonly start: Candidate; readonly alone: boolean },
): CandidateRoute {
  const { columns, start, alone } = options;
  const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
  const trials = answers.reduce((most, answer) => Math.max(most, answer.trials), 0);
  const given = Array.from(columns, (column) => byQuestion.get(grid.questions[column]!));
  const candidates = Array.from({ length: trials }, (_, step): Candidate => {
    const needed = step + 1;
    const when = (outcome: 'correct' | 'incorrect'): Float64Array =>
      Float64Array.from(given, (answer) =>
        answer !== undefined && answer.outcome === outcome && answer.agreement * trials >= needed - 1e-9
          ? 1
          : 0,
      );
    const words =
      needed === 1 ? `the commonest of ${trials} answers` : `at least ${needed} of ${trials} agree`;
    return {
      setting: alone ? words : `${start.setting}, ${words}`,
      route: AGREEMENT,
      respondent: start.respondent,
      correct: when('correct'),
      incorrect: when('incorrect'),
    };
  });
  return { route: AGREEMENT, respondent: start.respondent, candidates };
}
