/**
 * A small part of a set that tells respondents apart as the whole does: chosen so that the rates of past respondents
 * on the part are those on the whole, by exchanging questions while the error shrinks. A part fitted to the
 * respondents it is judged by flatters itself, so the loss is measured on respondents held out of the choice.
 */
import { createRandom, nextBelow, type Random } from '../../../stats/draw/random.ts';
import { mean } from '../../../stats/numeric/sum.ts';

/** Outcomes of past respondents: 0 correct, 1 incorrect, 2 refused, of every question by every respondent. */
export interface OutcomeGrid {
  readonly respondents: number;
  readonly questions: number;
  /** By respondent, then question. */
  readonly cells: Uint8Array;
}

export interface RankingSampleOptions {
  /** Questions wanted. */
  readonly size: number;
  readonly seed: number;
}

/** How far the part is from the whole, for respondents that had no say in the choice. */
export interface SampleLoss {
  /** Spearman's correlation of correct/asked on part and whole; null below 3 respondents or without spread. */
  readonly rankCorrelation: number | null;
  /** Mean absolute error of correct/asked and of incorrect/asked. */
  readonly correctError: number;
  readonly incorrectError: number;
}

export interface RankingSample {
  /** Places of the questions, in order. */
  readonly chosen: readonly number[];
  /** Held out: each respondent in turn, or in tenths where there are many. */
  readonly heldOut: SampleLoss;
  /** The same for random parts of this size, the mean of 50. */
  readonly random: SampleLoss;
}

const MOST_FOLDS = 10;
const RANDOM_DRAWS = 50;
/** Exchanges tried for each question of the part. */
const TRIES = 40;

/** @throws RangeError for a size that is no whole number from 1 to the number of questions, or no respondents. */
export function rankingSample(grid: OutcomeGrid, { size, seed }: RankingSampleOptions): RankingSample {
  if (!Number.isInteger(size) || size < 1 || size > grid.questions) {
    throw new RangeError(`size must be a whole number from 1 to ${grid.questions}, got ${size}`);
  }
  if (grid.respondents < 1) throw new RangeError('rankingSample needs respondents, got none');
  const all = Array.from({ length: grid.respondents }, (_, respondent) => respondent);
  const random = (stream: string) => createRandom(seed, { stream: `dataset/ranking/${stream}` });
  const folds = Math.min(MOST_FOLDS, grid.respondents);
  const heldOut = all.map(() => ({ correct: 0, incorrect: 0 }));
  for (let fold = 0; fold < folds; fold += 1) {
    const held = all.filter((respondent) => respondent % folds === fold);
    const training = all.filter((respondent) => respondent % folds !== fold);
    const part = fitted(grid, training, { size, random: random(`fold ${fold}`) });
    for (const respondent of held) heldOut[respondent] = ratesOn(grid, respondent, part);
  }
  const draws = random('draws');
  const losses = Array.from({ length: RANDOM_DRAWS }, () => {
    const part = drawn(grid.questions, size, draws);
    return lossOf(
      grid,
      all.map((respondent) => ratesOn(grid, respondent, part)),
    );
  });
  const correlations = losses.flatMap(({ rankCorrelation }) =>
    rankCorrelation === null ? [] : [rankCorrelation],
  );
  return {
    chosen: fitted(grid, all, { size, random: random('all') }).sort((one, two) => one - two),
    heldOut: lossOf(grid, heldOut),
    random: {
      rankCorrelation: correlations.length === 0 ? null : mean(correlations),
      correctError: mean(losses.map((loss) => loss.correctError)),
      incorrectError: mean(losses.map((loss) => loss.incorrectError)),
    },
  };
}

interface Rates {
  readonly correct: number;
  readonly incorrect: number;
}

function ratesOn(grid: OutcomeGrid, respondent: number, part: readonly number[]): Rates {
  let correct = 0;
  let incorrect = 0;
  for (const question of part) {
    const cell = grid.cells[respondent * grid.questions + question];
    if (cell === 0) correct += 1;
    else if (cell === 1) incorrect += 1;
  }
  return { correct: correct / part.length, incorrect: incorrect / part.length };
}

