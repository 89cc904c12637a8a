/**
 * Gauss-Hermite nodes and weights for integrals over a standard normal ability.
 * Found by Newton's method on the orthonormal Hermite functions, which stay finite where the polynomials overflow.
 */

export interface Quadrature {
  readonly nodes: Float64Array;
  /** Positive, adding up to 1. */
  readonly weights: Float64Array;
}

/**
 * Nodes and weights with sum of weight x f(node) = E f(Z), exact for polynomials up to degree 2 x size - 1.
 *
 * Source: Golub and Welsch 1969 for the nodes as roots; Press et al., "Numerical Recipes", section 4.6, for the search.
 *
 * @throws RangeError unless size is a whole number from 1 to 150
 * @example
 * normalQuadrature(1).nodes[0]; // => 0
 */
export function normalQuadrature(size: number): Quadrature {
  if (!Number.isInteger(size) || size < 1 || size > 150) {
    throw new RangeError(`size must be a whole number from 1 to 150, got ${size}`);
  }
  const nodes = new Float64Array(size);
  const weights = new Float64Array(size);
  const half = Math.ceil(size / 2);
  const found: number[] = [];
  for (let i = 0; i < half; i++) {
    let x = startOf(i, size, found);
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      const { value, previous } = hermite(size, x);
      slope = Math.sqrt(2 * size) * previous;
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15 * (1 + Math.abs(x))) break;
    }
    if (size % 2 === 1 && i === half - 1) x = 0;
    slope = Math.sqrt(2 * size) * hermite(size, x).previous;
    found.push(x);
    // Weight function exp(-x^2) turned into the normal density: nodes times root 2, weights over root pi.
    const weight = 2 / (slope * slope * Math.sqrt(Math.PI));
    nodes[size - 1 - i] = Math.SQRT2 * x;
    nodes[i] = -Math.SQRT2 * x;
    weights[size - 1 - i] = weight;
    weights[i] = weight;
  }
  return { nodes, weights };
}

/** Orthonormal Hermite polynomials of degree `size` and `size - 1` at x. */
function hermite(size: number, x: number): { value: number; previous: number } {
  let previous = 0;
  let value = Math.PI ** -0.25;
  for (let j = 1; j <= size; j++) {
    [previous, value] = [value, x * Math.sqrt(2 / j) * value - Math.sqrt((j - 1) / j) * previous];
  }
  return { value, previous };
}

/** First guesses of the roots, from the largest inwards. */
function startOf(i: number, size: number, found: readonly number[]): number {
  if (i === 0) return Math.sqrt(2 * size + 1) - 1.85575 * (2 * size + 1) ** (-1 / 6);
  if (i === 1) return found[0]! - (1.14 * size ** 0.426) / found[0]!;
  if (i === 2) return 1.86 * found[1]! - 0.86 * found[0]!;
  if (i === 3) return 1.91 * found[2]! - 0.91 * found[1]!;
  return 2 * found[i - 1]! - found[i - 2]!;
}
