/**
 * A comparison in words. Every better competitor is named, and the penalty beyond which silence beats both: a pair
 * looked at alone can look like a choice where neither should be chosen.
 */
import type { TiePenalty } from '../../core/summary/comparisons.ts';
import { listText, penaltyText } from './number-words.ts';
import type { Contender } from './tie.ts';

/** More competitors than this are counted. */
const MOST_NAMED = 20;

export interface PairSentencesInput {
  readonly first: Contender;
  readonly second: Contender;
  readonly tie: TiePenalty;
  /** All respondents of the same comparison, the two among them. */
  readonly field: readonly Contender[];
  readonly paired: boolean;
  readonly label: (id: string) => string;
}

/** One to four sentences. */
export function pairSentences(input: PairSentencesInput): string[] {
  const { first, second, tie, label } = input;
  const sentences = [ahead(input)];
  const end = Math.max(breakEvenOf(first), breakEvenOf(second));
  if (Number.isFinite(end)) {
    sentences.push(`Beyond L = ${penaltyText(end)} declining everything beats both.`);
  } else {
    const safe = [first, second].filter((one) => one.incorrect === 0).map((one) => label(one.id));
    sentences.push(
      `${listText(safe)} gave no wrong answer here: these data show no penalty beyond which declining everything is better.`,
    );
  }
  const better = input.field
    .filter((one) => one !== first && one !== second && beatsBothUpTo(one, first, second, end))
    .map((one) => label(one.id));
  if (better.length > 0) {
    sentences.push(
      `${namesOf(better)} ${better.length === 1 ? 'beats' : 'beat'} both throughout that range.`,
    );
  }
  if (tie.kind === 'unbounded' && tie.method !== 'none') {
    sentences.push(
      'The data do not tell at which penalty they tie: they may differ too little in wrong answers.',
    );
  }
  return sentences;
}

/** Of many the first ones and how many more: ten thousand names are no sentence. */
function namesOf(better: readonly string[]): string {
  if (better.length <= MOST_NAMED) return listText(better);
  return `${better.slice(0, MOST_NAMED / 2).join(', ')} and ${better.length - MOST_NAMED / 2} more`;
}

function ahead({ first, second, tie, paired, label }: PairSentencesInput): string {
  if (tie.dominant !== null) {
    const other = tie.dominant === first.id ? second.id : first.id;
    return `${label(tie.dominant)} is ahead of ${label(other)} at every penalty${notBeyondChance(tie, paired)}.`;
  }
  if (tie.penalty === null || tie.below === null || tie.above === null) {
    return `${label(first.id)} and ${label(second.id)} have the same rates.`;
  }
  const at = penaltyText(tie.penalty);
  return `${label(tie.below)} is ahead of ${label(tie.above)} below L = ${at}, ${label(tie.above)} above it${doubt(tie, paired)}.`;
}

/** Ahead in both rates is soon said: ten answers in ten thousand do. */
function notBeyondChance({ notExcluded, method, level }: TiePenalty, paired: boolean): string {
  const how = `(${Math.round(100 * level)}%${paired ? '' : ', unpaired'})`;
  if (notExcluded === 'all') return `, though at none beyond chance ${how}`;
  if (notExcluded === 'some') return `, though not beyond chance at all of them ${how}`;
  return method === 'none' ? ' (no interval: the number of questions is not known)' : '';
}

function doubt(tie: TiePenalty, paired: boolean): string {
  const level = Math.round(100 * tie.level);
  const how = paired ? '' : ', unpaired';
  if (tie.kind === 'interval' && tie.low !== null && tie.high !== null) {
    return ` (${level}% interval ${penaltyText(tie.low)} to ${penaltyText(tie.high)}${how})`;
  }
  if (tie.kind === 'complement') {
    return ` (the data allow no finite ${level}% interval${how})`;
  }
  return tie.method === 'none' ? ' (no interval: the number of questions is not known)' : '';
}

/** correct/incorrect: beyond it declining everything is better; infinite without a wrong answer. */
function breakEvenOf(one: Contender): number {
  return one.incorrect === 0 ? Number.POSITIVE_INFINITY : one.correct / one.incorrect;
}

/** Ahead of both at every L in [0, end]: the lead is concave in L, so the two ends decide. */
function beatsBothUpTo(one: Contender, first: Contender, second: Contender, end: number): boolean {
  const lead = (penalty: number): number => {
    const worth = (who: Contender): number => who.correct - penalty * who.incorrect;
    return worth(one) - Math.max(worth(first), worth(second));
  };
  if (!Number.isFinite(end)) return false;
  return lead(0) > 0 && lead(end) > 0;
}
