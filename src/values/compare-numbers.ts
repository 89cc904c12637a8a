/**
 * Compares a number that was read with the one expected. Units of one dimension are converted with one per cent
 * of slack (conversions are printed rounded); a missing unit is no contradiction, another dimension is.
 */
import type { NumberMention } from './number-mention.ts';
import { shareSign, type Unit } from './units.ts';

export interface ExpectedNumber {
  readonly value: number;
  /** Acceptance range, inclusive; both ends equal to value when exact. */
  readonly low: number;
  readonly high: number;
  readonly unit: Unit | null;
  readonly unitWord: string | null;
  /** "ninth", "9th". */
  readonly ordinal: boolean;
  /** Written with a multiplier ("120k", "2.2 billion"), so rounded by its own writing. */
  readonly rounded: boolean;
  /** Another value that the same writing may mean: "5m" as five metres, "380.000" with a point between thousands. */
  readonly otherReading?: number | null;
}

/**
 * `bound`: only a one-sided bound or a range that holds the value was said; `near`: within a twentieth of it;
 * `vague`: "around" a value within a fifth of it; `open`: it depends on which ton or dollar is meant, or the values lie further
 * apart in two units than their digits say, and nearer than a careless conversion, or another letter stands behind the number.
 */
export type NumberAgreement = 'same' | 'near' | 'open' | 'bound' | 'vague' | 'different';

export interface CompareNumbersOptions {
  /** Relative tolerance when the expected number has no range of its own. @default 0 */
  readonly tolerance?: number;
}

/** How a number that was said stands to the expected one; of two readings of "1.250" the one that agrees. */
export function compareNumbers(
  expected: ExpectedNumber,
  said: NumberMention,
  options: CompareNumbersOptions = {},
): NumberAgreement {
  const agreement = compareReading(expected, said, options);
  if (agreement === 'same' && otherLetter(expected, said)) return 'open';
  if (agreement !== 'same' && expected.otherReading != null) {
    const value = expected.otherReading;
    const other = compareNumbers(
      { ...expected, value, low: value, high: value, rounded: false, otherReading: null },
      said,
      options,
    );
    // A point between thousands is no more likely than one before decimals: who means the one may be right.
    if (other === 'same') return value > expected.value ? 'open' : 'same';
  }
  const { otherReading } = said;
  if (agreement === 'same' || otherReading === null || said.low !== said.high) return agreement;
  const other = { ...said, value: otherReading, low: otherReading, high: otherReading, otherReading: null };
  const otherwise = compareReading(expected, other, options);
  if (otherwise === 'same') return 'same';
  // "About 30.000": three noughts are thousands, and what is said of them holds of those.
  return said.about !== 'exact' && otherReading === said.value * 1000 ? otherwise : agreement;
}

/** "12C" and "12D", "12 F": gates, seats and degrees are told apart by the letter behind the number. */
function otherLetter({ unit, unitWord }: ExpectedNumber, said: NumberMention): boolean {
  if (unit !== null || unitWord === null || said.unitWord === null) return false;
  return /^\p{L}$/u.test(unitWord) && !said.unitWord.startsWith(unitWord);
}

function compareReading(
  expected: ExpectedNumber,
  said: NumberMention,
  { tolerance = 0 }: CompareNumbersOptions,
): NumberAgreement {
  const alike = restated(expected, said);
  if (alike !== null) return alike;
  const scales = conversions(expected.unit, said.unit);
  const [scale, ...others] = scales;
  if (scale === undefined)
    return shareSign(expected.unit?.dimension ?? '', said.unit?.dimension ?? '') ? 'open' : 'different';
  if (others.length > 0) {
    const found = scales.map((one) => compareScaled(expected, said, one, tolerance));
    return found.every((one) => one === found[0]) ? (found[0] as NumberAgreement) : 'open';
  }
  return compareScaled(expected, said, scale, tolerance);
}

