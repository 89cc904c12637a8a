/**
 * What every section of an analysis counts in: the grid of outcomes, who may be compared on which questions, and the rates of each
 * respondent. Rates are over everything graded; whatever compares or chooses is over the questions that all have a grade on.
 */
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { type ClusterCounts, clusterCounts } from './cluster-counts.ts';
import { type ClusterBy, clusterKeyOf } from './cluster-key.ts';
import { estimatedCounts } from './estimated-base.ts';
import { type Grid, isRated, outcomeGrid } from './grid.ts';
import { summaryRespondents } from './labels.ts';
import { type Field, fieldOf, isChoosable } from './question-sets.ts';
import { ratesOf } from './rates.ts';
import { modelNames } from './same-model.ts';
import { sharedGrid } from './shared-questions.ts';
import { tallies } from './tallies.ts';

export interface CountOutcomesOptions {
  /** Confidence level in (0, 1). */
  readonly level: number;
  /** Penalties L of a wrong answer. */
  readonly penalties: readonly number[];
  readonly clusterBy: ClusterBy;
}

/** Lists have a place for each respondent, in their order. */
export interface CountedOutcomes {
  readonly respondents: Summary['respondents'];
  /** The model of each. */
  readonly models: readonly string[];
  /** What a respondent is called, by its id. */
  readonly label: (id: string) => string;
  readonly clusterKey: ReturnType<typeof clusterKeyOf>;
  readonly grid: Grid;
  /** The question sets that respondents were asked, and whether there is enough to choose among anybody. */
  readonly field: Field;
  /** The grid of what compares and chooses: questions that all of a set have a grade on. */
  readonly shared: Grid;
  /** Counts of what compares and chooses; with missing outcomes estimated where too few questions are shared. */
  readonly decided: readonly ClusterCounts[];
  /** Over everything graded. */
  readonly rates: readonly RespondentRates[];
}

export function countOutcomes(
  table: OutcomeTable,
  { level, penalties, clusterBy }: CountOutcomesOptions,
): CountedOutcomes {
  const respondents = summaryRespondents(table);
  const labels = new Map(respondents.map(({ id, label }) => [id, label]));
  const clusterKey = clusterKeyOf(clusterBy);
  const grid = outcomeGrid(table, { clusterKey });
  const counts = respondents.map((_, index) => clusterCounts(grid, index));
  const field = fieldOf(grid);
  const choosable = field.conclusive ? field.sets.filter(isChoosable) : [];
  const shared = sharedGrid(grid, choosable);
  const estimated = new Map(
    choosable.flatMap(({ base }) =>
      base === null ? [] : base.members.map((row) => [row, estimatedCounts(base, row)] as const),
    ),
  );
  const decided = respondents.map(
    (_, index) => estimated.get(index) ?? (shared === grid ? counts[index]! : clusterCounts(shared, index)),
  );
  const found = tallies(table, isRated, (question) => question.kind === 'answerable');
  const unblocked = found.some(({ tally }) => tally.blocked > 0)
    ? outcomeGrid(table, { clusterKey, withoutBlocked: true })
    : grid;
  const rates = found.map((tally, index) =>
    ratesOf(
      respondents[index]!.id,
      tally,
      {
        all: counts[index]!,
        decided: decided[index],
        withoutBlocked: unblocked === grid ? counts[index]! : clusterCounts(unblocked, index),
      },
      { level, penalties },
    ),
  );
  return {
    respondents,
    models: modelNames(respondents),
    label: (id) => labels.get(id) ?? id,
    ...{ clusterKey, grid, field, shared, decided, rates },
  };
}
