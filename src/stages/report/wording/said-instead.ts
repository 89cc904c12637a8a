/** The evidence against a gold in words: `4 of 4 say 1956`, or that nobody agrees on anything. */
import type { QuestionItem } from '../../../core/summary/items.ts';
import { visibleText } from '../../../terminal/visible-text.ts';

/** Of those that gave an answer; the commonest answer that is not the gold. */
export function saidInstead({ answers }: Pick<QuestionItem, 'answers'>): string {
  const answered = answers.reduce((sum, { respondents }) => sum + respondents.length, 0);
  const right = answers.find(({ isGold }) => isGold)?.respondents.length ?? 0;
  const first = answers.find(({ isGold }) => !isGold);
  if (answered === 0) return 'nobody gave an answer';
  if (first === undefined)
    return answered === 1 ? 'the one answer is the gold' : `all ${answered} say the gold`;
  const n = first.respondents.length;
  const others = answered - right;
  if (answered === 1) return `the one answer is ${visibleText(first.text)}`;
  if (n === 1 && others > 1)
    return `${answered} answered, ${right === 0 ? '' : `${right} the gold and ${others} `}each something else`;
  return `${n} of ${answered} ${n === 1 ? 'says' : 'say'} ${visibleText(first.text)}`;
}
