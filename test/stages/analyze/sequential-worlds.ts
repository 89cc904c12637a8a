/** Worlds for the rule of a run that may stop early: the real watch and verdict over outcomes that are drawn, not asked. */
import { comparisonBudget, type Until } from '../../../src/core/until.ts';
import type { PlannedUnit } from '../../../src/stages/analyze/sequential/planned-units.ts';
import { endOfRound, questionsOfRound } from '../../../src/stages/analyze/sequential/round.ts';
import type { UnitCounts } from '../../../src/stages/analyze/sequential/unit-counts.ts';
import { type Verdict, verdictOf } from '../../../src/stages/analyze/sequential/verdict.ts';
import { createWatch, takeIn } from '../../../src/stages/analyze/sequential/watch.ts';

export interface World {
  readonly until: Until;
  readonly units: readonly PlannedUnit[];
  readonly respondents: readonly string[];
  readonly countsOf: (row: number, unit: number) => UnitCounts;
  /** A look after every unit, instead of after every round as a run does. @default false */
  readonly everyUnit?: boolean;
}

/** Asks, looks and stops as a run does. */
export function askWorld({ until, units, respondents, countsOf, everyUnit = false }: World): Verdict & {
  /** Questions asked of all respondents together, and of each. */
  readonly askings: number;
  readonly asked: readonly number[];
} {
  const sizes = units.map(({ rated }) => rated.length);
  const watch = createWatch({
    plan: {
      until,
      ...comparisonBudget(until, respondents.length),
      seed: 1,
      units: sizes.filter((size) => size > 0).length,
      questions: sizes.reduce((sum, size) => sum + size, 0),
      largest: Math.max(...sizes),
    },
    units,
    respondents,
    trials: 1,
  });
  const fixed = questionsOfRound(until, { questions: watch.options.plan.questions, byBatch: false });
  const end = respondents.map(() => 0);
  const reader = {
    of: (row: number, unit: number) => (unit < end[row]! ? countsOf(row, unit) : null),
    besideBaseline: () => null,
  };
  let verdict = verdictOf(watch);
  for (let from = 0; verdict.state === 'open'; ) {
    const to = everyUnit ? from + 1 : endOfRound(units, { from, fixed });
    for (const row of verdict.asking) end[row] = to;
    takeIn(watch, reader);
    verdict = verdictOf(watch);
    from = to;
  }
  const asked = end.map((to) => sizes.slice(0, to).reduce((sum, size) => sum + size, 0));
  return { ...verdict, asked, askings: asked.reduce((sum, one) => sum + one, 0) };
}
