/**
 * Whether replies without a grade could change the choice. Rules can confirm a right answer by matching and often
 * cannot deny a wrong one, so what is ungraded is mostly wrong, and a choice on the graded alone flatters whoever has
 * most of it. Failed replies are no matter of grading and stay out; the bounds of the rates have them.
 */
import { meansWithUngraded } from './estimated-base.ts';
import { type Grid, outcomesIn } from './grid.ts';

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

interface Rates {
  readonly correct: number;
  readonly incorrect: number;
}

/**
 * Means over the questions that every member has a graded or an ungraded reply on, or over all of them where missing outcomes
 * were estimated; linear in any penalty.
 */
export interface UngradedStanding {
  /** Null is declining everything, which competes with 0. */
  readonly id: string | null;
  readonly ungraded: number;
  readonly replies: number;
  /** Rates on the questions where everyone has an outcome, or as estimated. */
  readonly graded: Rates;
  readonly counted: Rates & { readonly ungraded: number };
}

/** Undefined where the choice at the penalty stands whichever way the ungraded replies go. */
export function ungradedChoice(
  standings: readonly UngradedStanding[],
  penalty: number,
): UngradedChoice | undefined {
  if (standings.every(({ ungraded }) => ungraded === 0)) return undefined;
  const asGraded = ({ graded }: UngradedStanding) => graded.correct - penalty * graded.incorrect;
  const asWrong = ({ counted }: UngradedStanding) =>
    counted.correct - penalty * (counted.incorrect + counted.ungraded);
  const asRight = ({ counted }: UngradedStanding) =>
    counted.correct + counted.ungraded - penalty * counted.incorrect;
  const first = best(standings, asGraded);
  const allWrong = best(standings, asWrong);
  if (allWrong.id !== first.id && first.ungraded > 0)
    return told(first, { counted: 'wrong', best: allWrong.id, against: null });
  // The worst of the chosen one against the best of every other.
  const rival = best(
    standings.filter((one) => one !== first),
    asRight,
  );
  if (asRight(rival) <= asWrong(first)) return undefined;
  const against = (other: UngradedStanding) => (other.ungraded === 0 ? null : other.id);
  return first.ungraded >= rival.ungraded
    ? told(first, { counted: 'wrong', best: rival.id, against: against(rival) })
    : told(rival, { counted: 'right', best: rival.id, against: against(first) });
}

/** A stretch of penalties; null is without end, as far as the grid of penalties goes. */
export interface Stretch {
  readonly from: number;
  readonly to: number | null;
}

/** Where on a grid of penalties, ascending, the choice hangs on the ungraded replies. */
export function openStretches(
  standings: readonly UngradedStanding[],
  penalties: readonly number[],
): Stretch[] {
  const stretches: { from: number; to: number | null }[] = [];
  let before = false;
  for (const [place, penalty] of penalties.entries()) {
    const open = ungradedChoice(standings, penalty) !== undefined;
    const to = place === penalties.length - 1 ? null : penalty;
    if (open && before) stretches[stretches.length - 1]!.to = to;
    else if (open) stretches.push({ from: penalty, to });
    before = open;
  }
  return stretches;
}

function told(
  { id, ungraded, replies }: UngradedStanding,
  how: Pick<UngradedChoice, 'counted' | 'against' | 'best'>,
): UngradedChoice {
  return { respondent: id ?? '', ungraded, replies, ...how };
}

function best(
  standings: readonly UngradedStanding[],
  worth: (one: UngradedStanding) => number,
): UngradedStanding {
  return standings.reduce((most, one) => (worth(one) > worth(most) ? one : most));
}

/**
 * Where the members of one set stand, and declining everything after them; `estimated` are their rates where missing outcomes
 * were estimated, and then all of it is over all questions.
 */
export function ungradedStandings(
  grid: Grid,
  members: readonly { readonly row: number; readonly id: string }[],
  estimated?: readonly Rates[],
): UngradedStanding[] {
  const width = grid.questions.length;
  const sums = members.map(({ id }) => ({
    id,
    ungraded: 0,
    replies: 0,
    graded: { correct: 0, incorrect: 0 },
    counted: { correct: 0, incorrect: 0, ungraded: 0 },
  }));
  let questions = 0;
  let shared = 0;
  const starts = members.map(({ row }) => row * width);
  for (let column = 0; column < width; column += 1) {
    let came = true;
    // As the shared questions have it: an outcome of everyone in every trial.
    let complete = true;
    for (let place = 0; place < starts.length; place += 1) {
      const cell = starts[place]! + column;
      const outcomes = outcomesIn(grid, cell);
      if (grid.violated[cell] === 1 || outcomes + grid.ungraded[cell]! === 0) came = false;
      if (outcomes === 0 || grid.missing[cell] !== 0) complete = false;
      if (grid.violated[cell] === 1) continue;
      sums[place]!.ungraded += grid.ungraded[cell]!;
      sums[place]!.replies += outcomes + grid.ungraded[cell]!;
    }
    if (!came) continue;
    questions += 1;
    if (complete) shared += 1;
    for (let place = 0; place < starts.length; place += 1) {
      const cell = starts[place]! + column;
      const { graded, counted } = sums[place]!;
      const outcomes = outcomesIn(grid, cell);
      const all = outcomes + grid.ungraded[cell]!;
      if (complete) {
        graded.correct += grid.correct[cell]! / outcomes;
        graded.incorrect += grid.incorrect[cell]! / outcomes;
      }
      counted.correct += grid.correct[cell]! / all;
      counted.incorrect += grid.incorrect[cell]! / all;
      counted.ungraded += grid.ungraded[cell]! / all;
    }
  }
  const over = (sum: number, n: number): number => (n === 0 ? 0 : sum / n);
  if (estimated !== undefined) {
    const all = meansWithUngraded(
      grid,
      members.map(({ row }) => row),
    );
    return [
      ...sums.map((one, place) => ({
        ...one,
        graded: estimated[place]!,
        counted: {
          correct: all.correct[place]!,
          incorrect: all.incorrect[place]!,
          ungraded: all.ungraded[place]!,
        },
      })),
      DECLINING,
    ];
  }
  const means = sums.map(({ graded, counted, ...one }) => ({
    ...one,
    graded: { correct: over(graded.correct, shared), incorrect: over(graded.incorrect, shared) },
    counted: {
      correct: over(counted.correct, questions),
      incorrect: over(counted.incorrect, questions),
      ungraded: over(counted.ungraded, questions),
    },
  }));
  return [...means, DECLINING];
}

const DECLINING: UngradedStanding = {
  id: null,
  ungraded: 0,
  replies: 0,
  graded: { correct: 0, incorrect: 0 },
  counted: { correct: 0, incorrect: 0, ungraded: 0 },
};
