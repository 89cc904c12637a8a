/** How steady a judge is, in one sentence; the same in the terminal, in the report and after grading. */
import type { JudgeRepeats } from '../../../core/summary/judge.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { count, fixed, intervalText, valueText } from './numbers.ts';

export function repeatsText({ grader, n, same, kappa }: JudgeRepeats): string {
  const interval = intervalText(same);
  const chance = kappa.value === null ? '' : `, kappa ${fixed(kappa.value, 2)}`;
  return `${visibleText(grader)} judged ${count(n)} ${n === 1 ? 'reply' : 'replies'} twice and said the same of ${count(same.numerator ?? 0)}: ${valueText(same)}${interval === '' ? '' : ` (${interval})`}${chance}.`;
}
