/**
 * The sequences that a stopping rule looks at, fed with the units that are answered, in the planned order and in no other:
 * so what is decided is a function of the plan and the stored answers, whoever asks, on whichever machine, however often it
 * was interrupted. A respondent that is no longer asked has no further units, and its sequences stand as they are.
 */
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { StoppingPlan } from '../../../core/until.ts';
import {
  type MeanSequence,
  type MeanSequenceOptions,
  observeUnit,
  type SequenceUnit,
  startMeanSequence,
} from '../../../stats/sequence/mean-sequence.ts';
import { utilityDifferenceRange } from '../../../stats/sequence/utility-difference-range.ts';
import { outcomeGrid } from '../grid.ts';
import type { PlannedUnit } from './planned-units.ts';
import { differenceBounds, gridColumns, type UnitCounts, unitCounts } from './unit-counts.ts';

/** What was answered before, for goals that compare with it. */
export interface Baseline {
  readonly table: OutcomeTable;
  /** Row of the baseline for each respondent of the run, by id. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Hash of each question of the run, by id. */
  readonly hashOf: ReadonlyMap<string, string>;
}

export interface WatchOptions {
  readonly plan: StoppingPlan;
  readonly units: readonly PlannedUnit[];
  /** Ids, in the order of the table's rows. */
  readonly respondents: readonly string[];
  readonly trials: number;
  readonly baseline?: Baseline;
}

/** One sequence and whom it is about: the difference of `a` less `b` (of `a` less its baseline), or a rate of `a`. */
export interface Watched {
  readonly a: number;
  readonly b: number | 'baseline' | null;
  readonly sequence: MeanSequence;
  /** What a unit comes to. */
  readonly valueOf: (a: UnitCounts, other: UnitCounts | null) => SequenceUnit;
  /** Place of the next unit. */
  next: number;
}

export interface Watch {
  readonly options: WatchOptions;
  readonly sequences: readonly Watched[];
  /** How many units each respondent has answered without a gap. */
  readonly answered: number[];
}

/** The sequences of the plan's goal, or others that are to be read along the same units. */
export function createWatch(options: WatchOptions, sequences = ofGoal(options)): Watch {
  return { options, sequences, answered: options.respondents.map(() => 0) };
}

/** Whether the goal is about these very questions, which then are a population drawn without replacement. */
export function isAboutThese({ until }: StoppingPlan): boolean {
  return (until.goal === 'best' || until.goal === 'order') && until.these;
}

/** How many there are in all, where it is. */
export function populationOf(plan: StoppingPlan): Pick<MeanSequenceOptions, 'population'> {
  const { units, questions } = plan;
  return isAboutThese(plan) ? { population: { units, questions } } : {};
}

/** A sequence of the plan's units; at the level of its comparisons, unless another is named. */
export function startSequence(
  { plan }: WatchOptions,
  options: Pick<MeanSequenceOptions, 'range' | 'at' | 'onlyAt' | 'level' | 'population'> & {
    readonly largest?: number;
  },
): MeanSequence {
  return startMeanSequence({
    planned: plan.units,
    largest: plan.largest,
    level: plan.comparisonLevel,
    ...options,
  });
}

/** Differences in utility at the penalty, first less second. */
function differenceOf(penalty: number): Watched['valueOf'] {
  return (first, second) => ({
    sum: differenceBounds(first, second!, penalty),
    size: first.questions,
  });
}

/** The outcomes whose rates a width is about. */
const OUTCOMES = ['correct', 'incorrect', 'refused'] as const;

