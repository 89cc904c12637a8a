/** A question whose answer is one of two: a respondent that guesses is right half of the time. */
import type { QuestionRule } from '../lint-rule.ts';

/** "X or Y" and "between X and Y": what stands near the word that joins them, to the end of the question. */
const CHOICE =
  /(?:,|\?|\bis|\bwas|\bwere|\bare|\bdid|\bdo|\bdoes|\bwould|\bhave|\bas|\b\w+)((?: [^\s?]+){1,5}) or ((?:[^\s?]+ ?){1,8})\??$|\bbetween (.+)/;

export const guessable: QuestionRule = {
  name: 'guessable',
  severity: 'note',
  finds: 'a yes-or-no question, or one that offers the answer among its choices',
  remedy: 'Ask for the fact itself; a guess should not score.',
  check(asked) {
    const { lower } = asked;
    const { reference } = asked.question;
    if (reference === null) return null;
    if (reference.form === 'yes-no') return 'a guess at yes or no is right half of the time';
    if (reference.form !== 'text' && reference.form !== 'person' && reference.form !== 'place') return null;
    const gold = asked.golds[0]!.toLowerCase().replace(/^(?:the|a|an) /, '');
    if (gold.length < 3 || gold.split(/\s+/).length > 6) return null;
    if (!lower.includes(' or ') && !lower.includes('between ')) return null;
    const choice = CHOICE.exec(lower);
    if (choice === null) return null;
    const sides = [choice[1], choice[2], choice[3]].filter((side) => side !== undefined);
    return sides.some((side) =>
      ` ${side.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(
        ` ${gold.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `,
      ),
    )
      ? `the choices offered hold the answer, "${asked.golds[0]}"`
      : null;
  },
};
