/**
 * Why a number is missing, in words. Estimates carry a short reason; a reader gets a sentence. Unknown reasons
 * are shown as they are rather than hidden.
 */
const REASONS: Record<string, string> = {
  'no-questions': 'no question has an outcome',
  'no-attempts': 'nothing was attempted',
  'nothing-asked': 'no question has an outcome',
  'all-correct': 'everything was correct',
  'no-incorrect': 'nothing was wrong',
  'no-refusals': 'nothing was refused',
  'n-unknown': 'the source does not print how many questions were asked',
  'not-printed': 'the source does not print it',
  'one-cluster': 'all questions are on one subject',
  'no-forced-pass': 'the refused questions were not asked again',
  'no-pairs': 'no fact has an outcome in both',
  'no-claims': 'no claim could be held against a fact',
  'no-facts-asked': 'no fact was asked for',
  'not-audited': 'people graded none of some automatic outcome',
  'no-variation': 'everybody always said the same',
  'no-confidence': 'no confidence was stated',
};

/** A clause without capital or full stop. */
export function whyText(why: string | undefined): string {
  if (why === undefined) return 'undefined';
  return REASONS[why] ?? why.replaceAll('-', ' ');
}
