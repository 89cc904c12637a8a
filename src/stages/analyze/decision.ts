/**
 * "Which one, at what cost of a wrong answer", in words. The headline follows the hull, or begins with the cost that was
 * asked for; it says itself where the choice is too close to call, or hangs on replies that nobody graded. The sentences
 * add the interval of every penalty at which the headline changes its choice, and ties of others as far as there is room.
 */
import { basisWords } from '../../core/choice-basis.ts';
import { counted, grouped } from '../../core/counted.ts';
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { closeCall, sureSentence } from './choice-doubt.ts';
import { costText } from './cost-text.ts';
import { givenPenaltyText, listText, penaltyText } from './number-words.ts';
import { FEWEST_QUESTIONS } from './probability-best.ts';
import { reignsText } from './reigns-text.ts';
import type { Stretch, UngradedChoice } from './ungraded-choice.ts';
import { whatWouldTell } from './what-would-tell.ts';

export interface Decision {
  readonly headline: string;
  /** The headline by sentences, first what it comes to: forms set the first in larger letters. */
  readonly parts?: string[];
  readonly sentences: string[];
  readonly ungraded?: UngradedChoice;
}

export interface DecisionOptions {
  readonly label: (id: string) => string;
  /** Penalty L at which the doubt is told. */
  readonly penalty: number;
  /** A cost that was asked for leads the headline; null where none was. @default null */
  readonly cost?: number | null;
  /** How the choice hangs on replies without a grade, where it does. */
  readonly ungraded?: UngradedChoice | undefined;
  /** At which penalties it does. @default nowhere */
  readonly open?: readonly Stretch[] | undefined;
  /** The command that grades them. @default not said */
  readonly gradeWith?: string | undefined;
}

/** At most this many comparisons are told beside the headline, unless it changes its choice more often. */
const MOST_PAIRS = 3;

/** The decision from the frontier of one question set; comparisons with others than its points are not told. */
export function decisionOf(
  frontier: FrontierSection | undefined,
  comparisons: readonly Comparison[],
  options: DecisionOptions,
): Decision {
  if (frontier === undefined) {
    return {
      headline:
        'Nothing can be concluded: no respondent has a rate of right answers and one of wrong answers.',
      sentences: [],
    };
  }
  const { label, penalty, cost = null, ungraded, open = [] } = options;
  const present = new Set(frontier.points.map(({ respondent }) => respondent));
  const pairs = comparisons.filter(({ a, b }) => present.has(a) && present.has(b));
  const few = tooFew(frontier);
  const told = reignsText(frontier.rungs ?? frontier.hull, label, {
    modelCurves: frontier.modelCurves,
    all: frontier.points.length,
    highest: frontier.penalties.at(-1),
  });
  const ranges = few.length === 0 ? told : `By the rates alone: ${lowerFirst(told, frontier, label)}`;
  const who = (id: string | null): string => (id === null ? 'declining everything' : label(id));
  const close = closeCall(frontier, penalty, who);
  const atCost = cost === null ? [] : costText(frontier, cost, { label, close: close !== '' });
  const doubt = [
    ...openSentence(open, ungraded !== undefined),
    ...withoutIntervals(frontier),
    ...whatWouldTell(frontier, pairs, { penalty, who }),
    ...sureSentence(frontier, penalty, who),
    ...choiceDoubt(frontier, pairs, label),
  ];
  const graded = [...(close === '' ? [] : [close]), ...few, ...atCost, ranges];
  if (ungraded !== undefined) {
    const [first, ...others] = graded;
    const parts = undecidedParts(ungraded, options);
    return {
      headline: parts.join(' '),
      parts,
      ungraded,
      sentences: [
        `${basisWords(frontier.base !== undefined)}: ${lowerFirst(first!, frontier, label)}`,
        ...others,
        ...doubt,
      ],
    };
  }
  // What somebody asked for stands above; the ranges of all penalties are the second line then.
  const led = cost === null ? graded : graded.slice(0, -1);
  return { headline: led.join(' '), parts: led, sentences: [...(cost === null ? [] : [ranges]), ...doubt] };
}

