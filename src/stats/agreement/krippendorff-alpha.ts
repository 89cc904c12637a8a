/**
 * Krippendorff's alpha: agreement of any number of graders, with gaps, on nominal, ordinal, interval or ratio values.
 * Built on the coincidence matrix of pairable values; a question graded once only tells nothing about agreement and is
 * left out.
 */
import type { Why } from '../numeric/interval.ts';

export interface KrippendorffAlphaOptions {
  /** What distance between two values means. `ratio` wants values of at least 0. @default 'nominal' */
  readonly scale?: 'nominal' | 'ordinal' | 'interval' | 'ratio';
}

export interface KrippendorffAlpha {
  /** 1 - observed / expected disagreement; null where undefined, and then `why` says why. */
  readonly estimate: number | null;
  /** Questions graded at least twice. */
  readonly n: number;
  /** Grades on those questions. */
  readonly grades: number;
  readonly why?: Why;
}

/**
 * Reliability of a set of graders: 1 = perfect, 0 = as if grades were dealt at random; Krippendorff asks for .8, and
 * .667 for tentative conclusions.
 *
 * Null where all grades are the same value: without variation there is nothing to agree about.
 *
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
 *
 * @param grades one row a grader, one column a question; null where this grader did not grade it
 * @throws RangeError if rows differ in length, or a scale other than nominal meets values that are no numbers
 * @example
 * krippendorffAlpha([[1, 1, 0, 0], [1, 0, 0, null]]).estimate; // => 0.4444444444444444
 */
export function krippendorffAlpha(
  grades: readonly (readonly (number | string | null)[])[],
  { scale = 'nominal' }: KrippendorffAlphaOptions = {},
): KrippendorffAlpha {
  const questions = grades[0]?.length ?? 0;
  for (const row of grades) {
    if (row.length !== questions) {
      throw new RangeError(
        `every grader needs one entry a question, got ${questions} and ${row.length} entries`,
      );
    }
  }
  const units = pairableUnits(grades, questions);
  const values = [...new Set(units.flat())];
  if (scale !== 'nominal') {
    const word = values.find((value) => typeof value !== 'number' || !Number.isFinite(value));
    if (word !== undefined)
      throw new RangeError(`the ${scale} scale needs finite numbers, got ${String(word)}`);
    values.sort((a, b) => (a as number) - (b as number));
  }
  const position = new Map(values.map((value, k) => [value, k]));
  const size = values.length;
  const coincidence = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const unit of units) {
    const indexes = unit.map((value) => position.get(value)!);
    indexes.forEach((a, i) => {
      indexes.forEach((b, j) => {
        if (i !== j) coincidence[a]![b]! += 1 / (unit.length - 1);
      });
    });
  }
  const margin = coincidence.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = margin.reduce((sum, count) => sum + count, 0);
  const counts = { n: units.length, grades: units.reduce((sum, unit) => sum + unit.length, 0) };
  if (units.length === 0) return { estimate: null, ...counts, why: 'no_judged' };
  if (size < 2) return { estimate: null, ...counts, why: 'no_variation' };

  const distance = squaredDistance(scale, values, margin);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      observed += coincidence[a]![b]! * distance(a, b);
      expected += margin[a]! * margin[b]! * distance(a, b);
    }
  }
  return { estimate: 1 - ((total - 1) * observed) / expected, ...counts };
}

/** The grades of each question that at least two graders graded. */
function pairableUnits(grades: readonly (readonly (number | string | null)[])[], questions: number) {
  const units: (number | string)[][] = [];
  for (let q = 0; q < questions; q++) {
    const unit: (number | string)[] = [];
    for (const row of grades) {
      const grade = row[q];
      if (grade !== null && grade !== undefined && !Number.isNaN(grade)) unit.push(grade);
    }
    if (unit.length >= 2) units.push(unit);
  }
  return units;
}

/** The squared difference function of a scale, between the values at two positions. */
function squaredDistance(
  scale: 'nominal' | 'ordinal' | 'interval' | 'ratio',
  values: readonly (number | string)[],
  margin: readonly number[],
): (a: number, b: number) => number {
  const value = (k: number) => values[k] as number;
  if (scale === 'interval') return (a, b) => (value(a) - value(b)) ** 2;
  if (scale === 'ratio') {
    return (a, b) => ((value(a) - value(b)) / (value(a) + value(b))) ** 2;
  }
  if (scale === 'ordinal') {
    // Ranks are counted in grades: the distance is the number of grades between the two values, ends half.
    return (a, b) => {
      let between = (margin[a]! + margin[b]!) / 2;
      for (let k = Math.min(a, b) + 1; k < Math.max(a, b); k++) between += margin[k]!;
      return between ** 2;
    };
  }
  return () => 1;
}
