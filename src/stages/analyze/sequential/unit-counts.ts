/**
 * What one respondent's replies to one unit come to. A reply without an outcome (failed, not graded, looked up, by another
 * model) is never left out here: it counts between the worst and the best it could have been.
 */
import type { Grid } from '../grid.ts';

/** Replies by outcome, each question's as shares of its replies, so that trials do not weigh. */
export interface UnitCounts {
  readonly questions: number;
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
  readonly missing: number;
}

/** Columns of the grid by question id. */
export function gridColumns(grid: Grid, questions: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(Array.from(grid.questions, (question, column) => [questions[question]!.id, column]));
}

/** The unit's counts once each of its questions has `trials` replies; null before. */
export function unitCounts(
  grid: Grid,
  columns: readonly (number | undefined)[],
  { respondent, trials }: { readonly respondent: number; readonly trials: number },
): UnitCounts | null {
  const sums = { questions: 0, correct: 0, incorrect: 0, refused: 0, missing: 0 };
  for (const column of columns) {
    if (column === undefined) return null;
    const cell = respondent * grid.questions.length + column;
    const counts = [
      grid.correct[cell]!,
      grid.incorrect[cell]!,
      grid.refused[cell]!,
      grid.missing[cell]!,
    ] as const;
    const replies = counts[0] + counts[1] + counts[2] + counts[3];
    if (replies < trials || replies === 0) return null;
    sums.questions += 1;
    sums.correct += counts[0] / replies;
    sums.incorrect += counts[1] / replies;
    sums.refused += counts[2] / replies;
    sums.missing += counts[3] / replies;
  }
  return sums;
}

/** Least and greatest utility of the unit at a penalty. */
export function utilityBounds(
  { correct, incorrect, missing }: UnitCounts,
  penalty: number,
): readonly [number, number] {
  const known = correct - penalty * incorrect;
  return [known - penalty * missing, known + missing];
}

/** Least and greatest difference of two respondents' utilities on the unit. */
export function differenceBounds(a: UnitCounts, b: UnitCounts, penalty: number): readonly [number, number] {
  const [aLow, aHigh] = utilityBounds(a, penalty);
  const [bLow, bHigh] = utilityBounds(b, penalty);
  return [aLow - bHigh, aHigh - bLow];
}
