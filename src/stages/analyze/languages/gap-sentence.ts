/** A gap between two languages as a sentence. */
import { counted } from '../../../core/counted.ts';
import type { Estimate } from '../../../core/estimate.ts';
import { languageName } from '../../../core/language-name.ts';
import type { Summary } from '../../../core/summary/summary.ts';

type Gap = NonNullable<Summary['languages']>['rows'][number];

export function gapSentence(
  { respondent, language, differences, facts, people, withoutOutcome }: Gap,
  { reference, label }: { readonly reference: string; readonly label: (id: string) => string },
): string {
  const who = label(respondent);
  const there = languageName(reference);
  const here = languageName(language);
  if (differences.correct.value === null)
    return `${who}: no fact has an outcome in both ${here} and ${there}.`;
  const rest =
    withoutOutcome === 0
      ? ''
      : `; ${withoutOutcome} more ${withoutOutcome === 1 ? 'lacks' : 'lack'} an outcome in one of them`;
  return `${who} in ${here} against ${there}: ${points(differences.correct)} right, ${points(differences.incorrect)} wrong, ${points(differences.refused)} refused, paired over ${counted(facts, 'fact')} on ${counted(people, 'person', 'people')}${rest}.`;
}

function points({ value, low, high }: Estimate): string {
  const text = (share: number) =>
    `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(1)}`;
  if (value === null) return 'unknown';
  return `${text(value)} points${low === null || high === null ? '' : ` (${text(low)} to ${text(high)})`}`;
}
