/** Who to choose at which cost of a wrong answer, in one sentence. */
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { listText, penaltyText } from './number-words.ts';

/** The hull as a sentence, in order of penalty. */
export function reignsText(hull: FrontierSection['hull'], label: (id: string) => string): string {
  const reigns = hull.filter((reign) => reign.to === null || reign.to > reign.from);
  const who = (competitors: readonly (string | null)[]): string =>
    listText(competitors.flatMap((one) => (one === null ? [] : [label(one)])));
  if (reigns.length === 1) {
    const [only] = reigns;
    return only!.competitors[0] === null
      ? 'Declining everything is best at every cost of a wrong answer.'
      : `At every cost of a wrong answer choose ${who(only!.competitors)}.`;
  }
  const parts = reigns.map((reign, index) => {
    const choice = reign.competitors[0] === null ? 'decline everything' : `choose ${who(reign.competitors)}`;
    if (index === 0)
      return `While a wrong answer costs less than ${penaltyText(reign.to ?? 0)} right ones, ${choice}`;
    if (reign.to === null) return `beyond ${penaltyText(reign.from)} ${choice}`;
    return `from ${penaltyText(reign.from)} to ${penaltyText(reign.to)} ${choice}`;
  });
  return `${parts.join('; ')}.`;
}
