/** A check in words: the same sentence in the terminal, in JUnit and in annotations. */
import type { Estimate } from '../../core/estimate.ts';
import type { CheckResult } from './check-result.ts';

/** `incorrect/attempted at most 0.3 (whole interval)`. */
export function checkName({ kind, metric, bound, limit, hold, against }: CheckResult): string {
  const held = { whole: 'whole interval', value: 'the value', any: 'unless proven otherwise' }[hold];
  if (kind === 'regression') {
    const margin = limit === 0 ? '' : ` by more than ${Math.abs(limit)}`;
    return `${metric} not worse than ${against}${margin} (${held})`;
  }
  return `${metric} ${bound === 'max' ? 'at most' : 'at least'} ${limit} (${held})`;
}

/** What was found, with the interval it rests on, and what follows. */
export function checkSentence(result: CheckResult): string {
  const { kind, estimate, verdict, note } = result;
  const found =
    verdict === 'undefined'
      ? `no number: ${note ?? 'undefined'}`
      : `${kind === 'regression' ? 'difference ' : ''}${interval(estimate, kind === 'regression')}`;
  const why = {
    kept: 'the whole interval keeps it',
    broken: 'the whole interval breaks it',
    open: 'the interval does not settle it',
    undefined: 'a number that does not exist passes no check',
  }[verdict];
  const how = kind === 'regression' && verdict !== 'undefined' && note !== undefined ? ` (${note})` : '';
  return `${checkName(result)}: ${found}; ${why}${how}`;
}

/** `0.412 (0.371 to 0.455, 206/500)`. */
export function interval(estimate: Estimate | null, signed = false): string {
  if (estimate?.value == null) return 'undefined';
  const { value, low, high, numerator, denominator } = estimate;
  const counts =
    !signed && numerator !== null && denominator !== null
      ? `${low === null ? '' : ', '}${round(numerator)}/${round(denominator)}`
      : '';
  const ends = low === null || high === null ? '' : `${decimals(low, signed)} to ${decimals(high, signed)}`;
  const inside = `${ends}${counts}`;
  return `${decimals(value, signed)}${inside === '' ? '' : ` (${inside})`}`;
}

function decimals(value: number, signed: boolean): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const text = Math.abs(value).toFixed(3);
  const minus = value < 0 && Number(text) !== 0;
  return `${minus ? '−' : signed && Number(text) !== 0 ? '+' : ''}${text}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
