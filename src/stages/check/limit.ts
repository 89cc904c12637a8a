/**
 * A limit as people write it: `incorrect/attempted=0.30`, with the hold of this one limit behind a colon
 * (`correct/asked=0.40:value`). The metric names its denominator, so "hallucination rate" is refused.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { METRICS } from '../../core/metric.ts';
import { HOLDS, type Hold } from './check-result.ts';

export interface Limit {
  readonly metric: string;
  readonly bound: 'max' | 'min';
  readonly limit: number;
  readonly hold: Hold;
}

/** @throws ClosedbookError `usage` naming the metrics there are. */
export function parseLimit(text: string, bound: 'max' | 'min', hold: Hold): Limit {
  const match = /^([^=]+)=([^:]+)(?::(.+))?$/.exec(text.trim());
  const limit = Number(match?.[2]);
  if (match === null || match[2]!.trim() === '' || !Number.isFinite(limit)) {
    throw new ClosedbookError('usage', `expected --${bound} metric=number, got "${text}"`, {
      hint: `For example --${bound} incorrect/attempted=0.30, or with its own hold: correct/asked=0.4:value.`,
    });
  }
  const metric = match[1]!.trim();
  if (!isMetric(metric)) {
    throw new ClosedbookError('usage', `there is no metric "${metric}"`, {
      hint: `Name one of: ${Object.keys(METRICS).join(', ')}, utility@L, break-even.`,
    });
  }
  if (metric.includes('/') && (limit < 0 || limit > 1)) {
    throw new ClosedbookError('usage', `${metric} is a share between 0 and 1, got ${limit}`, {
      hint: `30 % is written ${metric}=0.30.`,
    });
  }
  return { metric, bound, limit, hold: match[3] === undefined ? hold : parseHold(match[3]) };
}

/** @throws ClosedbookError `usage`. */
export function parseHold(text: string): Hold {
  const hold = HOLDS.find((one) => one === text.trim());
  if (hold === undefined) {
    throw new ClosedbookError('usage', `expected whole, value or any, got "${text}"`);
  }
  return hold;
}

/** The penalty of `utility@L`, or null. */
export function penaltyOf(metric: string): number | null {
  const match = /^utility@(\d+(?:\.\d+)?)$/.exec(metric);
  return match === null ? null : Number(match[1]);
}

function isMetric(metric: string): boolean {
  return metric in METRICS || metric === 'break-even' || penaltyOf(metric) !== null;
}
