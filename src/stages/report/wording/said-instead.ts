/** The evidence against a gold in words: `4 of 4 say 1956`, or that nobody agrees on anything. */
import type { QuestionItem } from '../../../core/summary/items.ts';
import { visibleText } from '../../../terminal/visible-text.ts';

/** Of those that gave an answer; the commonest answer that is not the gold. */
export function saidInstead({ answers }: Pick<QuestionItem, 'answers'>): string {
  const answered = answers.reduce((sum, { respondents }) => sum + respondents.length, 0);
  const first = answers.find(({ isGold }) => !isGold);
  if (answered === 0) return 'nobody gave an answer';
  if (first === undefined) return `${answered} of ${answered} say the gold`;
  const n = first.respondents.length;
  if (n === 1 && answers.length > 2) return `${answered} answered, each something else`;
  return `${n} of ${answered} ${n === 1 ? 'says' : 'say'} ${visibleText(first.text)}`;
}
