/**
 * The expectation of a bounded function under a Beta distribution, by double-exponential (tanh-sinh) quadrature.
 * Chosen because posteriors of rare outcomes have Beta densities that are infinite at an end, where Gauss and Simpson
 * rules fail; the nodes of this rule crowd towards the ends and do not mind.
 */

/** Options of {@link integrateBeta}. */
export interface IntegrateBetaOptions {
  /** Points where the function has a kink: the integral is split there. What is outside of (0, 1) or NaN splits nothing. */
  readonly breaks?: readonly number[];
}

const STEP = 1 / 10;

/** Distance from the nearer end of (0, 1) as a fraction, and weight, of each node; symmetric, so one half is kept. */
const NODES = tanhSinhNodes();

/**
 * E f(S) for S ~ Beta(`a`, `b`), error below about 1e-7 for functions that are smooth apart from `breaks`.
 *
 * Source: Takahasi and Mori, Publications RIMS 9:721, 1974.
 * @example
 * integrateBeta((s) => s, 2, 6).toFixed(12); // => '0.250000000000'
 */
export function integrateBeta(
  f: (s: number) => number,
  a: number,
  b: number,
  options: IntegrateBetaOptions = {},
): number {
  return betaExpectation(a, b)(f, options);
}

/** {@link integrateBeta} for several functions under one Beta distribution, whose ends are sought once. */
export function betaExpectation(
  a: number,
  b: number,
): (f: (s: number) => number, options?: IntegrateBetaOptions) => number {
  const logDensity = (x: number) => (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
  // A density as narrow as sd = 0.001 would fall between nodes spread over all of (0, 1).
  const low = a > 1 ? edge(logDensity, a / (a + b), 0) : 0;
  const high = b > 1 ? edge(logDensity, a / (a + b), 1) : 1;
  const mode = a > 1 && b > 1 ? (a - 1) / (a + b - 2) : 0.5;
  // Densities are taken relative to the mode and normalised by their own integral, so no log-gamma is needed.
  const logMode = a > 1 && b > 1 ? logDensity(mode) : 0;
  return (f, { breaks = [] } = {}) => {
    const cuts = [low, high, mode, ...breaks].filter((cut) => cut >= low && cut <= high);
    cuts.sort((x, y) => x - y);
    let total = 0;
    let mass = 0;
    for (let piece = 1; piece < cuts.length; piece++) {
      const from = cuts[piece - 1]!;
      const width = cuts[piece]! - from;
      if (width <= 0) continue;
      const restAfter = 1 - cuts[piece]!;
      let isDone = false;
      for (let k = 0; k < NODES.length && !isDone; k++) {
        const { distance, weight } = NODES[k]!;
        isDone = k > FAR;
        for (let side = k === 0 ? 1 : 0; side < 2; side++) {
          // Both s and 1 - s are formed without cancellation: the density may be infinite at either end.
          const s = from + width * (side === 0 ? distance : 1 - distance);
          const rest = restAfter + width * (side === 0 ? 1 - distance : distance);
          const density = Math.exp((a - 1) * Math.log(s) + (b - 1) * Math.log(rest) - logMode);
          if (!Number.isFinite(density)) continue;
          const w = weight * width * density;
          mass += w;
          if (w <= LEAST * mass) continue;
          total += w * f(s);
          isDone = false;
        }
      }
    }
    return total / mass;
  };
}

/** The share of the mass below which a node is not worth asking the function. */
const LEAST = 1e-15;
/** From this node on, 1e-13 of a piece from its end, what weighs nothing is followed by nothing that does. */
const FAR = Math.round(3 / STEP);

/** Where the density has fallen from its value at the mean by e^-40, going towards `end`. */
function edge(logDensity: (x: number) => number, mean: number, end: 0 | 1): number {
  const fallen = logDensity(mean) - 40;
  let inside = mean;
  let outside: number = end;
  for (let step = 0; step < 40; step++) {
    const middle = (inside + outside) / 2;
    if (logDensity(middle) > fallen) inside = middle;
    else outside = middle;
  }
  return outside;
}

function tanhSinhNodes(): readonly { readonly distance: number; readonly weight: number }[] {
  const nodes: { distance: number; weight: number }[] = [];
  for (let k = 0; ; k++) {
    const t = k * STEP;
    const u = (Math.PI / 2) * Math.sinh(t);
    // 1 - tanh(u) halves to this; kept as a distance from the end because 1 - x has no digits left there.
    const distance = 1 / (1 + Math.exp(2 * u));
    const weight = ((Math.PI / 2) * Math.cosh(t) * STEP * 0.5) / Math.cosh(u) ** 2;
    if (distance < 1e-300 || weight < 1e-300) return nodes;
    nodes.push({ distance, weight });
  }
}
