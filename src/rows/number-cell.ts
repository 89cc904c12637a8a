/**
 * A number as people write it into a cell: a sign of either kind, a decimal comma, a per cent sign. One comma alone is a
 * decimal comma ("0,85"); where both marks stand, the last one separates the decimals.
 */

export interface NumberCell {
  readonly value: number;
  /** Written with a per cent sign; the value is as written, not divided. */
  readonly percent: boolean;
}

/** Null for a blank cell and for what is no number. */
export function numberCell(cell: unknown): NumberCell | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, percent: false } : null;
  if (typeof cell !== 'string' || !/\d/.test(cell)) return null;
  const match = /^([+-]?)(\d[\d.,\s\u00a0\u202f']*|[.,]\d+)(e[+-]?\d+)?\s*([%％])?$/i.exec(
    cell.trim().replace(/[−–]/g, '-').replace(/^'/, ''),
  );
  if (match === null) return null;
  const [, sign = '', digits = '', exponent = '', percent] = match;
  const plain = plainDigits(digits.replace(/[\s\u00a0\u202f']/g, ''));
  const value = Number(`${sign}${plain}${exponent}`);
  return Number.isFinite(value) ? { value, percent: percent !== undefined } : null;
}

function plainDigits(digits: string): string {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas === 0) return points > 1 ? digits.replaceAll('.', '') : digits;
  if (points === 0) return commas > 1 ? digits.replaceAll(',', '') : digits.replace(',', '.');
  // The last of the two separates the decimals.
  return digits.lastIndexOf(',') > digits.lastIndexOf('.')
    ? digits.replaceAll('.', '').replace(',', '.')
    : digits.replaceAll(',', '');
}
