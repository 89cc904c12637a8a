/** What each is worth at the cost that was asked for, best first: the answer to "a wrong answer costs us five". */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { givenPenaltyText, listText, orText } from './number-words.ts';

/** At most this many are named; with more respondents the table has the rest. */
const MOST_NAMED = 4;

/** Worths nearer than this are one. */
const SAME = 1e-6;

/**
 * "At your cost of 5: decline everything, worth 0 right answers per 100 questions." and "Then come owl (−6) and fox (−47)." Only
 * who is best stands behind "choose", and declining everything is always named.
 */
export function costText(
  { points }: FrontierSection,
  cost: number,
  { label, close }: { readonly label: (id: string) => string; readonly close: boolean },
): string[] {
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
  const choice =
    alike.length === 0 ? 'decline everything' : `choose ${orText(alike.map(({ name }) => name!))}`;
  const more = worth.length - named.length;
  const then = [
    ...others.map(({ name, worth: value }) => `${name ?? 'declining everything'} (${worthText(value)})`),
    ...(more > 0 ? [`${more} more`] : []),
  ];
  return [
    `At your cost of ${givenPenaltyText(cost)}: ${choice}, worth ${worthText(best!.worth)} right answers per 100 questions${alike.length > 1 ? ' each' : ''}${close ? ', though too close to call' : ''}.`,
    ...(then.length === 0 ? [] : [`Then ${then.length === 1 ? 'comes' : 'come'} ${listText(then)}.`]),
  ];
}

/** A whole number where it tells; below one, a decimal. */
function worthText(value: number): string {
  if (value === 0) return '0';
  const text = Math.abs(value).toFixed(Math.abs(value) < 9.5 ? 1 : 0);
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${text}`;
}
