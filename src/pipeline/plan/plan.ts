/**
 * `closedbook plan`: how many questions, calls and dollars a finding takes, and what the answers one has can show.
 * Nothing is asked; what a base of answers does not tell is assumed, and said to be.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { utilityId } from '../../core/metric.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { clusterKeyOf } from '../../stages/analyze/cluster-key.ts';
import { shortLabels } from '../../stages/analyze/labels.ts';
import {
  type MeasuredPair,
  measuredPairs,
  measuredRate,
  PLANNED_METRICS,
  worthOf,
} from '../../stages/analyze/planning/measure-basis.ts';
import { type GivenBasis, type PlanBasis, planBasis } from '../../stages/analyze/planning/plan-basis.ts';
import {
  detectableDifference,
  halfWidthAt,
  type PlannedQuestions,
  type PlanOptions,
  questionsForDifference,
  questionsForHalfWidth,
} from '../../stages/analyze/planning/plan-questions.ts';
import {
  type SequentialPair,
  type SequentialSavings,
  sequentialSavings,
} from '../../stages/analyze/planning/sequential-savings.ts';
import { questionsOfRound } from '../../stages/analyze/sequential/round.ts';
import { withStore } from '../../store/with-store.ts';
import { fileReading } from '../file-reading.ts';
import { lookAt } from '../sources.ts';
import { fileTable } from '../summarize/file-table.ts';
import { clusterByOf } from '../summarize/summarize-options.ts';
import { refuseDrawing, refuseUnlikeChances } from '../unlike-chances.ts';
import type { Workspace } from '../workspace.ts';
import { type AskingPlan, COUNTED_QUESTIONS, type PlannedAsking, planAsking } from './plan-asking.ts';

export interface PlanRequest extends PlanOptions, PlannedAsking {
  /** Runs or answer files to measure on. */
  readonly base: readonly string[];
  /** Wanted: see a difference of this size, know a rate to this half-width, or what this many questions show. */
  readonly difference?: number;
  readonly halfWidth?: number;
  readonly questions?: number;
  readonly given: GivenBasis;
  /** Two respondents of the base, by name or part of it. */
  readonly a?: string;
  readonly b?: string;
  readonly clusterBy?: string;
  /** A goal at which asking would stop, `best@L`: what that would save, played on the base. */
  readonly until?: string;
  /** It is about the planned questions alone, as `run --until-these` asks. @default false */
  readonly untilThese?: boolean;
  /** Looks at most, as `run --until-rounds`. @default after every subject, by batches ten */
  readonly untilRounds?: number;
  /** Worlds that are played for it. @default 200 */
  readonly worlds?: number;
  readonly seed?: number;
  readonly map?: readonly string[];
}

/** One line of the table of alternatives. */
export interface PlanAlternative {
  readonly trials: number;
  readonly questions: number | null;
  readonly difference: number | null;
  readonly halfWidth: number | null;
}

export interface Plan {
  readonly metric: string;
  readonly power: number;
  readonly significance: number;
  readonly level: number;
  readonly trials: number;
  readonly basis: PlanBasis;
  /** Wanted, and what it takes; absent where it was not asked for. */
  readonly difference?: PlannedQuestions & { readonly wanted: number };
  readonly halfWidth?: PlannedQuestions & { readonly wanted: number };
  /** The questions planned for: the larger of the two needs, or the number given; null when none is enough. */
  readonly questions: number | null;
  /** What so many questions show. */
  readonly shows: { readonly difference: number | null; readonly halfWidth: number | null } | null;
  readonly alternatives: readonly PlanAlternative[];
  /** What the base can show as it stands, pair by pair; empty without a base. */
  readonly base: readonly MeasuredPair[];
  /** Short names of the base's respondents, by id. */
  readonly labels: Readonly<Record<string, string>>;
  readonly asking: AskingPlan | null;
  /** Only with a goal at which asking would stop. */
  readonly sequential?: PlannedSavings;
}

/** The savings, with what a test at the end would need to see each pair's observed difference; null where that is none. */
export type PlannedSavings = Omit<SequentialSavings, 'pairs'> & {
  readonly pairs: readonly (SequentialPair & { readonly fixed: number | null })[];
};