/** A random part improved by exchanges: the sum of squared errors of both rates over the training respondents. */
function fitted(
  grid: OutcomeGrid,
  training: readonly number[],
  { size, random }: { readonly size: number; readonly random: Random },
): number[] {
  const order = drawn(grid.questions, grid.questions, random);
  if (size === grid.questions || training.length === 0) return order.slice(0, size);
  const whole = Array.from({ length: grid.questions }, (_, question) => question);
  const targets = training.map((respondent) => ratesOn(grid, respondent, whole));
  const start = training.map((respondent) => ratesOn(grid, respondent, order.slice(0, size)));
  const correct = Float64Array.from(
    start,
    (rates, index) => (rates.correct - targets[index]!.correct) * size,
  );
  const incorrect = Float64Array.from(
    start,
    (rates, index) => (rates.incorrect - targets[index]!.incorrect) * size,
  );
  for (let round = 0; round < TRIES * size; round += 1) {
    const inside = nextBelow(random, size);
    const outside = size + nextBelow(random, grid.questions - size);
    let change = 0;
    for (const [index, respondent] of training.entries()) {
      const from = grid.cells[respondent * grid.questions + order[inside]!];
      const to = grid.cells[respondent * grid.questions + order[outside]!];
      if (from === to) continue;
      const up = (to === 0 ? 1 : 0) - (from === 0 ? 1 : 0);
      const wrong = (to === 1 ? 1 : 0) - (from === 1 ? 1 : 0);
      change += up * (2 * correct[index]! + up) + wrong * (2 * incorrect[index]! + wrong);
    }
    if (change >= 0) continue;
    for (const [index, respondent] of training.entries()) {
      const from = grid.cells[respondent * grid.questions + order[inside]!];
      const to = grid.cells[respondent * grid.questions + order[outside]!];
      correct[index]! += (to === 0 ? 1 : 0) - (from === 0 ? 1 : 0);
      incorrect[index]! += (to === 1 ? 1 : 0) - (from === 1 ? 1 : 0);
    }
    [order[inside], order[outside]] = [order[outside]!, order[inside]!];
  }
  return order.slice(0, size);
}

/** The first `size` of a shuffle. */
function drawn(questions: number, size: number, random: Random): number[] {
  const order = Array.from({ length: questions }, (_, question) => question);
  for (let at = 0; at < Math.min(size, questions - 1); at += 1) {
    const other = at + nextBelow(random, questions - at);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order.slice(0, size);
}

function lossOf(grid: OutcomeGrid, rates: readonly Rates[]): SampleLoss {
  const whole = Array.from({ length: grid.questions }, (_, question) => question);
  const full = rates.map((_, respondent) => ratesOn(grid, respondent, whole));
  return {
    rankCorrelation: spearman(
      rates.map((one) => one.correct),
      full.map((one) => one.correct),
    ),
    correctError: mean(rates.map((one, at) => Math.abs(one.correct - full[at]!.correct))),
    incorrectError: mean(rates.map((one, at) => Math.abs(one.incorrect - full[at]!.incorrect))),
  };
}

/** Pearson's correlation of mid-ranks. */
function spearman(one: readonly number[], two: readonly number[]): number | null {
  if (one.length < 3) return null;
  const [first, second] = [ranks(one), ranks(two)];
  const middle = (one.length + 1) / 2;
  let both = 0;
  let left = 0;
  let right = 0;
  for (let at = 0; at < one.length; at += 1) {
    both += (first[at]! - middle) * (second[at]! - middle);
    left += (first[at]! - middle) ** 2;
    right += (second[at]! - middle) ** 2;
  }
  return left === 0 || right === 0 ? null : both / Math.sqrt(left * right);
}

function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    let below = 0;
    let equal = 0;
    for (const other of values) {
      if (other < value) below += 1;
      else if (other === value) equal += 1;
    }
    return below + (equal + 1) / 2;
  });
}
