/**
 * How a run decides that it may stop: its plan, written into the manifest before anybody is asked, and the watch over its
 * answers, which is made anew from the store whoever asks.
 */
import { ClosedbookError } from '../core/errors.ts';
import { CELL_CODE, type OutcomeTable, PASSES } from '../core/outcome-table.ts';
import { type Question, questionHash } from '../core/question.ts';
import type { Run } from '../core/run.ts';
import type { RunSpec } from '../core/run-spec.ts';
import type { Store } from '../core/store/store.ts';
import { comparisonBudget, type StoppingPlan, type Until, untilWord } from '../core/until.ts';
import { type PlannedUnit, plannedUnits, withUnasked } from '../stages/analyze/sequential/planned-units.ts';
import { questionsOfRound } from '../stages/analyze/sequential/round.ts';
import type { SequentialSectionOptions } from '../stages/analyze/sequential/sequential-section.ts';
import { type Baseline, createWatch, type Watch } from '../stages/analyze/sequential/watch.ts';
import { refuseUnlikeChances } from './unlike-chances.ts';

/**
 * The plan of a run whose questions are in the store.
 *
 * @throws ClosedbookError `usage` where the goal cannot be reached by this run: one respondent has no rival, a baseline no
 *   counterpart for one of them; `run-unknown` for a baseline that is not there
 */
export async function stoppingPlan(run: Run, spec: RunSpec, store: Store): Promise<StoppingPlan> {
  const until = await resolved(spec, run, store);
  const { units, questions } = await unitsOf(run, spec.seed, store);
  const round = questionsOfRound(until, { questions: questions.size, byBatch: spec.batch === true });
  const rated = units.map((unit) => unit.rated.length);
  if (rated.every((count) => count === 0)) {
    throw new ClosedbookError('usage', `--until ${untilWord(until)} needs answerable questions, got none`);
  }
  return {
    until,
    ...comparisonBudget(until, run.respondents.length),
    seed: spec.seed,
    units: rated.filter((count) => count > 0).length,
    questions: rated.reduce((sum, count) => sum + count, 0),
    largest: rated.reduce((most, count) => Math.max(most, count), 0),
    ...(round === undefined ? {} : { round }),
  };
}

/** What a specification asks that cannot be, before anything is written. */
export function assertCanStop(spec: RunSpec, respondents: number): void {
  const { until } = spec;
  if (until === undefined) return;
  if (spec.forced) {
    throw new ClosedbookError(
      'usage',
      'a run that may stop early has no forced pass: expected --until or --forced',
      {
        hint: 'Ask the forced pass in a run of its own.',
      },
    );
  }
  if ((until.goal === 'best' || until.goal === 'order') && respondents < 2) {
    throw new ClosedbookError(
      'usage',
      `--until ${untilWord(until)} needs two respondents or more, got ${respondents}`,
    );
  }
}

/** The run's units, with its questions by id. */
export async function unitsOf(
  run: Pick<Run, 'id'>,
  seed: number,
  store: Store,
): Promise<{ readonly units: PlannedUnit[]; readonly questions: ReadonlyMap<string, Question> }> {
  const questions = new Map<string, Question>();
  for await (const question of store.questions(run.id)) questions.set(question.id, question);
  return { units: plannedUnits([...questions.values()], seed), questions };
}

/** Opens watches over a run: each call gives one that has seen nothing yet. */
export async function openWatching(
  run: Run,
  store: Store,
): Promise<{ readonly questions: ReadonlyMap<string, Question>; readonly watch: () => Watch }> {
  const plan = run.manifest.stopping!;
  const { units: stored, questions } = await unitsOf(run, plan.seed, store);
  const units = withUnasked(stored, plan);
  const baseline = await baselineOf(run, plan.until, { store, questions });
  return {
    questions,
    watch: () =>
      createWatch({
        plan,
        units,
        respondents: run.respondents.map(({ id }) => id),
        trials: run.spec?.trials ?? plan.trials ?? 1,
        ...(baseline === null ? {} : { baseline }),
      }),
  };
}

/** What a section on the run's rule is made from. */
export async function sequentialOptions(
  run: Run,
  store: Store,
): Promise<Omit<SequentialSectionOptions, 'label'>> {
  const { watch } = await openWatching(run, store);
  const { open } = (await store.totals(run.id)).passes;
  return {
    run: run.id,
    watching: watch().options,
    asked: open.answered + open.blocked + open.empty + open.truncated + open.error,
    planned: run.manifest.stopping!.askings ?? run.planned,
  };
}

/** The same from answers alone, of a rule that compares with no other run. */
export function answersOptions(
  table: OutcomeTable,
  { plan, whose }: { readonly plan: StoppingPlan; readonly whose: string },
): Omit<SequentialSectionOptions, 'label'> {
  const asked = table.cell
    .subarray(0, table.rows)
    .reduce((sum, cell, row) => sum + (isOpenReply(table, row, cell) ? 1 : 0), 0);
  return {
    run: whose,
    watching: {
      plan,
      units: withUnasked(plannedUnits(table.questions, plan.seed), plan),
      respondents: table.respondents.map(({ id }) => id),
      trials: plan.trials ?? 1,
    },
    asked,
    planned: plan.askings ?? asked,
  };
}

function isOpenReply(table: OutcomeTable, row: number, cell: number): boolean {
  return PASSES[table.pass[row]!] === 'open' && cell !== CELL_CODE['failed-error'];
}

async function resolved({ until: given, seed }: RunSpec, run: Run, store: Store): Promise<Until> {
  const until = given!;
  if (until.goal !== 'regression') return until;
  const baseline = await store.run(until.baseline);
  refuseUnlikeChances([baseline], 'as a baseline');
  const { stopping } = baseline.manifest;
  // Where it stopped is then a moment of this order, too, and bets that are fair up to every moment are fair up to that one.
  if (stopping !== undefined && stopping.seed !== seed) {
    throw new ClosedbookError(
      'usage',
      `the baseline ${baseline.id} could stop early itself, so its questions must come in its own order: expected --seed ${stopping.seed}, got ${seed}`,
    );
  }
  counterparts(
    run.respondents.map(({ id }) => id),
    baseline.respondents.map(({ id }) => id),
  );
  return { ...until, baseline: baseline.id };
}

async function baselineOf(
  run: Run,
  until: Until,
  { store, questions }: { readonly store: Store; readonly questions: ReadonlyMap<string, Question> },
): Promise<Baseline | null> {
  if (until.goal !== 'regression') return null;
  const table: OutcomeTable = await store.outcomeTable([until.baseline]);
  const rowOf = counterparts(
    run.respondents.map(({ id }) => id),
    table.respondents.map(({ id }) => id),
  );
  return {
    table,
    rowOf,
    hashOf: new Map([...questions].map(([id, question]) => [id, questionHash(question)])),
  };
}

/** The baseline's row for each: the one of the same id, or the only one there is on either side. */
function counterparts(ids: readonly string[], before: readonly string[]): Map<string, number> {
  if (ids.length === 1 && before.length === 1) return new Map([[ids[0]!, 0]]);
  return new Map(
    ids.map((id) => {
      const row = before.indexOf(id);
      if (row !== -1) return [id, row];
      throw new ClosedbookError('usage', `the baseline has no respondent ${id} to compare with`, {
        hint: `It has ${before.slice(0, 10).join(', ')}.`,
      });
    }),
  );
}
