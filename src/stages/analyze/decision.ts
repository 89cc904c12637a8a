/**
 * "Which one, at what cost of a wrong answer", in words. The headline follows the hull; the sentences add the ties
 * between careful and bold respondents, because that is the choice people come with.
 */
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { listText, penaltyText } from './number-words.ts';

export interface Decision {
  readonly headline: string;
  readonly sentences: string[];
}

/** At most this many comparisons are told in the first screen; the rest stand in their section. */
const MOST_PAIRS = 3;

/** The decision from frontier and comparisons. */
export function decisionOf(
  frontier: FrontierSection | undefined,
  comparisons: readonly Comparison[],
  label: (id: string) => string,
): Decision {
  if (frontier === undefined) {
    return {
      headline: 'No respondent has both a rate of correct and a rate of incorrect answers.',
      sentences: [],
    };
  }
  return {
    headline: headline(frontier, label),
    sentences: [...doubtSentences(frontier), ...pairSentencesOfInterest(comparisons)],
  };
}

function headline(frontier: FrontierSection, label: (id: string) => string): string {
  const reigns = frontier.hull.filter((reign) => reign.to === null || reign.to > reign.from);
  const who = (competitors: readonly (string | null)[]): string =>
    listText(competitors.flatMap((one) => (one === null ? [] : [label(one)])));
  if (reigns.length === 1) {
    const [only] = reigns;
    return only.competitors[0] === null
      ? 'Declining everything is best at every cost of a wrong answer.'
      : `At every cost of a wrong answer choose ${who(only.competitors)}.`;
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

function doubtSentences(frontier: FrontierSection): string[] {
  const unknown = frontier.points.filter((point) => point.correct.low === null).length;
  if (unknown === 0)
    return frontier.paired ? [] : ['Pairing is unknown, so differences are treated as independent.'];
  return [
    `${unknown} of ${frontier.points.length} points have no interval: the number of questions is not printed.`,
  ];
}

/** Ties at which somebody is still worth more than silence: there the penalty decides between the two. */
function pairSentencesOfInterest(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(({ tie }) => tie.penalty !== null && tie.utilityAtTie !== null && tie.utilityAtTie > 0)
    .sort((a, b) => (b.tie.penalty ?? 0) - (a.tie.penalty ?? 0))
    .slice(0, MOST_PAIRS)
    .map((comparison) => comparison.sentences.join(' '));
}
