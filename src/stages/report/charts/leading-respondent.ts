/** Against whom the charts of pairs set the others: whoever is ahead at the penalty at which the report opens. */
import type { Summary } from '../../../core/summary/summary.ts';
import type { Look } from './look.ts';

/** The best respondent at the opening penalty; declining everything is no respondent. */
export function leadingRespondent(summary: Summary, look: Look): string | null {
  let best: { id: string; utility: number } | null = null;
  // On the questions that the choice rests on; without a frontier on whatever each has an outcome for.
  const points =
    summary.frontier?.points ??
    summary.rates.rows.map(({ respondent, estimates }) => ({
      respondent,
      correct: estimates['correct/asked'],
      incorrect: estimates['incorrect/asked'],
    }));
  for (const { respondent, correct, incorrect } of points) {
    if (correct?.value == null || incorrect?.value == null) continue;
    const utility = correct.value - look.penalty * incorrect.value;
    if (best === null || utility > best.utility) best = { id: respondent, utility };
  }
  return best?.id ?? null;
}