/** Where the replies without a grade could change the choice, also beside the cost that the headline speaks of. */
function openSentence(open: readonly Stretch[], here: boolean): string[] {
  if (open.length === 0) return [];
  const stretches = open.map(({ from, to }) =>
    to === null
      ? from === 0
        ? 'at any cost of a wrong answer'
        : `from L = ${givenPenaltyText(from)} on`
      : from === to
        ? `at L = ${givenPenaltyText(from)}`
        : `from L = ${givenPenaltyText(from)} to ${givenPenaltyText(to)}`,
  );
  return [
    `Replies without a grade could change who is best ${listText(stretches)}${here ? '' : ', but not at the cost spoken of above'}.`,
  ];
}

/** Whose replies have no grade, what changes if they count, and how to grade them. */
function undecidedParts(
  { respondent, ungraded, replies, counted, against, best }: UngradedChoice,
  { label, gradeWith, penalty }: DecisionOptions,
): string[] {
  const have = ungraded === 1 ? 'has' : 'have';
  const then = best === null ? 'declining everything' : label(best);
  const they = ungraded === 1 ? 'it is' : 'they are';
  const other =
    against === null ? '' : ` and those of ${label(against)} ${counted === 'wrong' ? 'right' : 'wrong'}`;
  return [
    `Not decided: ${grouped(ungraded)} of ${grouped(replies)} answers of ${label(respondent)} ${have} no grade; if ${they} ${counted}${other}, ${then} is best at L = ${givenPenaltyText(penalty)}.`,
    ...(gradeWith === undefined ? [] : [`Grade them: ${gradeWith}`]),
  ];
}

/** A sentence of ours goes on in small letters; one that begins with somebody's name keeps it. */
function lowerFirst(text: string, { points }: FrontierSection, label: (id: string) => string): string {
  return points.some(({ respondent }) => text.startsWith(label(respondent)))
    ? text
    : `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

/** Without resamples nothing says how sure a choice is, and the rates of a handful of questions read like a finding. */
function tooFew({ probabilityBest, points }: FrontierSection): string[] {
  const sizes = points.flatMap(({ correct: { n, method } }) =>
    n === null || method.startsWith('betting') ? [] : [n],
  );
  const least = Math.min(...sizes);
  if (probabilityBest !== null || sizes.length === 0 || least >= FEWEST_QUESTIONS) return [];
  return [
    `How sure a choice is cannot be told: ${counted(least, 'question')}, and resamples take ${FEWEST_QUESTIONS}.`,
  ];
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
  // Without a wrong answer a choice looks surest and is known least: that comes first, as terminals show two.
  const safe = noWrongAnswer(frontier, label);
  return [
    ...safe,
    ...neighbours.map((pair) => pair.sentences[0]!),
    ...(safe.length === 0 ? lastBreakEven(frontier, label) : []),
    ...others.slice(0, Math.max(0, MOST_PAIRS - neighbours.length)).map((pair) => pair.sentences.join(' ')),
  ];
}

/** The pairs that take turns in the headline, in its order. */
function neighboursOf({ hull, rungs }: FrontierSection, comparisons: readonly Comparison[]): Comparison[] {
  const reigns = (rungs ?? hull).filter((reign) => reign.to === null || reign.to > reign.from);
  const turns = reigns.slice(1).flatMap((reign, place) => {
    const before = reigns[place]!.competitors;
    const b = reign.competitors[0];
    // An open rung may have the next one's as its likeliest: then its second is who takes turns with it.
    const a = before[0] === b ? before[1] : before[0];
    return (
      comparisons.find(
        (pair) =>
          pair.tie.penalty !== null && ((pair.a === a && pair.b === b) || (pair.a === b && pair.b === a)),
      ) ?? []
    );
  });
  // Two that share a rung take turns at both its ends.
  return [...new Set(turns)];
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

/** None seen is not none to come: the break-even has no value then, and its lower end is what is known. */
function noWrongAnswer({ hull, points }: FrontierSection, label: (id: string) => string): string[] {
  const last = points.find(({ respondent }) => respondent === hull.at(-1)?.competitors[0]);
  if (last?.incorrect.value !== 0) return [];
  const { respondent, incorrect, breakEven } = last;
  if (incorrect.n === null || !incorrect.high || !breakEven.low) return [];
  return [
    `${label(respondent)} gave no wrong answer in ${counted(incorrect.n, 'reply', 'replies')}, which leaves up to ${shareOf(incorrect.high)} open (${Math.round(100 * incorrect.level)}% interval): it is known to be worth more than declining everything up to L = ${penaltyText(breakEven.low)}, and not how far beyond.`,
  ];
}

function shareOf(share: number): string {
  const percent = 100 * share;
  return `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
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
