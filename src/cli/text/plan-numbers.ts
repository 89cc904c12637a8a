/** Numbers of a plan as it says them: three significant digits, for it rests on guesses. */
import { grouped } from '../../core/counted.ts';

/** A share as points out of a hundred. */
export function points(share: number): string {
  const text = number(100 * share);
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

export function percent(share: number): string {
  return `${number(100 * share)} %`;
}

/** Three significant digits, without trailing zeros. */
export function number(value: number): string {
  return Math.abs(value) >= 1000
    ? grouped(Math.round(value))
    : String(Number(value.toPrecision(3))).replace('-', '−');
}
