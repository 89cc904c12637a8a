/**
 * "Which one, at what cost of a wrong answer", in words. The headline follows the hull; the sentences add its doubt: how
 * often the choice comes out best over resamples, and the interval of every penalty at which the headline changes its
 * choice. Other ties between careful and bold respondents follow, as far as there is room.
 */
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { penaltyText } from './number-words.ts';
import { reignsText } from './reigns-text.ts';

export interface Decision {
  readonly headline: string;
  readonly sentences: string[];
}

/** At most this many comparisons are told beside the headline, unless it changes its choice more often. */
const MOST_PAIRS = 3;

/** The decision from the frontier of one question set; comparisons with others than its points are not told. */
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
  const present = new Set(frontier.points.map(({ respondent }) => respondent));
  const pairs = comparisons.filter(({ a, b }) => present.has(a) && present.has(b));
  return {
    headline: reignsText(frontier.hull, label),
    sentences: [...withoutIntervals(frontier), ...choiceDoubt(frontier, pairs, label)],
  };
}

function withoutIntervals(frontier: FrontierSection): string[] {
  const unknown = frontier.points.filter((point) => point.correct.low === null).length;
  // A published table without n has its own warning; here a single cluster or no outcome is the reason.
  if (unknown === 0 || !frontier.paired) return [];
  return [`${unknown} of ${frontier.points.length} points ${unknown === 1 ? 'has' : 'have'} no interval.`];
}

function choiceDoubt(
  frontier: FrontierSection,
  comparisons: readonly Comparison[],
  label: (id: string) => string,
): string[] {
  const neighbours = neighboursOf(frontier, comparisons);
  const others = pairsOfInterest(comparisons).filter((pair) => !neighbours.includes(pair));
  return [
    ...bestAt(frontier, label),
    ...neighbours.map((pair) => pair.sentences[0]),
    ...lastBreakEven(frontier, label),
    ...others.slice(0, Math.max(0, MOST_PAIRS - neighbours.length)).map((pair) => pair.sentences.join(' ')),
  ];
}

/** The penalty of the sentence about resamples: a wrong answer undoes one right answer. */
const EVEN = 1;

function bestAt({ penalties, probabilityBest }: FrontierSection, label: (id: string) => string): string[] {
  const at = penalties.indexOf(EVEN);
  if (probabilityBest === null || at === -1) return [];
  const [first, second] = [...probabilityBest.rows].sort((a, b) => b.probabilities[at] - a.probabilities[at]);
  if (first === undefined || second === undefined) return [];
  const who = (id: string | null) => (id === null ? 'declining everything' : label(id));
  const share = (row: typeof first) => {
    const percent = 100 * row.probabilities[at];
    return percent > 99 && percent < 100 ? 'more than 99%' : `${Math.round(percent)}%`;
  };
  const best = `Over resamples of the questions, ${who(first.respondent)} is best at L = ${EVEN} in ${share(first)}`;
  if (first.probabilities[at] >= SURE) return [`${best}.`];
  const open = first.probabilities[at] < 0.5 ? ': the data leave this choice open' : '';
  return [`${best}, ${who(second.respondent)} in ${share(second)}${open}.`];
}

/** From here on the runner-up is not worth a word. */
const SURE = 0.975;

/** The pairs that take turns in the headline, in its order. */
function neighboursOf({ hull }: FrontierSection, comparisons: readonly Comparison[]): Comparison[] {
  const reigns = hull.filter((reign) => reign.to === null || reign.to > reign.from);
  return reigns.slice(1).flatMap((reign, place) => {
    const [a, b] = [reigns[place].competitors[0], reign.competitors[0]];
    return (
      comparisons.find(
        (pair) =>
          pair.tie.penalty !== null && ((pair.a === a && pair.b === b) || (pair.a === b && pair.b === a)),
      ) ?? []
    );
  });
}

/** How far the penalty is known beyond which declining everything is best. */
function lastBreakEven({ hull, points }: FrontierSection, label: (id: string) => string): string[] {
  const last = hull.at(-1);
  const before = hull.at(-2)?.competitors[0];
  if (last?.competitors[0] !== null || before == null) return [];
  const { value, low, high, level } =
    points.find((point) => point.respondent === before)?.breakEven ?? NO_INTERVAL;
  if (value === null || low === null || high === null) return [];
  return [
    `${label(before)} is worth more than declining everything up to L = ${penaltyText(value)} (${Math.round(100 * level)}% interval ${penaltyText(low)} to ${penaltyText(high)}).`,
  ];
}

const NO_INTERVAL = { value: null, low: null, high: null, level: 0 };

/** Ties at which somebody is still worth more than silence: there the penalty decides between the two. */
function pairsOfInterest(comparisons: readonly Comparison[]): Comparison[] {
  return comparisons
    .filter(
      ({ tie, shared }) =>
        shared !== 0 && tie.penalty !== null && tie.utilityAtTie !== null && tie.utilityAtTie > 0,
    )
    .sort((a, b) => (b.tie.penalty ?? 0) - (a.tie.penalty ?? 0));
}
