/**
 * What a choice rests on where too few questions have an outcome of everyone: all questions that all were asked, with what is
 * missing estimated from its question and its respondent. A reply in ten without an outcome leaves a hundredth of the questions
 * to forty-four respondents; headline, hull, resamples and pairs would then rest on next to nothing.
 */

import { sum } from '../../stats/numeric/sum.ts';
import { leastSquaresMeans } from '../../stats/question/least-squares-means.ts';
import type { ClusterCounts } from './cluster-counts.ts';
import { type Grid, outcomesIn } from './grid.ts';

export interface EstimatedBase {
  /** Rows of the grid; places below are theirs. */
  readonly members: readonly number[];
  /** Questions that all were asked and somebody has an outcome on. */
  readonly questions: number;
  /** Those of them that everyone has an outcome on. */
  readonly complete: number;
  /** Outcomes that are estimated: pairs of a respondent and a question. */
  readonly missing: number;
  /** Questions of each cluster. */
  readonly sizes: Float64Array;
  /** Sums by cluster of a member's scores, for it and its questions as outcomes would be (see `leastSquaresMeans`). */
  readonly correct: readonly Float64Array[];
  readonly incorrect: readonly Float64Array[];
  /** Questions that a member has an outcome on. */
  readonly known: readonly number[];
  /** Columns of the grid, and a member's scores on them one by one; null where they are too many to keep. */
  readonly columns: Int32Array;
  readonly scores:
    | ((row: number) => { readonly correct: Float64Array; readonly incorrect: Float64Array })
    | null;
}

/** More scores than this are kept as sums by cluster alone. */
const MOST_SCORES = 4_000_000;

/** From this share of complete questions on, the rest is not worth an assumption: doubt would be a tenth smaller at most. */
const MOST_COMPLETE = 0.8;
/** The system has a row and a column a respondent. */
const MOST_MEMBERS = 500;

export interface BaseOptions {
  readonly members: readonly number[];
  /** Questions that all were asked, and those of them that all have an outcome on. */
  readonly questions: number;
  readonly graded: number;
  /** Questions that two must share to be compared at all. */
  readonly fewest: number;
}

/** Null where the complete questions are enough, or what is known ties the members too loosely together. */
export function estimatedBase(
  grid: Grid,
  { members, questions, graded, fewest }: BaseOptions,
): EstimatedBase | null {
  if (members.length < 2 || members.length > MOST_MEMBERS || graded >= MOST_COMPLETE * questions) return null;
  if (!isTied(grid, members, fewest)) return null;
  const { columns, present, shares } = layoutOf(grid, members, {
    came: (cell) => outcomesIn(grid, cell),
    parts: [grid.correct, grid.incorrect],
  });
  const found = leastSquaresMeans(shares, present, members.length);
  if (found === null) return null;
  const sizes = new Float64Array(grid.clusters);
  for (const column of columns) sizes[grid.cluster[column]!]! += 1;
  const { means, known } = possibleMeans(
    found.map((one) => one.means),
    shares,
    present,
  );
  const scoresOf = (part: number, place: number): Float64Array => {
    const shift = means[part]![place]! - found[part]!.means[place]!;
    return found[part]!.scores.subarray(place * columns.length, (place + 1) * columns.length).map(
      (score) => score + shift,
    );
  };
  const sums = found.map((_, part) =>
    members.map((_member, place) => {
      const byCluster = new Float64Array(grid.clusters);
      for (const [at, score] of scoresOf(part, place).entries())
        byCluster[grid.cluster[columns[at]!]!]! += score;
      return byCluster;
    }),
  );
  const kept = Array.from(sizes, (_, cluster) => cluster).filter((cluster) => sizes[cluster]! > 0);
  const only = (one: Float64Array): Float64Array => Float64Array.from(kept, (cluster) => one[cluster]!);
  return {
    members,
    questions: columns.length,
    complete: graded,
    missing: present.reduce((sum, one) => sum + 1 - one, 0),
    sizes: only(sizes),
    correct: sums[0]!.map(only),
    incorrect: sums[1]!.map(only),
    known,
    columns: Int32Array.from(columns),
    scores:
      present.length > MOST_SCORES
        ? null
        : (row) => {
            const place = members.indexOf(row);
            return { correct: scoresOf(0, place), incorrect: scoresOf(1, place) };
          },
  };
}

/** A member's scores as counts by cluster; `whole` is for what takes counts for numbers of replies. */
export function estimatedCounts(base: EstimatedBase, row: number): ClusterCounts {
  const place = base.members.indexOf(row);
  const { sizes, questions } = base;
  const correct = base.correct[place]!;
  const incorrect = base.incorrect[place]!;
  const refused = sizes.map((size, cluster) => size - correct[cluster]! - incorrect[cluster]!);
  // Rounding must not leave a rate of next to nothing where it is none.
  const total = (sums: Float64Array): number => (sum(sums) < 1e-6 ? 0 : sum(sums));
  const [right, wrong] = [total(correct), total(incorrect)];
  const known = base.known[place]!;
  const whole = {
    correct: Math.round((known * right) / questions),
    incorrect: Math.round((known * wrong) / questions),
  };
  return {
    correct,
    incorrect,
    refused,
    total: { correct: right, incorrect: wrong, refused: Math.max(0, questions - right - wrong) },
    independent: false,
    whole: { ...whole, refused: Math.max(0, known - whole.correct - whole.incorrect) },
  };
}

