/**
 * Numbers as people read them. Written out by hand instead of with Intl, whose output follows the ICU version of
 * the machine: two renderings of one summary must be the same bytes everywhere.
 */
import type { Estimate } from '../../../core/estimate.ts';

const MINUS = '−';
const NARROW_SPACE = '\u202f';

/** `1,234,567`. */
export function count(value: number): string {
  const [whole, fraction] = String(Math.abs(round(value, 1))).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A fixed number of decimals, with a true minus; never `−0.0`. */
export function fixed(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

/** A share in per cent: `19.2%`. Decimals follow n: below 100 questions a decimal would pretend. */
export function percent(
  share: number,
  options: { readonly n?: number | null; readonly sign?: boolean } = {},
): string {
  const decimals = options.n !== null && options.n !== undefined && options.n < 100 ? 0 : 1;
  const text = fixed(share * 100, decimals);
  return `${options.sign === true && share > 0 ? '+' : ''}${text}%`;
}

/** A penalty or a ratio: two decimals below 10, one below 100, none above. */
export function penaltyText(penalty: number): string {
  if (Number.isInteger(penalty)) return count(penalty);
  return fixed(penalty, penalty < 10 ? 2 : penalty < 100 ? 1 : 0);
}

/** Confidence that makes answering pay at penalty L: L/(1+L). */
export function threshold(penalty: number): number {
  return penalty / (1 + penalty);
}

/** How a metric is written: shares in per cent, everything else as a plain number. */
export type NumberKind = 'share' | 'difference' | 'utility' | 'plain' | 'ratio';

/** The kind of a metric by its id. */
export function numberKind(metric: string): NumberKind {
  // Right answers a dollar are of no hundred questions.
  if (metric.endsWith(' per USD')) return 'plain';
  if (metric.startsWith('utility@')) return 'utility';
  if (metric === 'break-even' || metric.endsWith('pays-above')) return 'ratio';
  if (metric.startsWith('spread over wordings') || metric.startsWith('difference of ')) return 'difference';
  if (metric.includes('/') || metric === 'f-score') return 'share';
  return 'plain';
}

/**
 * Utility as worth per 100 questions, wherever people read it; JSON and CSV keep it per question, as they keep shares
 * in [0, 1].
 */
export function worthText(utility: number): string {
  return fixed(utility * 100, 1);
}

/** One number of the given kind. */
export function numberText(value: number, kind: NumberKind, n: number | null = null): string {
  switch (kind) {
    case 'share':
      return percent(value, { n });
    case 'difference':
      return `${fixed(value * 100, 1)}${NARROW_SPACE}pp`;
    case 'utility':
      return worthText(value);
    case 'ratio':
      return penaltyText(value);
    case 'plain':
      return fixed(value, 3);
  }
}

/** The value of an estimate, or a dash: an undefined number is never a zero. */
export function valueText(estimate: Estimate | undefined, kind?: NumberKind): string {
  if (estimate === undefined || estimate.value === null) return '–';
  return numberText(estimate.value, kind ?? numberKind(estimate.metric), estimate.n);
}

/** `16.9–21.8`, empty where there is no interval. Units stand with the value only. */
export function intervalText(estimate: Estimate | undefined, kind?: NumberKind): string {
  if (estimate === undefined || estimate.low === null || estimate.high === null) return '';
  const asKind = kind ?? numberKind(estimate.metric);
  const low = bare(estimate.low, asKind, estimate.n);
  const high = bare(estimate.high, asKind, estimate.n);
  return low.startsWith(MINUS) || high.startsWith(MINUS) ? `${low} to ${high}` : `${low}–${high}`;
}

function bare(value: number, kind: NumberKind, n: number | null): string {
  return numberText(value, kind, n).replace(/(%|\u202fpp)$/, '');
}

/** To `digits` significant places, so that specs and goldens do not depend on the last bit of a sum. */
export function significant(value: number, digits = 6): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** Milliseconds as `840 ms` or `3.2 s`. */
export function durationText(milliseconds: number): string {
  return milliseconds < 1000
    ? `${fixed(milliseconds, 0)}${NARROW_SPACE}ms`
    : `${fixed(milliseconds / 1000, 1)}${NARROW_SPACE}s`;
}

/** US dollars with as many places as the amount needs. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0';
  const decimals = amount >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(amount)));
  return `$${fixed(amount, decimals)}`;
}
