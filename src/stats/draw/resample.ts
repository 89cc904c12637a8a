/**
 * Bootstrap resamples of counts, in time that depends on the number of cells and not on the number of questions.
 * Drawing n questions with replacement and counting outcomes is one multinomial draw over the cells; whole clusters are
 * drawn as a multinomial over the distinct types of cluster. Every respondent of a comparison is read off the same
 * resamples, which keeps their pairing.
 */
import { checkCounts } from '../numeric/checks.ts';
import { createRandom, nextUint32, type Random } from './random.ts';
import { chance, drawBinomial } from './random-binomial.ts';

/** A kind of thing that is drawn: a cell of a table, or a type of cluster. */
export interface ResampleUnit {
  /** How many of this kind were observed, a whole number of at least 0. */
  readonly count: number;
  /** What one of them adds to the totals that statistics read. */
  readonly totals: readonly number[];
}

/** Options of {@link resample}. */
export interface ResampleOptions {
  /** Seed of the generator. @default 1 */
  readonly seed?: number;
  /** Number of resamples, at least 1. @default 10000 */
  readonly resamples?: number;
  /** Names the use, so that two uses of one seed are independent. @default 'resample' */
  readonly stream?: string;
}

/** Resampled totals, ready for any number of statistics. */
export interface Resamples {
  /** Row by row, how often each unit was drawn. */
  readonly draws: Int32Array;
  /** Row by row, the totals of what was drawn; the same columns as `observed`. */
  readonly totals: Float64Array;
  /** The totals of the data. */
  readonly observed: readonly number[];
  /** The units of each stratum, in the order of the columns of `draws`. */
  readonly strata: readonly (readonly ResampleUnit[])[];
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Draws `resamples` bootstrap resamples of the units, each stratum by itself to its own size.
 *
 * The same seed and stream give the same bits, whatever else is drawn; each stratum has a stream of its own.
 * @throws RangeError when a count is not whole and at least 0, or units differ in their number of totals.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 6; docs/statistics.md, Resampling.
 * @example
 * resample([cellUnits([3, 0, 0])], { resamples: 1 }).totals; // => Float64Array [3, 0, 0]
 */
export function resample(
  strata: readonly (readonly ResampleUnit[])[],
  { seed = 1, resamples = 10_000, stream = 'resample' }: ResampleOptions = {},
): Resamples {
  checkCounts({ resamples });
  const units = strata.flat();
  const columns = units[0]?.totals.length ?? 0;
  for (const { count, totals } of units) {
    checkCounts({ count });
    if (totals.length !== columns) {
      throw new RangeError(`every unit must have ${columns} totals, got ${totals.length}`);
    }
  }
  const draws = new Int32Array(resamples * units.length);
  let offset = 0;
  for (const [index, stratum] of strata.entries()) {
    const random = createRandom(seed, { stream: `${stream}/${index}` });
    const counts = stratum.map(({ count }) => count);
    drawMultinomials({ counts, offset, stride: units.length }, draws, random);
    offset += stratum.length;
  }
  const observed = new Array<number>(columns).fill(0);
  for (const { count, totals } of units) {
    for (let column = 0; column < columns; column++) observed[column]! += count * totals[column]!;
  }
  return { draws, totals: addUp(draws, units, columns), observed, strata, resamples, seed };
}

/** The cells of a table as units: each adds one to its own total. */
export function cellUnits(counts: readonly number[]): ResampleUnit[] {
  return counts.map((count, cell) => ({
    count,
    totals: counts.map((_, other) => (other === cell ? 1 : 0)),
  }));
}

/** Fills the columns of one stratum in all rows of `draws`. */
function drawMultinomials(
  { counts, offset, stride }: { counts: readonly number[]; offset: number; stride: number },
  draws: Int32Array,
  random: Random,
): void {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return;
  // One binomial costs about as much as ten index draws, so small data over many cells are drawn one by one.
  if (n <= 10 * counts.length) {
    const cellOf = new Int32Array(n);
    let filled = 0;
    for (const [cell, count] of counts.entries()) {
      cellOf.fill(cell, filled, filled + count);
      filled += count;
    }
    for (let row = offset; row < draws.length; row += stride) {
      for (let draw = 0; draw < n; draw++) {
        draws[row + cellOf[Math.floor((nextUint32(random) / 4_294_967_296) * n)]!]! += 1;
      }
    }
    return;
  }
  // Conditional binomials: each cell against those after it. Only cells that occurred are drawn.
  const cells: number[] = [];
  for (const [cell, count] of counts.entries()) if (count > 0) cells.push(cell);
  let after = n;
  const chances = cells.map((cell) => {
    const share = chance(counts[cell]! / after);
    after -= counts[cell]!;
    return share;
  });
  const last = cells.length - 1;
  for (let row = offset; row < draws.length; row += stride) {
    let left = n;
    for (let index = 0; index < last && left > 0; index++) {
      const drawn = drawBinomial(random, left, chances[index]!);
      draws[row + cells[index]!] = drawn;
      left -= drawn;
    }
    draws[row + cells[last]!] = left;
  }
}

function addUp(draws: Int32Array, units: readonly ResampleUnit[], columns: number): Float64Array {
  const size = units.length;
  const rows = size === 0 ? 0 : draws.length / size;
  // Plain cells are their own totals.
  const plain = size === columns && units.every(({ totals }, unit) => isUnitVector(totals, unit));
  if (plain) return Float64Array.from(draws);
  const { bits, each } = sharedNumbers(draws, units);
  const width = Math.ceil(columns / each);
  const flat = new Float64Array(size * width);
  for (const [unit, { totals }] of units.entries()) {
    for (const [column, total] of totals.entries()) {
      flat[unit * width + Math.floor(column / each)]! += total * 2 ** (bits * (column % each));
    }
  }
  const sums = new Float64Array(rows * columns);
  const own = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    own.fill(0);
    for (let unit = 0; unit < size; unit++) {
      const drawn = draws[row * size + unit]!;
      if (drawn === 0) continue;
      const from = unit * width;
      for (let at = 0; at < width; at++) own[at]! += drawn * flat[from + at]!;
    }
    for (let column = 0; column < columns; column++) {
      const at = Math.floor(column / each);
      const higher = column % each === each - 1 ? 0 : Math.floor(own[at]! / 2 ** bits);
      sums[row * columns + column] = own[at]! - higher * 2 ** bits;
      own[at] = higher;
    }
  }
  return sums;
}

/** Bits that hold every whole number a double can tell from its neighbours. */
const EXACT_BITS = 53;

/**
 * How many totals are added up in one number, and how many bits each has in it: whole ones are exact in the 53 bits of a
 * double, so a few thousand questions leave room for three or four. Fractions, as means over trials are, stay by themselves.
 */
function sharedNumbers(
  draws: Int32Array,
  units: readonly ResampleUnit[],
): { readonly bits: number; readonly each: number } {
  let largest = 1;
  for (const { totals } of units) {
    for (const total of totals) {
      if (!Number.isInteger(total) || total < 0) return { bits: EXACT_BITS, each: 1 };
      if (total > largest) largest = total;
    }
  }
  let most = 1;
  for (let from = 0; from < draws.length; from += units.length) {
    let drawn = 0;
    for (let at = from; at < from + units.length; at++) drawn += draws[at]!;
    if (drawn > most) most = drawn;
  }
  const bits = Math.ceil(Math.log2(most * largest + 1));
  return { bits, each: Math.max(1, Math.floor(EXACT_BITS / bits)) };
}

function isUnitVector(totals: readonly number[], at: number): boolean {
  return totals.every((total, index) => total === (index === at ? 1 : 0));
}
