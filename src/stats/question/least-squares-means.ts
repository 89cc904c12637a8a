/**
 * Means of several respondents over the same questions where some outcomes are missing: what a reply is worth is taken to be
 * the question's effect plus the respondent's, by least squares. A mean over each one's own outcomes would reward whoever
 * misses the hard questions; a mean over the questions that everyone has an outcome on loses nearly all of them with forty
 * respondents. Where nothing is missing all three are the same.
 */
import { invertPositive } from '../numeric/invert-positive.ts';

export interface LeastSquaresMeans {
  /** One a respondent, over all questions with an outcome of anybody. */
  readonly means: Float64Array;
  /**
   * Respondent by respondent one score a question, whose mean is the respondent's and whose spread over questions is the
   * mean's doubt (its linearisation): for differences, clusters and resamples they serve as outcomes would. Where nothing
   * is missing they are the outcomes.
   */
  readonly scores: Float64Array;
}

/**
 * Least-squares means of each column of `outcomes`; the columns share what is present.
 *
 * @param outcomes question by question one value a respondent; what is not present is not read
 * @param present 1 where there is an outcome; every question has one at least
 * @returns one entry a column, or null where the present outcomes do not tie all respondents together
 * @throws RangeError where a question has no outcome or the columns are no whole number of questions
 * Source: Yates 1934, Journal of the American Statistical Association 29:51; Searle, Speed and Milliken 1980, The American
 * Statistician 34:216; the scores are the estimator's influence function (Huber and Ronchetti 2009, chapter 1).
 * @example
 * leastSquaresMeans([Float64Array.of(1, 0, 0, 9)], Uint8Array.of(1, 1, 1, 0), 2)[0].means; // => Float64Array [0.5, -0.5]
 */
export function leastSquaresMeans(
  outcomes: readonly Float64Array[],
  present: Uint8Array,
  respondents: number,
): LeastSquaresMeans[] | null {
  const questions = present.length / respondents;
  if (!Number.isInteger(questions) || outcomes.some(({ length }) => length !== present.length)) {
    throw new RangeError(`columns must be ${respondents} respondents times a whole number of questions`);
  }
  const counts = countsOf(present, respondents);
  const inverse = invertPositive(normalMatrix(present, counts, respondents), respondents);
  if (inverse === null) return null;
  const layout = { present, counts, respondents, questions, inverse };
  return outcomes.map((column) => meansOf(column, layout));
}

interface Layout {
  readonly present: Uint8Array;
  /** Outcomes of each question. */
  readonly counts: Float64Array;
  readonly respondents: number;
  readonly questions: number;
  readonly inverse: Float64Array;
}

function countsOf(present: Uint8Array, respondents: number): Float64Array {
  return Float64Array.from({ length: present.length / respondents }, (_, question) => {
    let count = 0;
    for (let one = 0; one < respondents; one += 1) count += present[question * respondents + one]!;
    if (count === 0) throw new RangeError(`question ${question} has no outcome`);
    return count;
  });
}

/** The normal equations of the respondents' effects with the questions' taken out; made definite for effects that add up to 0. */
function normalMatrix(present: Uint8Array, counts: Float64Array, respondents: number): Float64Array {
  const matrix = new Float64Array(respondents * respondents);
  const here = new Int32Array(respondents);
  let complete = 0;
  for (let question = 0; question < counts.length; question += 1) {
    const count = counts[question]!;
    if (count === respondents) {
      complete += 1;
      continue;
    }
    let found = 0;
    for (let one = 0; one < respondents; one += 1)
      if (present[question * respondents + one] === 1) here[found++] = one;
    const share = 1 / count;
    for (let a = 0; a < found; a += 1) {
      const row = here[a]! * respondents;
      matrix[row + here[a]!]! += 1;
      for (let b = 0; b < found; b += 1) matrix[row + here[b]!]! -= share;
    }
  }
  const joint = (counts.length - complete) / respondents;
  for (let row = 0; row < respondents; row += 1) {
    for (let column = 0; column < respondents; column += 1) matrix[row * respondents + column]! += joint;
    matrix[row * respondents + row]! += complete;
  }
  return matrix;
}

function meansOf(outcomes: Float64Array, layout: Layout): LeastSquaresMeans {
  const { present, counts, respondents, questions, inverse } = layout;
  const own = questionMeans(outcomes, null, layout);
  const effects = times(inverse, respondentSums(outcomes, own, layout), respondents);
  const base = questionMeans(outcomes, effects, layout);
  let grand = 0;
  for (const one of base) grand += one / questions;
  const means = effects.map((effect) => effect + grand);
  // How the grand mean hangs on each effect: by the questions that the respondent has an outcome on.
  const hold = new Float64Array(respondents);
  for (let question = 0; question < questions; question += 1) {
    for (let one = 0; one < respondents; one += 1)
      hold[one]! += present[question * respondents + one]! / counts[question]! / questions;
  }
  const scores = new Float64Array(respondents * questions);
  const residuals = new Float64Array(respondents);
  for (let question = 0; question < questions; question += 1) {
    for (let one = 0; one < respondents; one += 1) {
      const cell = question * respondents + one;
      residuals[one] = present[cell] === 1 ? outcomes[cell]! - effects[one]! - base[question]! : 0;
    }
    const moved = times(inverse, residuals, respondents);
    let shift = base[question]! - grand;
    for (let one = 0; one < respondents; one += 1) shift -= hold[one]! * questions * moved[one]!;
    for (let one = 0; one < respondents; one += 1)
      scores[one * questions + question] = means[one]! + questions * moved[one]! + shift;
  }
  return { means, scores };
}

/** Mean of a question's outcomes, less the effects of those who have one. */
function questionMeans(
  outcomes: Float64Array,
  effects: Float64Array | null,
  { present, counts, respondents, questions }: Layout,
): Float64Array {
  return Float64Array.from({ length: questions }, (_, question) => {
    let sum = 0;
    for (let one = 0; one < respondents; one += 1) {
      const cell = question * respondents + one;
      if (present[cell] === 1) sum += outcomes[cell]! - (effects === null ? 0 : effects[one]!);
    }
    return sum / counts[question]!;
  });
}

/** Each respondent's outcomes over the means of their questions. */
function respondentSums(
  outcomes: Float64Array,
  means: Float64Array,
  { present, respondents, questions }: Layout,
): Float64Array {
  const sums = new Float64Array(respondents);
  for (let question = 0; question < questions; question += 1) {
    for (let one = 0; one < respondents; one += 1) {
      const cell = question * respondents + one;
      if (present[cell] === 1) sums[one]! += outcomes[cell]! - means[question]!;
    }
  }
  return sums;
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += matrix[row * size + column]! * vector[column]!;
    product[row] = sum;
  }
  return product;
}
