/**
 * The two-parameter logistic model of right and wrong: each question's difficulty and discrimination, by marginal maximum
 * likelihood over a standard normal ability (EM on a Gauss-Hermite grid).
 * It needs some 200 respondents; with the few models one has, use `oneParameter` or the priors, and read it as a sorting
 * aid.
 */
import type { Why } from '../numeric/interval.ts';
import { normalQuadrature } from '../numeric/normal-quadrature.ts';
import { checkMatrix } from './question-statistics.ts';

export interface IrtTwoParameterOptions {
  /** One discrimination common to all questions. @default false */
  readonly oneParameter?: boolean;
  /** Priors log a ~ N(0, 0.5^2) and b ~ N(0, 2^2), which keep few respondents from extreme values. @default false */
  readonly priors?: boolean;
  /** Nodes of the ability grid. @default 61 */
  readonly nodes?: number;
  /** Most EM steps. @default 20000 */
  readonly steps?: number;
}

export interface IrtQuestion {
  /** a > 0: how sharply the chance of being right rises with ability; null where nobody or everybody was right. */
  readonly discrimination: number | null;
  /** b: ability at which the chance is one half; null likewise. */
  readonly difficulty: number | null;
}

export interface IrtTwoParameter {
  readonly questions: readonly IrtQuestion[];
  /** Marginal log-likelihood (without the priors' part); null where nothing could be fitted. */
  readonly logLikelihood: number | null;
  readonly converged: boolean;
  readonly respondents: number;
  readonly why?: Why;
}

/**
 * Fits P(right) = 1 / (1 + exp(-a (ability - b))), a > 0.
 *
 * Questions that all or none got right have no finite difficulty: they are left out and come back null, and so do those
 * that the strong miss more often than the weak. With few respondents some discriminations run off to very large values;
 * the priors hold them.
 *
 * Source: Bock and Aitkin 1981, Psychometrika 46:443.
 *
 * @param matrix one row a respondent, one column a question, 1 = right
 * @throws RangeError if rows differ in length or hold anything but 0 and 1
 * @example
 * irtTwoParameter([[1, 1], [0, 1]]).questions[1]; // => { discrimination: null, difficulty: null }
 */
export function irtTwoParameter(
  matrix: readonly (readonly number[])[],
  { oneParameter = false, priors = false, nodes = 61, steps = 20000 }: IrtTwoParameterOptions = {},
): IrtTwoParameter {
  checkMatrix(matrix);
  const respondents = matrix.length;
  const width = matrix[0]?.length ?? 0;
  const used = Array.from({ length: width }, (_, q) => q).filter((q) => {
    const right = matrix.reduce((sum, row) => sum + row[q]!, 0);
    return right > 0 && right < respondents;
  });
  if (used.length === 0) {
    const questions = Array.from({ length: width }, () => ({ discrimination: null, difficulty: null }));
    return { questions, logLikelihood: null, converged: true, respondents, why: 'no_variation' };
  }
  const patterns = distinctRows(matrix.map((row) => used.map((q) => row[q]!)));
  const grid = normalQuadrature(nodes);
  const fit = new Fit(patterns, grid.nodes, grid.weights, { oneParameter, priors });
  const converged = fit.run(steps);
  const questions: IrtQuestion[] = Array.from({ length: width }, () => ({
    discrimination: null,
    difficulty: null,
  }));
  used.forEach((q, i) => {
    const discrimination = fit.slope[i]!;
    // A slope driven to 0 is a question that strong respondents miss more often: the model has no place for it.
    if (discrimination < 1e-3) return;
    questions[q] = { discrimination, difficulty: -fit.intercept[i]! / discrimination };
  });
  return { questions, logLikelihood: fit.logLikelihood, converged, respondents };
}

interface Pattern {
  readonly answers: readonly number[];
  readonly count: number;
}