/** Differences of two members by cluster, first less second. */
export function estimatedDifferences(base: EstimatedBase, first: number, second: number) {
  const [a, b] = [base.members.indexOf(first), base.members.indexOf(second)];
  const less = (sums: readonly Float64Array[]): Float64Array =>
    sums[a]!.map((sum, cluster) => sum - sums[b]![cluster]!);
  return {
    questions: base.questions,
    sizes: base.sizes,
    correct: less(base.correct),
    incorrect: less(base.incorrect),
  };
}

/**
 * Shares of right and wrong and of what waits for a grade, one entry a member, over all questions that all were asked; only
 * failed replies are estimated.
 */
export function meansWithUngraded(
  grid: Grid,
  members: readonly number[],
): { readonly correct: Float64Array; readonly incorrect: Float64Array; readonly ungraded: Float64Array } {
  const { present, shares } = layoutOf(grid, members, {
    came: (cell) => outcomesIn(grid, cell) + grid.ungraded[cell]!,
    parts: [grid.correct, grid.incorrect, grid.ungraded],
  });
  const found = present.includes(0) ? leastSquaresMeans(shares, present, members.length) : null;
  const plain = () => shares.map((share) => meansOf(share, present, members.length));
  const means =
    found === null
      ? plain()
      : possibleMeans(
          found.map((one) => one.means),
          shares,
          present,
        ).means;
  return { correct: means[0]!, incorrect: means[1]!, ungraded: means[2]! };
}

/** Replies that count for a cell, and what of them is told. */
interface Counted {
  readonly came: (cell: number) => number;
  readonly parts: readonly Uint16Array[];
}

/** The questions that all were asked and somebody's replies count on, with each part's share of those replies. */
function layoutOf(grid: Grid, members: readonly number[], { came, parts }: Counted) {
  const width = grid.questions.length;
  const counts = (cell: number): number => (grid.violated[cell] === 1 ? 0 : came(cell));
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) =>
      members.every((row) => {
        const cell = row * width + column;
        return outcomesIn(grid, cell) + grid.missing[cell]! > 0;
      }) && members.some((row) => counts(row * width + column) > 0),
  );
  const present = new Uint8Array(columns.length * members.length);
  const shares = parts.map(() => new Float64Array(present.length));
  for (const [at, column] of columns.entries()) {
    for (const [place, row] of members.entries()) {
      const cell = row * width + column;
      const replies = counts(cell);
      if (replies === 0) continue;
      present[at * members.length + place] = 1;
      for (const [part, share] of shares.entries())
        share[at * members.length + place] = parts[part]![cell]! / replies;
    }
  }
  return { columns, present, shares };
}

/**
 * Means that outcomes could have: an effect that adds up knows no bounds, and what is missing is of each outcome none at
 * least and all at most. What is estimated below none is none, and the others share what is missing as they did.
 */
function possibleMeans(
  means: readonly Float64Array[],
  shares: readonly Float64Array[],
  present: Uint8Array,
): { readonly means: Float64Array[]; readonly known: number[] } {
  const members = means[0]!.length;
  const questions = present.length / members;
  const known = Array.from({ length: members }, (_, place) => {
    let count = 0;
    for (let at = place; at < present.length; at += members) count += present[at]!;
    return count;
  });
  const told = means.map((one) => one.slice());
  for (let place = 0; place < members; place += 1) {
    const missing = questions - known[place]!;
    const seen = shares.map((share) => {
      let sum = 0;
      for (let at = place; at < present.length; at += members) sum += present[at]! * share[at]!;
      return sum;
    });
    const estimated = seen.map((sum, part) => means[part]![place]! * questions - sum);
    const rest = missing - estimated.reduce((sum, one) => sum + one, 0);
    const some = [...estimated, rest].map((one) => Math.max(0, one));
    const all = some.reduce((sum, one) => sum + one, 0);
    for (const [part, sum] of seen.entries())
      told[part]![place] = (sum + (all === 0 ? 0 : (some[part]! * missing) / all)) / questions;
  }
  return { means: told, known };
}

function meansOf(share: Float64Array, present: Uint8Array, members: number): Float64Array {
  return Float64Array.from({ length: members }, (_, place) => {
    let [sum, count] = [0, 0];
    for (let at = place; at < share.length; at += members) {
      sum += share[at]!;
      count += present[at]!;
    }
    return count === 0 ? 0 : sum / count;
  });
}

/** Whether shared questions lead from each member to every other, and enough of them a step. */
function isTied(grid: Grid, members: readonly number[], fewest: number): boolean {
  const reached = [members[0]!];
  const waiting = new Set(members.slice(1));
  for (const row of reached) {
    for (const other of waiting) {
      if (!sharesEnough(grid, row, other, fewest)) continue;
      reached.push(other);
      waiting.delete(other);
    }
  }
  return waiting.size === 0;
}

function sharesEnough(grid: Grid, first: number, second: number, fewest: number): boolean {
  const width = grid.questions.length;
  const has = (cell: number): boolean => grid.violated[cell] === 0 && outcomesIn(grid, cell) > 0;
  let shared = 0;
  for (let column = 0; column < width && shared < fewest; column += 1)
    if (has(first * width + column) && has(second * width + column)) shared += 1;
  return shared >= fewest;
}
