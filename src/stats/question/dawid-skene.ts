/**
 * Dawid and Skene's model: the probable true outcome of each reply when several graders of unequal quality disagree.
 * Weighs each grader by how it errs, learned from the disagreements alone. Graders that err alike (two judges of one
 * family) look right to it: agreement is its only evidence.
 */
import type { Why } from '../numeric/interval.ts';

export interface DawidSkeneOptions {
  /** The outcomes that could be given. @default those that were given, in order of appearance */
  readonly categories?: readonly (number | string)[];
  /** Most EM steps. @default 500 */
  readonly steps?: number;
  /** Stop when no posterior moves by more. @default 1e-12 */
  readonly tolerance?: number;
}

export interface DawidSkene {
  readonly categories: readonly (number | string)[];
  /** Share of each category among the replies; null without grades. */
  readonly prevalence: readonly number[] | null;
  /** One row a reply: chance of each category. A reply nobody graded gets the prevalences. */
  readonly posterior: readonly (readonly number[])[];
  /** For each grader, P(given category | true category), rows = true; null rows where a category has no weight. */
  readonly confusion: readonly (readonly (readonly number[] | null)[])[];
  readonly converged: boolean;
  readonly why?: Why;
}

/**
 * EM from the shares of votes; the classes keep the names of the majority.
 *
 * Source: Dawid and Skene 1979, Applied Statistics 28:20.
 *
 * @param grades one row a reply, one column a grader; null where this grader did not grade it
 * @throws RangeError if rows differ in length or a grade is none of the categories
 * @example
 * dawidSkene([['a', 'a', 'a'], ['b', 'b', 'b']]).prevalence; // => [0.5, 0.5]
 */
export function dawidSkene(
  grades: readonly (readonly (number | string | null)[])[],
  { categories, steps = 500, tolerance = 1e-12 }: DawidSkeneOptions = {},
): DawidSkene {
  const graders = grades[0]?.length ?? 0;
  if (grades.some((row) => row.length !== graders)) {
    throw new RangeError(`every reply needs one entry a grader, got ${graders} and another number`);
  }
  const names = [...new Set(categories ?? grades.flat().filter((grade) => grade !== null))];
  const given = grades.map((row) =>
    row.map((grade) => {
      const at = grade === null ? -1 : names.indexOf(grade);
      if (grade !== null && at === -1)
        throw new RangeError(`grades must be among the categories, got ${grade}`);
      return at;
    }),
  );
  if (given.every((row) => row.every((at) => at === -1))) {
    return {
      categories: names,
      prevalence: null,
      posterior: [],
      confusion: [],
      converged: true,
      why: 'no_judged',
    };
  }

  let posterior = given.map((row) => voteShares(row, names.length));
  let model = modelOf(given, posterior, names.length, graders);
  let converged = false;
  for (let step = 0; step < steps && !converged; step++) {
    model = modelOf(given, posterior, names.length, graders);
    const next = given.map((row) => posteriorOf(row, model));
    converged = next.every((row, i) =>
      row.every((chance, k) => Math.abs(chance - posterior[i]![k]!) < tolerance),
    );
    posterior = next;
  }
  return {
    categories: names,
    prevalence: model.prevalence,
    posterior,
    confusion: model.confusion.map((rows) =>
      rows.map((row) => (row.some((chance) => chance > 0) ? row : null)),
    ),
    converged,
  };
}

interface Model {
  readonly prevalence: readonly number[];
  readonly confusion: readonly (readonly (readonly number[])[])[];
}

function voteShares(row: readonly number[], size: number): number[] {
  const shares = new Array<number>(size).fill(0);
  const votes = row.filter((at) => at >= 0);
  if (votes.length === 0) return shares.fill(1 / size);
  for (const at of votes) shares[at]! += 1 / votes.length;
  return shares;
}

function modelOf(
  given: readonly (readonly number[])[],
  posterior: readonly (readonly number[])[],
  size: number,
  graders: number,
): Model {
  const prevalence = Array.from(
    { length: size },
    (_, k) => posterior.reduce((sum, row) => sum + row[k]!, 0) / posterior.length,
  );
  const confusion = Array.from({ length: graders }, (_, r) =>
    Array.from({ length: size }, (__, k) => {
      const row = new Array<number>(size).fill(0);
      given.forEach((grades, i) => {
        if (grades[r]! >= 0) row[grades[r]!]! += posterior[i]![k]!;
      });
      const total = row.reduce((sum, weight) => sum + weight, 0);
      return total === 0 ? row : row.map((weight) => weight / total);
    }),
  );
  return { prevalence, confusion };
}

function posteriorOf(row: readonly number[], { prevalence, confusion }: Model): number[] {
  // The floor keeps log 0 away, where a grader never gave this grade for that truth.
  const logOf = (chance: number) => Math.log(Math.max(chance, 1e-300));
  const logs = prevalence.map((share, k) =>
    row.reduce((sum, at, r) => (at < 0 ? sum : sum + logOf(confusion[r]![k]![at]!)), logOf(share)),
  );
  const largest = Math.max(...logs);
  const weights = logs.map((value) => Math.exp(value - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
