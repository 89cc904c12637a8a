/**
 * What a choice rests on: who is best at which penalty, whom the questions tell apart, and how far replies without a grade could change it.
 */
import { askedCost, openingPenalty } from '../../core/opening-penalty.ts';
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { adjusted, pairedComparisons } from './comparisons.ts';
import type { CountedOutcomes } from './counted-outcomes.ts';
import type { Decision } from './decision.ts';
import { rateEstimate } from './estimates.ts';
import { penaltyGrid } from './frontier.ts';
import { type Leading, leading } from './leading.ts';
import { setDecisions } from './set-decisions.ts';
import { reportedFrontier, setFrontiers } from './set-frontiers.ts';
import {
  openStretches,
  type UngradedStanding,
  ungradedChoice,
  ungradedStandings,
} from './ungraded-choice.ts';
import { worthBand } from './worth-band.ts';

export interface ChoiceEvidenceOptions {
  /** Confidence level in (0, 1). */
  readonly level: number;
  /** Penalties L of a wrong answer. */
  readonly penalties: readonly number[];
  readonly seed: number;
  /** Ids that are compared wherever they stand. */
  readonly compareAlso: readonly string[] | undefined;
  /** The command that grades replies without a grade. */
  readonly gradeWith: string | undefined;
}

export interface ChoiceEvidence {
  /** Who is compared with whom, where there are too many to compare all. */
  readonly compared: Leading;
  /** Of the largest set; undefined where nobody has enough outcomes. */
  readonly frontier: FrontierSection | undefined;
  /** p-values adjusted for all of them. */
  readonly pairs: Comparison[];
  readonly decision: Decision;
}

export function choiceEvidence(counted: CountedOutcomes, options: ChoiceEvidenceOptions): ChoiceEvidence {
  const { respondents, models, label, grid, field, shared, decided, rates } = counted;
  const { level, penalties, seed } = options;
  const contenders = rates.map((row, index) => ({
    id: row.respondent,
    correct: rateEstimate(decided[index]!, 'correct/asked', level).value ?? 0,
    incorrect: rateEstimate(decided[index]!, 'incorrect/asked', level).value ?? 0,
  }));
  const compared = leading(contenders, { penalties, named: options.compareAlso });
  const frontiers = setFrontiers(
    shared,
    field,
    rates.map((row, index) => ({
      respondent: row.respondent,
      model: models[index]!,
      correct: rateEstimate(decided[index]!, 'correct/asked', level),
      incorrect: rateEstimate(decided[index]!, 'incorrect/asked', level),
      breakEven: row.breakEven,
      worth: worthBand(decided[index]!, { level, utilities: row.utilities }),
    })),
    { penalties, seed, ...(compared.of === null ? {} : { among: new Set(compared.rows) }) },
  );
  const standings = field.sets.map(({ members, base }) =>
    ungradedStandings(
      grid,
      members.map((row) => ({ row, id: respondents[row]!.id })),
      base === null ? undefined : members.map((row) => contenders[row]!),
    ),
  );
  const pairs = adjusted(
    pairedComparisons(grid, contenders, {
      ...{ level, penalties, label, shared, among: compared.rows },
      sets: field.sets,
    }),
  );
  const penalty = openingPenalty(penalties);
  const decision = setDecisions(field, {
    ...{ frontiers, comparisons: pairs, label, penalty },
    cost: askedCost(penalties),
    gradeWith: options.gradeWith,
    ungraded: standings.map((one) => ungradedChoice(one, penalty)),
    open: standings.map((one) => openStretches(one, penaltyGrid(penalties))),
  });
  const frontier = withUngraded(reportedFrontier(field, frontiers), standings[0]);
  return { compared, frontier, pairs, decision };
}

/** Words for the correction, as the report prints them. */
export function multiplicityOf(pairs: number, { rows, of }: Leading): string {
  if (pairs === 1) return 'one pair, no correction needed';
  const whose = of === null ? '' : ` of the ${rows.length} leading of ${of} respondents`;
  return `Holm over ${pairs} pairs${whose}, metric by metric`;
}

/** The points with what is ungraded beside what is graded, so that bounds can be told at any penalty. */
function withUngraded(
  frontier: FrontierSection | undefined,
  standings: readonly UngradedStanding[] | undefined,
): FrontierSection | undefined {
  if (frontier === undefined || !standings?.some(({ ungraded }) => ungraded > 0)) return frontier;
  return {
    ...frontier,
    points: frontier.points.map((point) => {
      const standing = standings.find(({ id }) => id === point.respondent);
      return standing === undefined ? point : { ...point, withUngraded: standing.counted };
    }),
  };
}
