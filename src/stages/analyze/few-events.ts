/**
 * Resamples of few events. A bootstrap of no wrong answer never draws one, so it would be certain of what the interval of the
 * same rate leaves open. Where an outcome is as rare as makes a worth's interval a posterior (`isRare`), a half of that outcome
 * is drawn beside the questions, as Jeffreys' prior has it: the weight of a half is Gamma(1/2) where that of a question is
 * one on average. Respondents draw their own: a prior has no pairing.
 */
import { createRandom, nextUniform } from '../../stats/draw/random.ts';
import { FEW_EVENTS } from './estimates.ts';

/** What one respondent did on the questions resampled. */
export interface Observed {
  readonly correct: number;
  readonly incorrect: number;
  readonly questions: number;
}

/**
 * Whether a half is drawn of either outcome. Who got nothing right keeps to it: half a right answer would beat declining
 * everything wherever wrong ones cost nothing.
 */
export function hasFewEvents({ correct, incorrect }: Observed): boolean {
  return correct > 0 && (correct < FEW_EVENTS || incorrect < FEW_EVENTS);
}

/**
 * Changes `rates` in place: row by row a resample, correct and incorrect of the first respondent, of the second, and so on.
 */
export function drawFewEvents(rates: Float64Array, observed: readonly Observed[], seed: number): void {
  const columns = 2 * observed.length;
  for (const [place, one] of observed.entries()) {
    if (!hasFewEvents(one)) continue;
    const { correct, incorrect, questions } = one;
    const random = createRandom(seed, { stream: `few-events/${place}` });
    // Gamma(1/2) is half the square of a normal number; this is Box and Muller's, squared.
    const half = (): number =>
      -Math.log(nextUniform(random)) * Math.cos(2 * Math.PI * nextUniform(random)) ** 2;
    for (let at = 2 * place; at < rates.length; at += columns) {
      const right = correct < FEW_EVENTS ? half() : 0;
      const wrong = incorrect < FEW_EVENTS ? half() : 0;
      const weight = questions + right + wrong;
      rates[at] = (rates[at]! * questions + right) / weight;
      rates[at + 1] = (rates[at + 1]! * questions + wrong) / weight;
    }
  }
}
