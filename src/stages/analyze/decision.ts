/**
 * "Which one, at what cost of a wrong answer", in words. The headline follows the hull; the sentences add the ties
 * between careful and bold respondents, because that is the choice people come with.
 */
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { disjointCaution, disjointPairs } from './disjoint-pairs.ts';
import { reignsText } from './reigns-text.ts';

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
    headline: reignsText(frontier.hull, label),
    sentences: [
      ...disjointCaution(disjointPairs(frontier, comparisons)),
      ...doubtSentences(frontier),
      ...pairSentencesOfInterest(comparisons),
    ],
  };
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
    .filter(
      ({ tie, shared }) =>
        shared !== 0 && tie.penalty !== null && tie.utilityAtTie !== null && tie.utilityAtTie > 0,
    )
    .sort((a, b) => (b.tie.penalty ?? 0) - (a.tie.penalty ?? 0))
    .slice(0, MOST_PAIRS)
    .map((comparison) => comparison.sentences.join(' '));
}
