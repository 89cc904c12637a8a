/** What a question is listed for, in a few words: the same in the report and in the terminal. */
import type { QuestionTrouble } from '../../../core/summary/items.ts';

export const TROUBLE_MEANING: Readonly<Record<QuestionTrouble, string>> = {
  'wrong-gold': 'another answer is more probable',
  ambiguous: 'several answers may be right, and answers part',
  stale: 'its answer changes with time, and answers part',
  'unreadable-gold': 'the gold is no answer of the kind asked for',
  'wrong-translation': 'right in its other languages, wrong in this one',
  grading: 'graded incorrect in the gold’s own words',
  'negative-discrimination': 'the strong miss it more than the weak',
  drifted: 'answers changed between runs, all one way',
  'never-right': 'somebody answered, nobody was right',
  'never-answered': 'everybody declined',
  saturated: 'everybody was right: it tells nothing',
};