/** Respondents with the same answers are one row with a count: few questions, few patterns. */
function distinctRows(rows: readonly (readonly number[])[]): readonly Pattern[] {
  const counts = new Map<string, { answers: readonly number[]; count: number }>();
  for (const answers of rows) {
    const key = answers.join('');
    const pattern = counts.get(key) ?? { answers, count: 0 };
    pattern.count++;
    counts.set(key, pattern);
  }
  return [...counts.values()];
}

/** The EM iteration, in slope-intercept form: logit P = intercept + slope x ability. */
class Fit {
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
  logLikelihood = Number.NaN;
  private readonly questions: number;
  private readonly expectedRight: Float64Array;
  private readonly expectedAt: Float64Array;

  constructor(
    private readonly patterns: readonly Pattern[],
    private readonly nodes: Float64Array,
    private readonly weights: Float64Array,
    private readonly options: { readonly oneParameter: boolean; readonly priors: boolean },
  ) {
    this.questions = patterns[0]!.answers.length;
    const total = patterns.reduce((sum, { count }) => sum + count, 0);
    this.slope = new Float64Array(this.questions).fill(1);
    this.intercept = new Float64Array(this.questions);
    for (let q = 0; q < this.questions; q++) {
      const right = patterns.reduce((sum, { answers, count }) => sum + count * answers[q]!, 0);
      this.intercept[q] = Math.log((right + 0.5) / (total - right + 0.5)) * 1.2;
    }
    this.expectedRight = new Float64Array(this.questions * nodes.length);
    this.expectedAt = new Float64Array(nodes.length);
  }

  /**
   * EM steps in squared-extrapolation triples (Varadhan and Roland 2008): plain EM creeps where a slope is steep.
   * An extrapolation that lowers the likelihood is thrown away, so the climb stays monotone.
   */
  run(steps: number): boolean {
    let before = this.expectation();
    for (let step = 0; step < steps; step++) {
      const start = this.parameters();
      this.maximisation();
      this.expectation();
      const first = this.parameters();
      this.maximisation();
      let now = this.expectation();
      const second = this.parameters();
      let [r2, v2, change] = [0, 0, 0];
      for (let i = 0; i < start.length; i++) {
        const r = first[i]! - start[i]!;
        const v = second[i]! - first[i]! - r;
        r2 += r * r;
        v2 += v * v;
        change = Math.max(change, Math.abs(second[i]! - first[i]!));
      }
      if (change < 1e-10) return true;
      if (v2 > 0) {
        const stretch = Math.max(1, Math.sqrt(r2 / v2));
        this.restore(
          start.map((value, i) => {
            const r = first[i]! - value;
            const v = second[i]! - first[i]! - r;
            return value + 2 * stretch * r + stretch ** 2 * v;
          }),
        );
        const leapt = this.slope.every((slope) => slope > 0) ? this.expectation() : Number.NaN;
        if (leapt >= now) now = leapt;
        else {
          this.restore(second);
          now = this.expectation();
        }
      }
      if (change < 1e-7 && Math.abs(now - before) < 1e-13 * Math.abs(now)) return true;
      before = now;
    }
    return false;
  }

  private parameters(): Float64Array {
    return Float64Array.from([...this.slope, ...this.intercept]);
  }

  private restore(parameters: Float64Array): void {
    this.slope.set(parameters.subarray(0, this.questions));
    this.intercept.set(parameters.subarray(this.questions));
  }

