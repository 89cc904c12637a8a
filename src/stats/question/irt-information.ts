/**
 * How much one question tells about a respondent of a given ability under the two-parameter model.
 * Largest where the respondent is right half of the time: questions everyone or no one gets right tell nothing.
 */

export interface IrtInformation {
  /** Fisher information about ability, a^2 P (1 - P). */
  readonly information: number;
  /** P: chance of being right. */
  readonly probability: number;
}

/**
 * Information and chance of being right at `ability`, P = 1 / (1 + exp(-a (ability - b))).
 *
 * Source: Lord 1980, "Applications of Item Response Theory", chapter 5.
 *
 * @param question discrimination a and difficulty b
 * @param ability in standard deviations of the population of respondents
 * @throws RangeError if a number is not finite
 * @example
 * irtInformation({ discrimination: 2, difficulty: 0 }, 0); // => { information: 1, probability: 0.5 }
 */
export function irtInformation(
  { discrimination, difficulty }: { readonly discrimination: number; readonly difficulty: number },
  ability: number,
): IrtInformation {
  // One by one: a list of the three for every respondent and question is most of the time.
  if (!Number.isFinite(discrimination)) throw notFinite(discrimination);
  if (!Number.isFinite(difficulty)) throw notFinite(difficulty);
  if (!Number.isFinite(ability)) throw notFinite(ability);
  const probability = 1 / (1 + Math.exp(-discrimination * (ability - difficulty)));
  return { information: discrimination ** 2 * probability * (1 - probability), probability };
}

function notFinite(value: number): RangeError {
  return new RangeError(`parameters must be finite, got ${value}`);
}
