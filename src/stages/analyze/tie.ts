/**
 * The penalty at which two respondents tie, as the summary keeps it: who is ahead below and above, how sure that is,
 * and what both are worth there, for a tie below zero is settled by declining everything.
 */
import type { TiePenalty } from '../../core/summary/comparisons.ts';
import type { Tally } from '../../core/tally.ts';
import { tiePenaltyOfSums } from '../../stats/penalty/tie-penalty.ts';
import { tiePenaltyUnpaired } from '../../stats/penalty/tie-penalty-unpaired.ts';
import type { PairTally } from './pair-tally.ts';

export interface Contender {
  readonly id: string;
  /** correct/asked and incorrect/asked on the questions compared. */
  readonly correct: number;
  readonly incorrect: number;
}

/** From answers to shared questions. */
export function pairedTie(pair: PairTally, first: Contender, second: Contender, level: number): TiePenalty {
  const set = tiePenaltyOfSums(pair, { level });
  return tieOf(set, pair.simple ? 'paired-fieller' : 'paired-cluster-fieller', [first, second], level);
}

/** From two tallies alone; pairing unknown, treated as independent. */
export function unpairedTie(
  tallies: readonly [Tally, Tally],
  first: Contender,
  second: Contender,
  level: number,
): TiePenalty {
  return tieOf(
    tiePenaltyUnpaired(tallies[0], tallies[1], { level }),
    'unpaired-fieller',
    [first, second],
    level,
  );
}

/** Without n: the crossing of two points, and no interval. */
export function pointTie(first: Contender, second: Contender, level: number): TiePenalty {
  const estimate =
    first.incorrect === second.incorrect
      ? null
      : (first.correct - second.correct) / (first.incorrect - second.incorrect);
  return tieOf({ estimate, kind: 'unbounded', lower: null, upper: null }, 'none', [first, second], level);
}

interface PenaltySet {
  readonly estimate: number | null;
  readonly kind: 'interval' | 'complement' | 'unbounded';
  readonly lower: number | null;
  readonly upper: number | null;
}

function tieOf(
  set: PenaltySet,
  method: string,
  [first, second]: readonly [Contender, Contender],
  level: number,
): TiePenalty {
  const dominant = dominantOf(first, second);
  if (dominant !== undefined || set.estimate === null || set.estimate < 0) {
    return {
      penalty: null,
      kind: 'none',
      // The set still says how far the data are from a tie at some penalty.
      low: set.lower,
      high: set.upper,
      method,
      level,
      below: null,
      above: null,
      dominant: dominant ?? null,
      ...(dominant === undefined || method === 'none' ? {} : { notExcluded: notExcluded(set) }),
      utilityAtTie: null,
    };
  }
  const bolder = first.incorrect > second.incorrect ? first : second;
  const careful = bolder === first ? second : first;
  return {
    penalty: set.estimate,
    kind: set.kind,
    low: set.lower === null ? null : Math.max(0, set.lower),
    high: set.upper,
    method,
    level,
    below: bolder.id,
    above: careful.id,
    dominant: null,
    utilityAtTie: bolder.correct - set.estimate * bolder.incorrect,
  };
}

/** At how many penalties of 0 and more a tie is within the level. */
function notExcluded({ kind, lower, upper }: PenaltySet): 'none' | 'some' | 'all' {
  if (kind === 'unbounded') return 'all';
  if (kind === 'interval') {
    if (upper !== null && upper < 0) return 'none';
    return (lower === null || lower <= 0) && upper === null ? 'all' : 'some';
  }
  // Everything outside of a stretch: all of it where the stretch lies below 0.
  return upper === null || upper > 0 ? 'some' : 'all';
}

/** The one that is at least as good on both axes and better on one; undefined when neither is. */
function dominantOf(first: Contender, second: Contender): string | undefined {
  const beats = (a: Contender, b: Contender): boolean =>
    a.correct >= b.correct &&
    a.incorrect <= b.incorrect &&
    (a.correct > b.correct || a.incorrect < b.incorrect);
  if (beats(first, second)) return first.id;
  return beats(second, first) ? second.id : undefined;
}