function ofGoal(options: WatchOptions): Watched[] {
  const { plan, respondents } = options;
  const { until } = plan;
  const rows = respondents.map((_, row) => row);
  if (until.goal === 'width') {
    return rows.flatMap((a) =>
      OUTCOMES.map((outcome) => ({
        a,
        b: null,
        sequence: startSequence(options, { range: [0, 1] }),
        valueOf: (counts: UnitCounts) => ({
          sum: [counts[outcome], counts[outcome] + counts.missing] as const,
          size: counts.questions,
        }),
        next: 0,
      })),
    );
  }
  const at = [until.goal === 'regression' ? -until.margin : 0];
  const range = utilityDifferenceRange(until.penalty);
  return rows.flatMap((a) => {
    const others = until.goal === 'regression' ? (['baseline'] as const) : rows.slice(a + 1);
    return others.map((b) => ({
      a,
      b,
      sequence: startSequence(options, { range, at, onlyAt: true, ...populationOf(plan) }),
      valueOf: differenceOf(until.penalty),
      next: 0,
    }));
  });
}

/** Takes in what is answered by now; units taken in already are not read again. @param end - Place of the first unit to leave out */
export function advanceWatch(watch: Watch, table: OutcomeTable, end = watch.options.units.length): void {
  takeIn(watch, unitReader(watch.options, table), end);
}

/** What there is of a unit; null while it is not answered whole. */
export interface UnitReader {
  of(row: number, unit: number): UnitCounts | null;
  /** With the baseline's on the same questions; `none` where it has none of them. */
  besideBaseline(row: number, unit: number): readonly [UnitCounts, UnitCounts] | 'none' | null;
}

/** Takes in what a reader has, unit by unit as far as there is no gap. */
export function takeIn(
  { options: { units }, sequences, answered }: Watch,
  reader: UnitReader,
  end = units.length,
): void {
  answered.forEach((_, row) => {
    while (answered[row]! < end && reader.of(row, answered[row]!) !== null) answered[row]! += 1;
  });
  for (const one of sequences) {
    for (; one.next < end; one.next += 1) {
      // A subject without a rated question is evidence for nothing.
      if (units[one.next]!.rated.length === 0) continue;
      const read =
        one.b === 'baseline'
          ? reader.besideBaseline(one.a, one.next)
          : pairOf(reader, one.a, one.b, one.next);
      if (read === null) break;
      if (read !== 'none') observeUnit(one.sequence, one.valueOf(...read));
    }
  }
}

function pairOf(
  reader: UnitReader,
  a: number,
  b: number | null,
  unit: number,
): readonly [UnitCounts, UnitCounts | null] | null {
  const first = reader.of(a, unit);
  const second = b === null ? null : reader.of(b, unit);
  return first === null || (b !== null && second === null) ? null : [first, second];
}

function unitReader({ units, trials, respondents, baseline }: WatchOptions, table: OutcomeTable): UnitReader {
  const grid = outcomeGrid(table);
  const columnOf = gridColumns(grid, table.questions);
  const now = (respondent: number, ids: readonly string[]): UnitCounts | null =>
    unitCounts(
      grid,
      ids.map((id) => columnOf.get(id)),
      { respondent, trials },
    );
  const before = baseline === undefined ? null : baselineReader(baseline);
  return {
    of: (row, unit) => now(row, units[unit]!.rated),
    besideBaseline: (row, unit) => {
      const shared = before!.shared(respondents[row]!, units[unit]!);
      if (shared.length === 0) return 'none';
      const [first, second] = [now(row, shared), before!.counts(respondents[row]!, shared)];
      return first === null || second === null ? null : [first, second];
    },
  };
}

/** The baseline's replies, question by question; a changed question is another one and has none. */
function baselineReader({ table, rowOf, hashOf }: Baseline) {
  const grid = outcomeGrid(table);
  const columnOf = gridColumns(grid, table.questions);
  const counts = (respondent: string, ids: readonly string[]): UnitCounts | null => {
    const row = rowOf.get(respondent);
    const columns = ids.map((id) => columnOf.get(id));
    return row === undefined ? null : unitCounts(grid, columns, { respondent: row, trials: 1 });
  };
  const isSame = (id: string): boolean => {
    const column = columnOf.get(id);
    return column !== undefined && table.questions[grid.questions[column]!]!.hash === hashOf.get(id);
  };
  return {
    counts,
    shared: (respondent: string, { rated }: PlannedUnit): string[] =>
      rated.filter((id) => isSame(id) && counts(respondent, [id]) !== null),
  };
}
