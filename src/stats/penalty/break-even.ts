/**
 * A respondent's break-even: the penalty above which refusing everything would have been better, correct / incorrect.
 * Fieller's set by default, as for ties between respondents; where few answers were incorrect that set is not finite
 * and the odds of Wilson's interval for correct/attempted take its place, which always exist.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval, Why } from '../numeric/interval.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from '../rate/outcome-counts.ts';
import { wilson } from '../rate/wilson.ts';
import { fieller } from './fieller.ts';

export interface BreakEvenOptions {
  /** How the interval is made. @default 'fieller', falling back to 'wilson_odds' where it is not finite */
  readonly method?: 'fieller' | 'log_delta' | 'wilson_odds';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface BreakEven extends Omit<Interval, 'upper'> {
  /** Upper end; null for "no upper limit", which is so where nothing was incorrect. */
  readonly upper: number | null;
  readonly why?: Why;
}

/**
 * correct / incorrect with its interval, from counts of independent questions.
 *
 * Null with `infinite_penalty` where nothing was incorrect: no penalty makes refusing better. `log_delta` is undefined
 * with a count of 0 and falls back as well; `method` names what was used.
 *
 * @throws RangeError if a count is no count
 * @example
 * breakEven({ correct: 192, incorrect: 163, refused: 645 }).estimate; // => 1.177914110429448
 */
export function breakEven(
  counts: OutcomeCounts,
  { method = 'fieller', level = 0.95 }: BreakEvenOptions = {},
): BreakEven {
  checkOutcomeCounts(counts);
  checkLevel(level);
  const { correct, incorrect } = counts;
  const n = asked(counts);
  const estimate = incorrect === 0 ? null : correct / incorrect;
  const shape = { estimate, level, n };
  if (correct + incorrect === 0) {
    return { ...shape, lower: 0, upper: null, method, why: n === 0 ? 'no_questions' : 'no_attempts' };
  }
  const z = normalCritical(level);
  if (method === 'log_delta' && correct > 0 && incorrect > 0) {
    const factor = Math.exp(z * Math.sqrt(1 / correct + 1 / incorrect));
    return { ...shape, lower: estimate! / factor, upper: estimate! * factor, method };
  }
  if (method === 'fieller') {
    const [c, i] = [correct / n, incorrect / n];
    const set = fieller({
      numerator: c,
      denominator: i,
      numeratorVariance: (c * (1 - c)) / n,
      denominatorVariance: (i * (1 - i)) / n,
      covariance: -(c * i) / n,
      critical: z,
    });
    if (set.kind === 'interval' && correct > 0) {
      return { ...shape, lower: Math.max(0, set.lower!), upper: set.upper, method };
    }
  }
  const rate = wilson(correct, correct + incorrect, { level });
  const odds = (share: number) => share / (1 - share);
  const fallBack: BreakEven = {
    ...shape,
    lower: odds(rate.lower!),
    upper: rate.upper === 1 ? null : odds(rate.upper!),
    method: 'wilson_odds',
  };
  if (estimate === null) return { ...fallBack, why: 'infinite_penalty' };
  return method === 'wilson_odds' ? fallBack : { ...fallBack, why: 'few_events' };
}
