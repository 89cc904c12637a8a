/**
 * What people who judge are told to count as what: the words that the run's rubric is made of, so that people and machines
 * answer the same question.
 */
import { DEFAULT_RUBRIC, type RubricChoice } from '../../../core/rubric.ts';
import { rubricOf } from '../rubric-table.ts';

export interface ReviewGuideline {
  readonly rubric: string;
  /** One line. */
  readonly summary: string;
  /** What the three words mean. */
  readonly words: readonly { readonly word: string; readonly means: string }[];
  /** Where graders differ in print, and what it counts as here. */
  readonly cases: readonly { readonly what: string; readonly counts: string }[];
}

/** @param choice - The run's; the default where it has none. */
export function guidelineOf(choice: RubricChoice = DEFAULT_RUBRIC): ReviewGuideline {
  const rubric = rubricOf(choice);
  return {
    rubric: `${rubric.id} ${rubric.version}`,
    summary: rubric.summary,
    words: [
      {
        word: 'correct',
        means: 'says what the reference says, in any words or language, and nothing against it',
      },
      { word: 'incorrect', means: 'says something of what was asked that the reference contradicts' },
      { word: 'refused', means: 'leaves the asker without a claim: does not know, will not say, asks back' },
      { word: 'unsure', means: 'you cannot tell, or the reference itself looks wrong: say why in the note' },
    ],
    cases: [
      { what: '“A or B”, one of them right, without choosing', counts: rubric.uncommitted },
      { what: 'a wrong answer behind “I am not sure, but …”', counts: rubric.hedgedWrong },
      { what: 'right as far as it goes, but less than was asked: a year for a day', counts: rubric.partial },
      { what: 'some members of a list, given as if they were all', counts: rubric.partialSet },
      { what: '“more than 50” or “around 100” for 120', counts: rubric.vague },
      {
        what: 'a number near the reference',
        counts:
          rubric.numbers === 'exact'
            ? 'incorrect unless it is the same'
            : 'correct within 5 % where the reference is rounded, within 1.5 % for measures with decimals',
      },
      {
        what: 'says that the question rests on something false, where it does',
        counts: rubric.correctedPremise,
      },
    ],
  };
}