function compareScaled(
  expected: ExpectedNumber,
  said: NumberMention,
  scale: number,
  tolerance: number,
): NumberAgreement {
  const slack = scale === 1 ? 1e-9 : 0.015;
  const reach = expected.low === expected.high ? Math.max(slack, tolerance) : slack;
  const low = Math.min(expected.low, expected.high) - Math.abs(expected.low) * reach - 1e-9;
  const high = Math.max(expected.low, expected.high) + Math.abs(expected.high) * reach + 1e-9;
  const inside = (value: number): boolean => value >= low && value <= high;
  const saidLow = said.low * scale;
  const saidHigh = said.high * scale;
  if (said.about === 'more') return inside(saidLow) ? 'same' : saidLow < expected.low ? 'bound' : 'different';
  if (said.about === 'less')
    return inside(saidHigh) ? 'same' : saidHigh > expected.high ? 'bound' : 'different';
  if (saidLow !== saidHigh) {
    if (inside(saidLow) && inside(saidHigh)) return 'same';
    return saidLow <= expected.high && saidHigh >= expected.low ? 'bound' : 'different';
  }
  const gap = Math.min(Math.abs(saidLow - expected.low), Math.abs(saidLow - expected.high));
  const size = Math.abs(expected.value);
  // Feet with inches are exact to the inch, and people let a neighbouring inch pass or not: not settled.
  const exact = scale === 1 && said.compound === true && expected.low === expected.high;
  if (exact && gap > size * 0.003 && gap <= size * 0.02) return 'open';
  const rounds = roundsTo(saidLow, expected.value) && (tolerance > 0 || !expected.rounded);
  // Written rounded to two digits or more, it says to which one: 1.57 million is near 1.5 million and not the same.
  const other =
    gap > size * slack &&
    expected.rounded &&
    significantDigits(expected.value) > 1 &&
    !isRounded(expected.value, saidLow);
  if ((inside(saidLow) && !other) || (scale === 1 && rounds)) {
    if (scale === 1 || expected.low !== expected.high) return 'same';
    return gap <= digitsOf(expected.value) + digitsOf(said.value) * scale + size * 0.003 ? 'same' : 'open';
  }
  // 30 cm is a foot in whole centimetres: what rounds to the last digit that was said is left to people.
  if (scale !== 1 && gap <= digitsOf(said.value) * scale + digitsOf(expected.value) && gap <= size * 0.03)
    return 'open';
  if (gap <= size * 0.05) return 'near';
  return said.about === 'about' && gap <= size * 0.2 ? 'vague' : 'different';
}

/** Degrees of the other scale, and a share for a percentage ("0.71" for 71 %); null where neither applies. */
function restated(expected: ExpectedNumber, said: NumberMention): NumberAgreement | null {
  const [from, to] = [said.unit?.dimension, expected.unit?.dimension];
  if (from === 'fahrenheit' && to === 'celsius')
    return Math.abs(((said.value - 32) * 5) / 9 - expected.value) < 0.6 ? 'same' : 'different';
  if (from === 'celsius' && to === 'fahrenheit')
    return Math.abs((said.value * 9) / 5 + 32 - expected.value) < 1 ? 'same' : 'different';
  if (
    to === 'percent' &&
    said.unit === null &&
    said.value > 0 &&
    said.value < 1 &&
    Math.abs(said.value * 100 - expected.value) < 1e-9
  )
    return 'same';
  if (
    from === 'percent' &&
    expected.unit === null &&
    expected.value > 0 &&
    expected.value < 1 &&
    Math.abs(said.value / 100 - expected.value) < 1e-9
  )
    return 'same';
  return null;
}

/**
 * Factors from the said unit to the expected one: 1 when either has none, none when they measure different things,
 * several when a name stands for several units.
 */
function conversions(expected: Unit | null, said: Unit | null): readonly number[] {
  if (!expected || !said || expected === said) return [1];
  if (expected.dimension !== said.dimension) return [];
  const from = [said.factor, ...(said.otherFactors ?? [])];
  const to = [expected.factor, ...(expected.otherFactors ?? [])];
  return from.flatMap((one) => to.map((other) => one / other));
}

/** Half of the last digit that a number was written with: 183 -> 0.5, 29,000 -> 500, 3.1 -> 0.05. */
function digitsOf(value: number): number {
  if (!Number.isInteger(value)) return 0.5 / 10 ** Math.min(6, String(value).split('.')[1]?.length ?? 0);
  let unit = 1;
  while (value !== 0 && value % (unit * 10) === 0) unit *= 10;
  return unit / 2;
}

/** 2.2 billion is 2.18 billion with a digit less. */
function isRounded(value: number, said: number): boolean {
  const digits = significantDigits(said);
  return digits > 1 && Number(value.toPrecision(digits)) === said;
}

function significantDigits(value: number): number {
  return String(value).replace(/^-?[0.]*|\.|0+$/g, '').length;
}

/** A large round number stands for what rounds to it: 24,901 is 24,900; a decimal for more decimals of it. */
function roundsTo(said: number, expected: number): boolean {
  if (!Number.isInteger(expected)) {
    const decimals = String(expected).split('.')[1]?.length ?? 0;
    return decimals > 0 && decimals < 7 && Number(said.toFixed(decimals)) === expected;
  }
  // 8,848.86 is 8,849, while 4.6 is not 5: rounding a small number moves it by more than people let pass.
  if (Math.abs(expected) >= 100 && !Number.isInteger(said) && Math.round(said) === expected) return true;
  if (Math.abs(expected) < 1000) return false;
  let unit = 1;
  while (expected % (unit * 10) === 0) unit *= 10;
  return unit >= 100 && Math.abs(expected) >= unit * 10 && Math.round(said / unit) * unit === expected;
}