/** Makes the plan. @throws ClosedbookError `usage` for a wish that cannot be planned for. */
export async function plan(request: PlanRequest, workspace: Workspace): Promise<Plan> {
  const { power = 0.8, significance = 0.05, level = 0.95, trials = 1 } = request;
  const options = { power, significance, level, trials };
  const { until } = request;
  const metric =
    request.given.metric ?? (until === undefined ? 'correct/asked' : utilityId(penaltyOfGoal(until)));
  if (worthOf(metric) === null) {
    throw new ClosedbookError('usage', `expected --metric ${PLANNED_METRICS.join(', ')}, got "${metric}"`);
  }
  const known = await measured(request, workspace, { ...options, metric });
  const basis = planBasis({ ...request.given, metric }, known.measured);
  const needs = {
    ...(request.difference === undefined
      ? {}
      : {
          difference: {
            wanted: request.difference,
            ...questionsForDifference(request.difference, basis, options),
          },
        }),
    ...(request.halfWidth === undefined
      ? {}
      : { halfWidth: halfWidthNeed(request.halfWidth, basis, options) }),
  };
  const questions = request.questions ?? largest([needs.difference, needs.halfWidth]) ?? null;
  if (questions === null && known.pairs.length === 0 && Object.keys(needs).length === 0) {
    throw new ClosedbookError(
      'usage',
      'expected --difference, --half-width, --questions or a base of answers',
      {
        hint: 'For example: closedbook plan --difference 0.03, or closedbook plan RUN.',
      },
    );
  }
  const planned = questions ?? known.questions;
  const sequential = savings(request, known, { ...options, planned });
  return {
    metric,
    ...options,
    basis,
    ...needs,
    questions,
    shows:
      planned === null
        ? null
        : {
            difference: detectableDifference(planned, basis, options),
            halfWidth: halfWidthAt(planned, basis, options),
          },
    alternatives: alternativesOf(request, basis, { ...options, planned }),
    base: known.pairs,
    labels: known.labels,
    asking:
      questions === null
        ? null
        : await planAsking(
            questions,
            { ...request, respondents: known.respondents, counted: known.counted },
            workspace,
          ),
    ...(sequential === undefined ? {} : { sequential }),
  };
}

/** @throws ClosedbookError `usage` for a goal whose savings cannot be played. */
function penaltyOfGoal(until: string): number {
  const penalty = /^\s*best\s*@\s*(\d+(?:\.\d+)?)\s*$/i.exec(until)?.[1];
  if (penalty !== undefined) return Number(penalty);
  throw new ClosedbookError('usage', `expected --until best@L, such as best@1, got "${until}"`);
}

/** @throws ClosedbookError `usage` without a base on which it can be played. */
function savings(
  {
    until,
    untilThese: these = false,
    untilRounds: rounds,
    batch = false,
    worlds = 200,
    ...request
  }: PlanRequest,
  known: Measured,
  options: Required<PlanOptions> & { readonly planned: number | null },
): PlannedSavings | undefined {
  if (until === undefined) {
    for (const [isGiven, option] of [
      [these, '--until-these'],
      [rounds !== undefined, '--until-rounds'],
    ] as const) {
      if (isGiven) throw new ClosedbookError('usage', `expected --until beside ${option}, got none`);
    }
    return undefined;
  }
  const { planned, level } = options;
  const penalty = penaltyOfGoal(until);
  const { seed = 1 } = request;
  const clusterKey = clusterKeyOf(clusterByOf(request.clusterBy));
  const found =
    known.table === null || planned === null
      ? null
      : sequentialSavings(known.table, {
          ...{ penalty, these, questions: planned, worlds, level, seed, clusterKey },
          round: questionsOfRound({ rounds }, { questions: planned, byBatch: batch }),
        });
  if (found === null) {
    throw new ClosedbookError('usage', '--until is played on a base of answers by two respondents or more', {
      hint: 'For example: closedbook plan RUN --until best@1 --questions 2000.',
    });
  }
  const fixed = ({ a, b }: SequentialPair): number | null => {
    const pair = known.pairs.find((one) => [one.a, one.b].includes(a) && [one.a, one.b].includes(b));
    if (pair === undefined || pair.difference === 0 || pair.basis.metric !== utilityId(penalty)) return null;
    return questionsForDifference(Math.abs(pair.difference), pair.basis, options).questions;
  };
  return { ...found, pairs: found.pairs.map((pair) => ({ ...pair, fixed: fixed(pair) })) };
}

function halfWidthNeed(
  wanted: number,
  basis: PlanBasis,
  options: PlanOptions,
): NonNullable<Plan['halfWidth']> {
  const need = questionsForHalfWidth(wanted, basis, options);
  if (need === null) {
    throw new ClosedbookError('usage', `--half-width is for a rate; ${basis.metric} is none`);
  }
  return { wanted, ...need };
}

function largest(needs: readonly (PlannedQuestions | undefined)[]): number | null | undefined {
  const wanted = needs.filter((need) => need !== undefined);
  if (wanted.length === 0) return undefined;
  if (wanted.some((need) => need.questions === null)) return null;
  return Math.max(...wanted.map((need) => need.questions ?? 0));
}

