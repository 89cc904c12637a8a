/**
 * One question's two-parameter curve when the abilities of the respondents are known from the other questions:
 * P(right) = 1 / (1 + exp(-a (ability - b))). With priors on both, because a question has dozens of answers and not
 * thousands; and one question at a time, because a set has thousands of them (irt-two-parameter.ts fits all at once).
 */

export interface QuestionCurve {
  /** a: how sharply the chance of being right rises with ability. */
  readonly discrimination: number;
  /** b: ability at which the chance is one half. */
  readonly difficulty: number;
}

/**
 * Most probable a and b under log a ~ N(0, 0.5^2) and b ~ N(0, 2^2); null where all or none were right, for then only
 * the priors would speak.
 *
 * Source: Mislevy 1986, Psychometrika 51:177 (priors); Fisher scoring on (log a, b).
 *
 * @param abilities in standard deviations of the respondents
 * @param right one number in [0, 1] a respondent
 * @throws RangeError if the lengths differ
 * @example
 * questionCurve([-1, 0, 1], [1, 1, 1]); // => null
 */
export function questionCurve(abilities: ArrayLike<number>, right: ArrayLike<number>): QuestionCurve | null {
  if (abilities.length !== right.length) {
    throw new RangeError(`expected one value an ability, got ${right.length} for ${abilities.length}`);
  }
  let sum = 0;
  for (let i = 0; i < right.length; i += 1) sum += right[i]!;
  if (sum <= 0 || sum >= right.length) return null;
  let logSlope = 0;
  let difficulty = Math.max(-3, Math.min(3, -Math.log(sum / (right.length - sum))));
  for (let step = 0; step < STEPS; step += 1) {
    const slope = Math.exp(logSlope);
    let [slopeGradient, placeGradient] = [-logSlope / SLOPE_VARIANCE, -difficulty / PLACE_VARIANCE];
    let [slopeInformation, placeInformation, both] = [1 / SLOPE_VARIANCE, 1 / PLACE_VARIANCE, 0];
    for (let i = 0; i < right.length; i += 1) {
      const distance = slope * (abilities[i]! - difficulty);
      const chance = 1 / (1 + Math.exp(-distance));
      const spread = chance * (1 - chance);
      const surprise = right[i]! - chance;
      slopeGradient += surprise * distance;
      placeGradient -= surprise * slope;
      slopeInformation += spread * distance * distance;
      placeInformation += spread * slope * slope;
      both -= spread * distance * slope;
    }
    const determinant = slopeInformation * placeInformation - both * both;
    const slopeStep = (placeInformation * slopeGradient - both * placeGradient) / determinant;
    const placeStep = (slopeInformation * placeGradient - both * slopeGradient) / determinant;
    // Steps are kept short: scoring overshoots where few respondents stand near the difficulty.
    logSlope += Math.max(-0.5, Math.min(0.5, slopeStep));
    difficulty += Math.max(-1, Math.min(1, placeStep));
    if (Math.abs(slopeStep) + Math.abs(placeStep) < 1e-6) break;
  }
  return { discrimination: Math.exp(logSlope), difficulty };
}

const STEPS = 40;
const SLOPE_VARIANCE = 0.25;
const PLACE_VARIANCE = 4;
