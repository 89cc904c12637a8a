/**
 * The decision over question sets: within one set the usual choice, between several none. Where nobody has enough
 * outcomes the headline says so instead of naming whoever happened to be right three times.
 */
import { counted } from '../../core/counted.ts';
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { type Decision, type DecisionOptions, decisionOf } from './decision.ts';
import { penaltyText } from './number-words.ts';
import { FEWEST_OUTCOMES, type Field, isChoosable, NEARLY_ALL, type QuestionSet } from './question-sets.ts';
import type { Stretch, UngradedChoice } from './ungraded-choice.ts';

export interface SetDecisionOptions extends Omit<DecisionOptions, 'ungraded' | 'open'> {
  /** One frontier a set, in the order of the sets; those beyond the ones told may be absent. */
  readonly frontiers: readonly (FrontierSection | undefined)[];
  readonly comparisons: readonly Comparison[];
  /** How the choice of each set hangs on replies without a grade, in the order of the sets. */
  readonly ungraded: readonly (UngradedChoice | undefined)[];
  /** At which penalties it does, in the same order. */
  readonly open: readonly (readonly Stretch[])[];
}

/** At most this many sets are told. */
export const MOST_SETS = 3;

export function setDecisions(field: Field, options: SetDecisionOptions): Decision {
  const { frontiers, comparisons } = options;
  const { sets, leftOut, conclusive } = field;
  if (sets.length === 0)
    return decisionOf(undefined, comparisons, { ...options, ungraded: undefined, open: undefined });
  if (!conclusive) {
    return {
      headline: `Nothing can be concluded: no respondent has an outcome on ${FEWEST_OUTCOMES} questions or more.`,
      sentences: [],
    };
  }
  const absent = leftOutSentences(leftOut.length);
  if (sets.length === 1) {
    if (!isChoosable(sets[0]!)) return { headline: fewShared(sets[0]!, options), sentences: absent };
    const decision = decisionOf(frontiers[0], comparisons, {
      ...options,
      ungraded: options.ungraded[0],
      open: options.open[0],
    });
    return { ...decision, sentences: [...absent, ...decision.sentences] };
  }
  const respondents = sets.reduce((sum, set) => sum + set.members.length, 0);
  const told = sets.slice(0, MOST_SETS).flatMap((set, place) =>
    setSentence(set, {
      ...options,
      frontier: frontiers[place],
      ungraded: options.ungraded[place],
      open: options.open[place],
    }),
  );
  const untold = sets.length - told.length;
  return {
    headline: [
      `The ${respondents} respondents answered ${sets.length} different question sets: no choice is made between sets.`,
      ...absent,
    ].join(' '),
    sentences: [
      ...told,
      ...(untold > 0 ? [`${untold} more ${untold === 1 ? 'set is' : 'sets are'} not told here.`] : []),
      `Respondents are of one set where they share at least ${Math.round(100 * NEARLY_ALL)}% of their questions.`,
    ],
  };
}

/** What a reader must know of a frontier that does not hold every respondent with enough outcomes. */
export function frontierWarnings({ sets, conclusive }: Field): string[] {
  if (sets.length < 2 || !conclusive || sets[0]!.members.length < 2) return [];
  const { members, questions } = sets[0]!;
  return [
    `The frontier holds the ${counted(members.length, 'respondent')} of the largest question set (${counted(questions, 'question')}) only.`,
  ];
}

function leftOutSentences(count: number): string[] {
  if (count === 0) return [];
  const who = count === 1 ? '1 more respondent is' : `${count} more respondents are`;
  return [
    `${who} left out: fewer than ${FEWEST_OUTCOMES} questions with an outcome, or than half of those asked.`,
  ];
}

/** Everyone has outcomes, on different questions. */
function fewShared(
  { members, graded }: QuestionSet,
  { gradeWith }: Pick<DecisionOptions, 'gradeWith'>,
): string {
  const which = graded === 1 ? 'question has' : 'questions have';
  const how = gradeWith === undefined ? '' : ` Grade the rest: ${gradeWith}`;
  return `Not decided: only ${graded} ${which} an outcome of all ${members.length} respondents.${how}`;
}

interface SetOptions extends DecisionOptions {
  readonly frontier: FrontierSection | undefined;
}

function setSentence(set: QuestionSet, { frontier, ...options }: SetOptions): string[] {
  const { members, questions, identical } = set;
  const { label } = options;
  if (frontier === undefined) return [];
  const [point] = frontier.points;
  const size = `${questions} question${questions === 1 ? '' : 's'}`;
  if (members.length === 1) {
    const hangs = options.ungraded === undefined ? '' : '; replies without a grade can change that';
    return [`${label(point!.respondent)} alone (${size}) ${againstSilence(frontier)}${hangs}.`];
  }
  const text = isChoosable(set)
    ? decisionOf(frontier, [], { ...options, gradeWith: undefined }).headline
    : fewShared(set, { ...options, gradeWith: undefined });
  const which = identical
    ? `asked the same ${size}`
    : `asked nearly the same questions (${questions} in common)`;
  return [`Of the ${members.length} respondents ${which}: ${text.slice(0, 1).toLowerCase()}${text.slice(1)}`];
}

/** A respondent that nobody can be compared with still competes with declining everything. */
function againstSilence({ points }: FrontierSection): string {
  const { breakEven, correct, incorrect } = points[0]!;
  if (incorrect.value === 0) {
    return correct.value === 0 ? 'answered nothing right or wrong' : 'gave no wrong answer';
  }
  if (correct.value === 0) return 'is worth no more than declining everything at any cost of a wrong answer';
  const { value, low, high, level } = breakEven;
  if (value === null) return 'cannot be weighed against declining everything';
  const doubt =
    low === null || high === null
      ? ''
      : ` (${Math.round(100 * level)}% interval ${penaltyText(low)} to ${penaltyText(high)})`;
  return `is worth more than declining everything up to L = ${penaltyText(value)}${doubt}`;
}
