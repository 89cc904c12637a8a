/**
 * How many respondents one run may have. Three lists of a matrix multiply to millions by a slip of the hand, and every
 * one of them is asked every question: the count is said before anything is built or paid for.
 */
import { ClosedbookError } from '../../core/errors.ts';

/** Models with their settings, times policies. */
export const MOST_RESPONDENTS = 2000;

/** @param from what multiplied, in words. */
export function tooManyRespondents(place: string, count: number, from: string): ClosedbookError {
  return new ClosedbookError(
    'spec-invalid',
    `${place}: ${from}: ${count} respondents, and one run takes at most ${MOST_RESPONDENTS}`,
    {
      hint: 'Shorten the lists of the matrix, or spread the models over several runs: analyze takes several.',
    },
  );
}
