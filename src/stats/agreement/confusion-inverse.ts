/**
 * True outcome rates from judged ones by inverting the judge's confusion matrix, for three outcomes as for two.
 * For an audit carried over from another run. Where the plain inverse leaves the simplex, the closest admissible rates
 * in the matrix's own metric are taken, not the clipped ones: clipping would misplace the others.
 */
import { checkCounts } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';
import { solveLinear } from '../numeric/solve-linear.ts';
import { checkSquareTable } from '../pair/square-table.ts';

export interface ConfusionInverse {
  /** Rates of the true outcomes on the simplex that fit the judged rates best; null where undefined. */
  readonly estimates: readonly number[] | null;
  /** Solution of M p = q without constraint; a component outside [0, 1] says that the audit does not fit. */
  readonly unconstrained: readonly number[] | null;
  /** 1-norm condition number of M; above about 100 small errors of the audit swamp the answer. */
  readonly condition: number | null;
  /** Replies judged. */
  readonly n: number;
  readonly why?: Why;
}

/**
 * Solves M p = q for p on the simplex, least squares: M holds P(judged j | truly k) from the audit, q the judged rates.
 *
 * Null with `not_audited` where an outcome has no audited reply, `judge_uninformative` where M cannot be inverted.
 * The constrained optimum is exact: all sets of outcomes allowed to be positive are tried (2^K, K = 3 as a rule).
 *
 * Source: the misclassification matrix method, Buonaccorsi 2010, "Measurement Error", chapter 3.
 *
 * @param audit counts of audited replies, rows = true outcome, columns = judge's outcome
 * @param judged counts of all replies by the judge's outcome
 * @throws RangeError if a count is no count, the audit is not square, or there are more than 12 outcomes
 * @example
 * confusionInverse([[90, 10], [20, 80]], [550, 450]).estimates; // => [0.5, 0.5]
 */
export function confusionInverse(
  audit: readonly (readonly number[])[],
  judged: readonly number[],
): ConfusionInverse {
  checkSquareTable(audit);
  checkCounts(Object.fromEntries(judged.map((count, j) => [`judged[${j}]`, count])));
  const size = audit.length;
  if (judged.length !== size) {
    throw new RangeError(`judged must have one count an outcome, got ${judged.length} for ${size} outcomes`);
  }
  if (size > 12) throw new RangeError(`audit must have at most 12 outcomes, got ${size}`);
  const n = judged.reduce((sum, count) => sum + count, 0);
  const nothing = { estimates: null, unconstrained: null, condition: null, n };
  if (n === 0) return { ...nothing, why: 'no_questions' };
  const rowTotal = audit.map((row) => row.reduce((sum, count) => sum + count, 0));
  if (rowTotal.includes(0)) return { ...nothing, why: 'not_audited' };

  const matrix = audit.map((_, j) => audit.map((row, k) => row[j]! / rowTotal[k]!));
  const rates = judged.map((count) => count / n);
  const unconstrained = solveLinear(matrix, rates);
  if (unconstrained === null) return { ...nothing, why: 'judge_uninformative' };
  return { estimates: closestOnSimplex(matrix, rates), unconstrained, condition: conditionNumber(matrix), n };
}

/** The p on the simplex with the least |M p - q|: best over all supports whose own optimum is admissible. */
function closestOnSimplex(matrix: readonly (readonly number[])[], rates: readonly number[]): number[] {
  const size = rates.length;
  let best: number[] = [];
  let bestError = Infinity;
  for (let mask = 1; mask < 1 << size; mask++) {
    const support = rates.map((_, k) => k).filter((k) => mask & (1 << k));
    const solution = onSupport(matrix, rates, support);
    if (solution === null || solution.some((p) => p < -1e-12)) continue;
    const full = new Array<number>(size).fill(0);
    support.forEach((k, i) => {
      full[k] = Math.max(0, solution[i]!);
    });
    const error = matrix.reduce(
      (sum, row, j) => sum + (row.reduce((fit, m, k) => fit + m * full[k]!, 0) - rates[j]!) ** 2,
      0,
    );
    if (error < bestError - 1e-18) {
      bestError = error;
      best = full;
    }
  }
  return best;
}

/** Least squares with the sum fixed at 1, on some outcomes only, by its Lagrange equations. */
function onSupport(
  matrix: readonly (readonly number[])[],
  rates: readonly number[],
  support: readonly number[],
): readonly number[] | null {
  const product = (a: number, b: number) => matrix.reduce((sum, row) => sum + row[a]! * row[b]!, 0);
  const equations = support.map((a) => [...support.map((b) => product(a, b)), 1]);
  equations.push([...support.map(() => 1), 0]);
  const right = support.map((a) => matrix.reduce((sum, row, j) => sum + row[a]! * rates[j]!, 0));
  return solveLinear(equations, [...right, 1])?.slice(0, support.length) ?? null;
}

function conditionNumber(matrix: readonly (readonly number[])[]): number | null {
  const norm = (columns: readonly (readonly number[])[]) =>
    Math.max(...columns.map((column) => column.reduce((sum, value) => sum + Math.abs(value), 0)));
  const columns = matrix.map((_, k) => matrix.map((row) => row[k]!));
  const inverse = matrix.map((_, k) =>
    solveLinear(
      matrix,
      matrix.map((__, j) => (j === k ? 1 : 0)),
    ),
  );
  if (inverse.some((column) => column === null)) return null;
  return norm(columns) * norm(inverse as (readonly number[])[]);
}
