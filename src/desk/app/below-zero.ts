/** Numbers that may lie below zero: with a true minus, which a hyphen before digits is not, and never `−0.00`. */

const MINUS = '−';

/** `0.41`, `−0.12`. */
export function fixed(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

/** `+1.5`, `−0.3`, `0`: at most two decimals. */
export function signed(value: number): string {
  return value
    .toLocaleString('en', { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
    .replace('-', MINUS);
}
