/**
 * What a simulated mind makes of an instruction that is none of ours: it hears whether it is to hold back or to guess, and
 * the letter of the text moves it besides by a lasting amount, so that several wordings of one wish differ by a known spread.
 */
import { keyOf, normalAt } from './keyed-random.ts';

/** Standard deviation, over wordings, of the belief demanded. */
export const WORDING_SPREAD = 0.3;

const HOLD_BACK =
  /\b(?:only (?:answer )?(?:if|when)|unless|(?:if|when) (?:you are )?(?:not|un)(?: ?sure| ?certain| ?confident)|do(?: not|n[’']t) guess|say (?:that )?you do(?: not|n[’']t) know)\b/i;
const SPEAK =
  /\b(?:always (?:answer|give)|best guess|never (?:decline|refuse)|must (?:give|answer)|guess if)\b/i;

/** How much more belief than under a plain instruction is demanded before speaking; below 0 where guesses are wanted. */
export function heardLean(instruction: string): number {
  const wish = HOLD_BACK.test(instruction) ? 0.8 : SPEAK.test(instruction) ? -2.5 : 0;
  return wish + WORDING_SPREAD * normalAt(keyOf(0, 'wording', instruction), 0);
}
