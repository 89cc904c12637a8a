/**
 * Gwet's AC1 with the raw agreement it corrects: the companion of kappa where one outcome dominates.
 * Chance is counted only where a grader would be guessing, so 98 % refusals do not turn good agreement into zero.
 */
import type { Why } from '../numeric/interval.ts';

export interface GwetAc1Options {
  /** The outcomes that could be given. @default those that were given, which makes an unused outcome invisible */
  readonly categories?: readonly (number | string)[];
}

export interface GwetAc1 {
  /** AC1; null where undefined, and then `why` says why. */
  readonly estimate: number | null;
  /** Mean share of agreeing pairs of graders over questions graded at least twice. */
  readonly observedAgreement: number | null;
  readonly expectedAgreement: number | null;
  /** Questions graded at least twice. */
  readonly n: number;
  readonly why?: Why;
}

/**
 * Agreement beyond guessing, 1 = perfect. Takes any number of graders and gaps.
 *
 * The frequencies come from all questions with at least one grade, the agreement from those with two, as Gwet defines
 * it. Null where only one outcome is possible.
 *
 * Source: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29; Gwet 2014, chapter 5.
 *
 * @param grades one row a grader, one column a question; null where this grader did not grade it
 * @throws RangeError if rows differ in length or a grade is none of the categories
 * @example
 * gwetAc1([['yes', 'yes', 'no'], ['yes', 'yes', 'yes']]).observedAgreement; // => 0.6666666666666666
 */
export function gwetAc1(
  grades: readonly (readonly (number | string | null)[])[],
  { categories }: GwetAc1Options = {},
): GwetAc1 {
  const questions = grades[0]?.length ?? 0;
  for (const row of grades) {
    if (row.length !== questions) {
      throw new RangeError(
        `every grader needs one entry a question, got ${questions} and ${row.length} entries`,
      );
    }
  }
  const given = grades.flat().filter((grade) => grade !== null);
  const outcomes = [...new Set(categories ?? given)];
  const stranger = given.find((grade) => !outcomes.includes(grade));
  if (stranger !== undefined) throw new RangeError(`grades must be among the categories, got ${stranger}`);

  const frequency = new Map(outcomes.map((outcome) => [outcome, 0]));
  let graded = 0;
  let pairable = 0;
  let agreement = 0;
  for (let q = 0; q < questions; q++) {
    const counts = new Map<number | string, number>();
    let graders = 0;
    for (const row of grades) {
      const grade = row[q];
      if (grade === null || grade === undefined) continue;
      counts.set(grade, (counts.get(grade) ?? 0) + 1);
      graders++;
    }
    if (graders === 0) continue;
    graded++;
    for (const [outcome, count] of counts) frequency.set(outcome, frequency.get(outcome)! + count / graders);
    if (graders < 2) continue;
    pairable++;
    for (const count of counts.values()) agreement += (count * (count - 1)) / (graders * (graders - 1));
  }
  if (pairable === 0) {
    return { estimate: null, observedAgreement: null, expectedAgreement: null, n: 0, why: 'no_judged' };
  }
  const observed = agreement / pairable;
  if (outcomes.length < 2) {
    return {
      estimate: null,
      observedAgreement: observed,
      expectedAgreement: null,
      n: pairable,
      why: 'no_variation',
    };
  }
  let spread = 0;
  for (const total of frequency.values()) spread += (total / graded) * (1 - total / graded);
  const expected = spread / (outcomes.length - 1);
  return {
    estimate: (observed - expected) / (1 - expected),
    observedAgreement: observed,
    expectedAgreement: expected,
    n: pairable,
  };
}
