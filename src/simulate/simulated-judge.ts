/**
 * A judge whose errors are known: a 3x3 matrix from the true outcome to the verdict. It knows the truth from what the
 * simulator itself answered, so that its verdicts err exactly as often as the matrix says and no more.
 */
import { OUTCOMES, type Outcome } from '../core/outcome.ts';
import { uniformAt } from './keyed-random.ts';

/** Rows: the true outcome. Columns: probability of each verdict; every row sums to 1. */
export type ErrorMatrix = Readonly<Record<Outcome, Readonly<Record<Outcome, number>>>>;

/** How often a judge's reply cannot be used. */
export interface JudgeFaults {
  /** Share of replies without a verdict that can be read. @default 0 */
  readonly unreadable?: number;
  /** Share of replies with two different verdicts. @default 0 */
  readonly twoVerdicts?: number;
  /** Share of replies in which the judge declines to judge. @default 0 */
  readonly refuses?: number;
}

export type Verdict =
  | { readonly kind: 'verdict'; readonly outcome: Outcome }
  | { readonly kind: 'two-verdicts'; readonly outcomes: readonly [Outcome, Outcome] }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'refuses' };

/** A judge that errs as people's disagreement suggests: mostly between incorrect and refused. */
export const CAREFUL_JUDGE: ErrorMatrix = {
  correct: { correct: 0.985, incorrect: 0.01, refused: 0.005 },
  incorrect: { correct: 0.015, incorrect: 0.975, refused: 0.01 },
  refused: { correct: 0.002, incorrect: 0.018, refused: 0.98 },
};

/** A small judge that is too kind to answers that look right. */
export const LENIENT_JUDGE: ErrorMatrix = {
  correct: { correct: 0.97, incorrect: 0.02, refused: 0.01 },
  incorrect: { correct: 0.11, incorrect: 0.86, refused: 0.03 },
  refused: { correct: 0.02, incorrect: 0.07, refused: 0.91 },
};

/** The verdict on an answer whose true outcome is known; `key` holds judge, question and answer. */
export function judgeVerdict(
  truth: Outcome,
  matrix: ErrorMatrix,
  key: number,
  faults: JudgeFaults = {},
): Verdict {
  const { unreadable = 0, twoVerdicts = 0, refuses = 0 } = faults;
  const verdict = drawVerdict(matrix[truth], uniformAt(key, 0));
  const fault = uniformAt(key, 1);
  if (fault < unreadable) return { kind: 'unreadable' };
  if (fault < unreadable + twoVerdicts) {
    const other = OUTCOMES[(OUTCOMES.indexOf(verdict) + 1) % OUTCOMES.length]!;
    return { kind: 'two-verdicts', outcomes: [verdict, other] };
  }
  if (fault < unreadable + twoVerdicts + refuses) return { kind: 'refuses' };
  return { kind: 'verdict', outcome: verdict };
}

/** The verdict that a row of the matrix gives for a uniform draw. */
export function drawVerdict(row: Readonly<Record<Outcome, number>>, draw: number): Outcome {
  if (draw < row.correct) return 'correct';
  return draw < row.correct + row.incorrect ? 'incorrect' : 'refused';
}
