/** What a choice is called that replies without a grade could change: told in the headline, over charts, beside the slider. */

/** As the beginning of a sentence; `estimated` where what is missing was estimated from the other outcomes. */
export function basisWords(estimated: boolean): string {
  return estimated ? 'With missing outcomes estimated' : 'On the graded answers alone';
}