/** Differences around the wanted one, and more trials where they can help. */
function alternativesOf(
  request: PlanRequest,
  basis: PlanBasis,
  options: Required<PlanOptions> & { readonly planned: number | null },
): PlanAlternative[] {
  const trials =
    basis.within === null ? [options.trials] : [...new Set([options.trials, 1, 3, 10])].sort((a, b) => a - b);
  return trials.flatMap((count): PlanAlternative[] => {
    const each = { ...options, trials: count };
    if (request.difference !== undefined && request.questions === undefined) {
      const wanted = [...new Set([request.difference, 0.01, 0.02, 0.03, 0.05, 0.1])].sort((a, b) => a - b);
      return wanted.map((difference) => {
        const { questions } = questionsForDifference(difference, basis, each);
        return {
          trials: count,
          questions,
          difference,
          halfWidth: questions === null ? null : halfWidthAt(questions, basis, each),
        };
      });
    }
    if (request.halfWidth !== undefined && request.questions === undefined) {
      const wanted = [...new Set([request.halfWidth, 0.01, 0.02, 0.03, 0.05, 0.1])].sort((a, b) => a - b);
      return wanted.map((halfWidth) => {
        const questions = questionsForHalfWidth(halfWidth, basis, each)?.questions ?? null;
        return {
          trials: count,
          questions,
          difference: questions === null ? null : detectableDifference(questions, basis, each),
          halfWidth,
        };
      });
    }
    if (options.planned === null) return [];
    const planned = options.planned;
    return [0.5, 1, 2, 4, 10].map((times) => {
      const questions = Math.max(1, Math.round(planned * times));
      return {
        trials: count,
        questions,
        difference: detectableDifference(questions, basis, each),
        halfWidth: halfWidthAt(questions, basis, each),
      };
    });
  });
}

interface Measured {
  readonly table: OutcomeTable | null;
  readonly pairs: readonly MeasuredPair[];
  readonly measured: Partial<PlanBasis>;
  /** Questions of the base that the plan is measured on. */
  readonly questions: number | null;
  /** Who was asked, for the cost of asking them again; empty for files, whose models have no interface here. */
  readonly respondents: readonly Respondent[];
  /** Some of the base's questions, for the length of its prompts. */
  readonly counted: readonly Question[];
  readonly labels: Readonly<Record<string, string>>;
}

async function measured(
  request: PlanRequest,
  workspace: Workspace,
  options: Required<PlanOptions> & { readonly metric: string },
): Promise<Measured> {
  const nothing = {
    table: null,
    pairs: [],
    measured: {},
    questions: null,
    respondents: [],
    counted: [],
    labels: {},
  };
  if (request.base.length === 0) return nothing;
  const base = await baseTable(request, workspace);
  const { table } = base;
  const measure = { ...options, clusterKey: clusterKeyOf(clusterByOf(request.clusterBy)) };
  const short = shortLabels(table.respondents);
  const known = {
    table,
    respondents: base.respondents,
    counted: base.counted,
    labels: Object.fromEntries(table.respondents.map(({ id }, index) => [id, short[index]!])),
  };
  const pairs = namedPairs(measuredPairs(table, measure), request);
  if (pairs.length > 0) return { ...known, pairs, measured: pairs[0]!.basis, questions: pairs[0]!.questions };
  const alone = measuredRate(table, 0, measure);
  if (alone === null) {
    throw new ClosedbookError(
      'usage',
      `the base holds fewer than two graded answers: ${request.base.join(', ')}`,
    );
  }
  return { ...known, pairs: [], measured: alone.basis, questions: alone.questions };
}

interface BaseTable {
  readonly table: OutcomeTable;
  readonly respondents: readonly Respondent[];
  readonly counted: readonly Question[];
}

async function baseTable(request: PlanRequest, workspace: Workspace): Promise<BaseTable> {
  const sources = await Promise.all(request.base.map((text) => lookAt(text, request)));
  const files = sources.flatMap((source) => (source.kind === 'answers' ? source.files : []));
  const runs = sources.flatMap((source) => (source.kind === 'run' ? [source.id] : []));
  if (sources.every(({ kind }) => kind === 'answers')) {
    const { table, design } = await fileTable(files, {
      ...fileReading(request, workspace),
      rubric: DEFAULT_RUBRIC,
    });
    refuseDrawing(design.drawing, { whose: request.base.join(', '), what: 'as the base of a plan' });
    return { table, respondents: [], counted: [] };
  }
  if (runs.length < sources.length) {
    throw new ClosedbookError('usage', 'a plan is measured on runs, or on files of answers', {
      hint: 'Counts and summaries do not tell how often two respondents disagree; give --discordance instead.',
    });
  }
  return withStore(
    workspace.storePath,
    async (store) => {
      const found = await Promise.all(runs.map((id) => store.run(id)));
      refuseUnlikeChances(found, 'as the base of a plan');
      const table = await store.outcomeTable(found.map((run) => run.id));
      const counted: Question[] = [];
      for await (const question of store.questions(found[0]!.id)) {
        if (counted.push(question) >= COUNTED_QUESTIONS) break;
      }
      const asked = found.flatMap((run) => (run.status === 'imported' ? [] : run.respondents));
      return { table, respondents: asked, counted };
    },
    { readonly: true },
  );
}

function namedPairs(pairs: readonly MeasuredPair[], { a, b }: PlanRequest): readonly MeasuredPair[] {
  const names = [a, b].filter((name) => name !== undefined);
  const chosen = pairs.filter((pair) =>
    names.every((name) => pair.a.includes(name) || pair.b.includes(name)),
  );
  if (names.length > 0 && chosen.length === 0) {
    const known = [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))].join(', ');
    throw new ClosedbookError('usage', `no pair of respondents is called ${names.join(' and ')}`, {
      hint: `The base holds: ${known}.`,
    });
  }
  return chosen;
}
