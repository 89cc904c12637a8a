/**
 * The frontiers of the question sets: rates over different questions share no picture. The report's frontier is that
 * of the largest set, where it has somebody to choose between.
 */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { type FrontierInput, frontierSection, penaltyGrid } from './frontier.ts';
import type { Grid } from './grid.ts';
import { estimatedProbabilityBest, pairedProbabilityBest } from './probability-best.ts';
import { type Field, isChoosable } from './question-sets.ts';
import { MOST_SETS } from './set-decisions.ts';

export interface SetFrontiersOptions {
  readonly penalties: readonly number[];
  readonly seed: number;
  /** Rows that get a curve and are resampled. @default all */
  readonly among?: ReadonlySet<number>;
}

/** One frontier a set that the decision tells, in the order of the sets; `inputs` in the grid's order. */
export function setFrontiers(
  grid: Grid,
  field: Field,
  inputs: readonly FrontierInput[],
  options: SetFrontiersOptions,
): (FrontierSection | undefined)[] {
  const { penalties, seed, among } = options;
  return field.sets.slice(0, MOST_SETS).map(({ members, base }, place) => {
    const drawn = among === undefined ? members : members.filter((row) => among.has(row));
    const resampled = field.conclusive && place === 0 && (members.length > 1 || field.sets.length === 1);
    const some = drawn.map((row) => ({ row, id: inputs[row]!.respondent }));
    const resampling = { penalties: penaltyGrid(penalties), seed };
    return frontierSection(
      members.map((row) => inputs[row]!),
      {
        penalties,
        paired: true,
        ...(base === null
          ? {}
          : {
              base: {
                ...{ questions: base.questions, complete: base.complete, missing: base.missing },
                method: 'two-way-least-squares',
              },
            }),
        ...(among === undefined ? {} : { curvesOf: new Set(drawn.map((row) => inputs[row]!.respondent)) }),
        probabilityBest: !resampled
          ? null
          : base === null
            ? pairedProbabilityBest(grid, some, resampling)
            : estimatedProbabilityBest(base, some, resampling),
      },
    );
  });
}

/** The one a report draws; undefined where it would put different questions side by side. */
export function reportedFrontier(
  { sets, conclusive }: Field,
  [largest]: readonly (FrontierSection | undefined)[],
): FrontierSection | undefined {
  if (sets.length === 0 || (sets.length > 1 && (sets[0]!.members.length === 1 || !conclusive)))
    return undefined;
  return (conclusive && isChoosable(sets[0]!)) || largest === undefined ? largest : withoutChoice(largest);
}

/** The points with their doubt, and nobody called the best. */
function withoutChoice(section: FrontierSection): FrontierSection {
  return {
    ...section,
    points: section.points.map((point) => ({ ...point, pareto: false, onHull: false })),
    hull: [],
    probabilityBest: null,
  };
}
