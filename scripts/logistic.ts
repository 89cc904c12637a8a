/**
 * Ridge logistic regression by Newton steps: small, exact and without a random start, so that the committed weights
 * can be made again to the last digit.
 */

export interface LogisticFit {
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** Fits outcomes (0 or 1) on feature rows; `ridge` shrinks every weight but the intercept. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  { ridge = 1 } = {},
): LogisticFit {
  const width = (rows[0]?.length ?? 0) + 1;
  const beta = new Float64Array(width);
  for (let step = 0; step < 30; step += 1) {
    const gradient = new Float64Array(width);
    const hessian = Array.from({ length: width }, () => new Float64Array(width));
    rows.forEach((row, at) => {
      let sum = beta[0] as number;
      for (let i = 1; i < width; i += 1) sum += (row[i - 1] as number) * (beta[i] as number);
      const p = 1 / (1 + Math.exp(-sum));
      const error = (outcomes[at] as number) - p;
      const curve = Math.max(p * (1 - p), 1e-6);
      for (let i = 0; i < width; i += 1) {
        const left = i === 0 ? 1 : (row[i - 1] as number);
        if (left === 0) continue;
        (gradient[i] as number) += error * left;
        for (let j = 0; j <= i; j += 1) {
          const right = j === 0 ? 1 : (row[j - 1] as number);
          if (right !== 0) ((hessian[i] as Float64Array)[j] as number) += curve * left * right;
        }
      }
    });
    for (let i = 0; i < width; i += 1) {
      for (let j = 0; j < i; j += 1)
        (hessian[j] as Float64Array)[i] = (hessian[i] as Float64Array)[j] as number;
      const pull = i === 0 ? 1e-9 : ridge;
      (gradient[i] as number) -= pull * (beta[i] as number);
      ((hessian[i] as Float64Array)[i] as number) += pull;
    }
    const change = solve(hessian, gradient);
    let largest = 0;
    for (let i = 0; i < width; i += 1) {
      (beta[i] as number) += change[i] as number;
      largest = Math.max(largest, Math.abs(change[i] as number));
    }
    if (largest < 1e-9) break;
  }
  return { intercept: beta[0] as number, weights: [...beta.slice(1)] };
}

/** Gaussian elimination with pivoting. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1)
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot] as Float64Array, matrix[column] as Float64Array];
    [right[column], right[pivot]] = [right[pivot] as number, right[column] as number];
    const head = (matrix[column] as Float64Array)[column] as number;
    for (let row = column + 1; row < n; row += 1) {
      const factor = ((matrix[row] as Float64Array)[column] as number) / head;
      if (factor === 0) continue;
      for (let i = column; i < n; i += 1)
        ((matrix[row] as Float64Array)[i] as number) -=
          factor * ((matrix[column] as Float64Array)[i] as number);
      (right[row] as number) -= factor * (right[column] as number);
    }
  }
  const out = new Float64Array(n);
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = right[row] as number;
    for (let i = row + 1; i < n; i += 1)
      sum -= ((matrix[row] as Float64Array)[i] as number) * (out[i] as number);
    out[row] = sum / ((matrix[row] as Float64Array)[row] as number);
  }
  return out;
}
