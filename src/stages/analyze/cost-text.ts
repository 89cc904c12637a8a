/** What each is worth at the cost that was asked for, best first: the answer to "a wrong answer costs us five". */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { givenPenaltyText, orText } from './number-words.ts';

/** At most this many are named; with more respondents the table has the rest. */
const MOST_NAMED = 4;

/** Worths nearer than this are one. */
const SAME = 1e-6;

/** "At your cost of 5: decline everything (0), owl −6, fox −47 per 100 questions." Declining everything is always named. */
export function costText({ points }: FrontierSection, cost: number, label: (id: string) => string): string {
  const worth = [
    ...points.flatMap(({ respondent, correct, incorrect }) =>
      correct.value === null || incorrect.value === null
        ? []
        : [{ name: label(respondent), worth: 100 * (correct.value - cost * incorrect.value) }],
    ),
    { name: null, worth: 0 },
  ].sort((a, b) => b.worth - a.worth);
  const named = worth.filter(({ name }, place) => place < MOST_NAMED || name === null);
  const [best] = named;
  const alike = named.filter(({ name, worth: value }) => name !== null && best!.worth - value < SAME);
  const others = named.slice(Math.max(1, alike.length));
  const first =
    alike.length === 0
      ? 'decline everything (0)'
      : `choose ${orText(alike.map(({ name }) => name!))} (${worthText(best!.worth)}${alike.length > 1 ? ' each' : ''})`;
  const rest = others.map(({ name, worth: value }) =>
    name === null ? 'declining everything 0' : `${name} ${worthText(value)}`,
  );
  const more = worth.length - named.length;
  return `At your cost of ${givenPenaltyText(cost)}: ${[first, ...rest].join(', ')}${more > 0 ? ` and ${more} more` : ''}, worth in right answers per 100 questions.`;
}

/** A whole number where it tells; below one, a decimal. */
function worthText(value: number): string {
  const text = Math.abs(value).toFixed(Math.abs(value) < 9.5 ? 1 : 0);
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${text}`;
}
