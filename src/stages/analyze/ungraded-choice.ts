/**
 * Whether replies without a grade could change the choice. Rules can confirm a right answer by matching and often
 * cannot deny a wrong one, so what is ungraded is mostly wrong, and a choice on the graded alone flatters whoever has
 * most of it. Failed replies are no matter of grading and stay out; the bounds of the rates have them.
 */
import type { Grid } from './grid.ts';

export interface UngradedChoice {
  /** Whose replies without a grade the choice hangs on. */
  readonly respondent: string;
  readonly ungraded: number;
  /** Replies that came and count: with an outcome, or without a grade. */
  readonly replies: number;
  readonly counted: 'wrong' | 'right';
  /** Whose replies without a grade are counted the other way for that; null where nobody's need be. */
  readonly against: string | null;
  /** Best then; null is declining everything. */
  readonly best: string | null;
}

export interface UngradedChoiceOptions {
  readonly penalty: number;
  readonly members: readonly { readonly row: number; readonly id: string }[];
}

interface Standing {
  readonly id: string | null;
  readonly ungraded: number;
  readonly replies: number;
  readonly graded: number;
  readonly counted: { readonly wrong: number; readonly right: number };
}

/**
 * Undefined where the choice stands whichever way the ungraded replies go. Utilities are means over the questions that
 * every member has a graded or an ungraded reply on; declining everything competes with 0.
 */
export function ungradedChoice(grid: Grid, options: UngradedChoiceOptions): UngradedChoice | undefined {
  const standings = standingsOf(grid, options);
  if (standings.every(({ ungraded }) => ungraded === 0)) return undefined;
  const first = best(standings, ({ graded }) => graded);
  const allWrong = best(standings, ({ counted }) => counted.wrong);
  if (allWrong.id !== first.id && first.ungraded > 0)
    return told(first, { counted: 'wrong', best: allWrong.id, against: null });
  // The worst of the chosen one against the best of every other.
  const rival = best(
    standings.filter((one) => one !== first),
    ({ counted }) => counted.right,
  );
  if (rival.counted.right <= first.counted.wrong) return undefined;
  const against = (other: Standing) => (other.ungraded === 0 ? null : other.id);
  return first.ungraded >= rival.ungraded
    ? told(first, { counted: 'wrong', best: rival.id, against: against(rival) })
    : told(rival, { counted: 'right', best: rival.id, against: against(first) });
}

function told(
  { id, ungraded, replies }: Standing,
  how: Pick<UngradedChoice, 'counted' | 'against' | 'best'>,
): UngradedChoice {
  return { respondent: id ?? '', ungraded, replies, ...how };
}

function best(standings: readonly Standing[], worth: (one: Standing) => number): Standing {
  return standings.reduce((most, one) => (worth(one) > worth(most) ? one : most));
}

/** Nobody stands on a question that one of them has no reply to. */
function standingsOf(grid: Grid, { penalty, members }: UngradedChoiceOptions): Standing[] {
  const width = grid.questions.length;
  const graded = new Float64Array(members.length);
  const wrong = new Float64Array(members.length);
  const right = new Float64Array(members.length);
  const ungraded = new Uint32Array(members.length);
  const replies = new Uint32Array(members.length);
  let questions = 0;
  let shared = 0;
  for (let column = 0; column < width; column += 1) {
    for (const [place, { row }] of members.entries()) {
      const cell = row * width + column;
      if (grid.violated[cell] === 1) continue;
      ungraded[place]! += grid.ungraded[cell]!;
      replies[place]! += withOutcome(grid, cell) + grid.ungraded[cell]!;
    }
    const cells = members.map(({ row }) => row * width + column);
    const came = cells.every(
      (cell) => grid.violated[cell] === 0 && withOutcome(grid, cell) + grid.ungraded[cell]! > 0,
    );
    if (!came) continue;
    questions += 1;
    // As the shared questions have it: an outcome of everyone in every trial.
    const complete = cells.every((cell) => withOutcome(grid, cell) > 0 && grid.missing[cell] === 0);
    if (complete) shared += 1;
    for (const [place, cell] of cells.entries()) {
      const outcomes = withOutcome(grid, cell);
      const all = outcomes + grid.ungraded[cell]!;
      const worth = grid.correct[cell]! - penalty * grid.incorrect[cell]!;
      if (complete) graded[place]! += worth / outcomes;
      wrong[place]! += (worth - penalty * grid.ungraded[cell]!) / all;
      right[place]! += (worth + grid.ungraded[cell]!) / all;
    }
  }
  const nothing = { id: null, ungraded: 0, replies: 0, graded: 0, counted: { wrong: 0, right: 0 } };
  const placed = members.map(({ id }, place) => ({
    id,
    ungraded: ungraded[place]!,
    replies: replies[place]!,
    graded: shared === 0 ? 0 : graded[place]! / shared,
    counted:
      questions === 0
        ? { wrong: 0, right: 0 }
        : { wrong: wrong[place]! / questions, right: right[place]! / questions },
  }));
  return [...placed, nothing];
}

function withOutcome({ correct, incorrect, refused }: Grid, cell: number): number {
  return correct[cell]! + incorrect[cell]! + refused[cell]!;
}
