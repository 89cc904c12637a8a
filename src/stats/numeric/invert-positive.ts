/**
 * The inverse of a symmetric positive definite matrix, by Cholesky's factor. For systems with as many unknowns as there are
 * respondents and as many right sides as there are questions, where elimination once a side would cost too much.
 */

/**
 * The inverse of `matrix` (row by row, `size` × `size`), or null where it is not positive definite to working precision.
 *
 * @example
 * invertPositive(Float64Array.of(2, 0, 0, 4), 2); // => Float64Array [0.5, 0, 0, 0.25]
 */
export function invertPositive(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column]!;
      for (let k = 0; k < column; k += 1) rest -= factor[row * size + k]! * factor[column * size + k]!;
      if (row > column) factor[row * size + column] = rest / factor[column * size + column]!;
      else if (rest > 1e-12 * matrix[row * size + row]!) factor[row * size + row] = Math.sqrt(rest);
      else return null;
    }
  }
  // The factor's own inverse, lower triangular; the product of its transpose with it is the matrix's.
  const lower = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let rest = row === column ? 1 : 0;
      for (let k = column; k < row; k += 1) rest -= factor[row * size + k]! * lower[k * size + column]!;
      lower[row * size + column] = rest / factor[row * size + row]!;
    }
  }
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = 0;
      for (let k = row; k < size; k += 1) sum += lower[k * size + row]! * lower[k * size + column]!;
      inverse[row * size + column] = sum;
      inverse[column * size + row] = sum;
    }
  }
  return inverse;
}