  /** Expected respondents, and right answers, at each node; returns the penalised log-likelihood. */
  private expectation(): number {
    const size = this.nodes.length;
    const logRight = new Float64Array(this.questions * size);
    const logWrong = new Float64Array(this.questions * size);
    for (let q = 0; q < this.questions; q++) {
      for (let k = 0; k < size; k++) {
        const score = this.intercept[q]! + this.slope[q]! * this.nodes[k]!;
        const excess = Math.log1p(Math.exp(-Math.abs(score)));
        logRight[q * size + k] = Math.min(score, 0) - excess;
        logWrong[q * size + k] = Math.min(-score, 0) - excess;
      }
    }
    this.expectedRight.fill(0);
    this.expectedAt.fill(0);
    this.logLikelihood = 0;
    const posterior = new Float64Array(size);
    for (const { answers, count } of this.patterns) {
      let largest = -Infinity;
      for (let k = 0; k < size; k++) {
        let sum = Math.log(this.weights[k]!);
        for (let q = 0; q < this.questions; q++)
          sum += (answers[q] === 1 ? logRight : logWrong)[q * size + k]!;
        posterior[k] = sum;
        largest = Math.max(largest, sum);
      }
      let total = 0;
      for (let k = 0; k < size; k++) total += posterior[k] = Math.exp(posterior[k]! - largest);
      this.logLikelihood += count * (largest + Math.log(total));
      for (let k = 0; k < size; k++) {
        const share = (count * posterior[k]!) / total;
        this.expectedAt[k]! += share;
        for (let q = 0; q < this.questions; q++) {
          if (answers[q] === 1) this.expectedRight[q * size + k]! += share;
        }
      }
    }
    return this.logLikelihood + this.logPrior();
  }

  private logPrior(): number {
    if (!this.options.priors) return 0;
    let sum = 0;
    for (let q = 0; q < this.questions; q++) {
      sum -= (Math.log(this.slope[q]!) / 0.5) ** 2 / 2 + (this.intercept[q]! / this.slope[q]! / 2) ** 2 / 2;
    }
    return sum;
  }

  private maximisation(): void {
    if (this.options.oneParameter) {
      // Alternate: intercepts at the common slope, then the common slope at those intercepts.
      for (let round = 0; round < 3; round++) {
        for (let q = 0; q < this.questions; q++) this.newton([q], { slope: false, intercept: true });
        this.newton(
          Array.from({ length: this.questions }, (_, q) => q),
          { slope: true, intercept: false },
        );
      }
      return;
    }
    for (let q = 0; q < this.questions; q++) {
      for (let round = 0; round < 3; round++) this.newton([q], { slope: true, intercept: true });
    }
  }

  /** One damped Newton step of the expected log-likelihood for the parameters named, shared by the questions named. */
  private newton(
    questions: readonly number[],
    moves: { readonly slope: boolean; readonly intercept: boolean },
  ): void {
    const size = this.nodes.length;
    let [ga, gd, haa, had, hdd] = [0, 0, 0, 0, 0];
    for (const q of questions) {
      for (let k = 0; k < size; k++) {
        const node = this.nodes[k]!;
        const chance = 1 / (1 + Math.exp(-(this.intercept[q]! + this.slope[q]! * node)));
        const residual = this.expectedRight[q * size + k]! - this.expectedAt[k]! * chance;
        const weight = this.expectedAt[k]! * chance * (1 - chance);
        ga += residual * node;
        gd += residual;
        haa += weight * node * node;
        had += weight * node;
        hdd += weight;
      }
      if (this.options.priors) {
        const [a, d] = [this.slope[q]!, this.intercept[q]!];
        // b = -d / a: curvature of the priors kept to its positive part, so the step stays an ascent.
        ga += -Math.log(a) / (0.25 * a) + (d * d) / (4 * a ** 3);
        gd += -d / (4 * a * a);
        haa += 4 / (a * a);
        hdd += 1 / (4 * a * a);
      }
    }
    let [da, dd] = [0, 0];
    if (moves.slope && moves.intercept) {
      const determinant = haa * hdd - had * had;
      if (!(determinant > 1e-300)) return;
      da = (hdd * ga - had * gd) / determinant;
      dd = (haa * gd - had * ga) / determinant;
    } else if (moves.slope) da = ga / haa;
    else dd = gd / hdd;
    // A slope must stay positive; the step is shortened rather than the sign of ability turned round.
    const a = this.slope[questions[0]!]!;
    const damping = Math.min(
      1,
      2 / Math.max(Math.abs(da), Math.abs(dd), 1e-300),
      da < 0 ? (0.5 * a) / -da : 1,
    );
    for (const q of questions) {
      this.slope[q]! += damping * da;
      this.intercept[q]! += damping * dd;
    }
  }
}
