/**
 * Two numbers that are one answer: a range ("3-6 %", "between 3 and 6"), or one quantity in two units of a kind
 * ("5 ft 6 in", "2 hours and 30 minutes").
 */
import type { NumberMention } from './number-mention.ts';
import { unitOf } from './units.ts';
import type { Word } from './words.ts';

/** "3-6", "3 to 6", "between 3 and 6": one mention; the first number borrows the unit of the second. */
export function joinRange(
  text: string,
  words: readonly Word[],
  left: NumberMention,
  right: NumberMention,
): NumberMention | null {
  if (right.value <= left.value || right.first - left.last > 2) return null;
  const gap = text.slice(left.end, right.start).trim().toLowerCase();
  const before = words[left.first - 1]?.text;
  const range =
    gap === '-' ||
    gap === 'to' ||
    ((gap === 'and' || gap === 'to') && before === 'between') ||
    (gap === '' && right.value < 0);
  if (!range) return null;
  // "3 to 6 million": the multiplier belongs to both ends.
  const low =
    left.scale === 1 && right.scale > 1 && left.value * right.scale < right.value
      ? left.value * right.scale
      : left.value;
  return {
    ...right,
    value: (low + right.value) / 2,
    low,
    high: right.value,
    about: left.about,
    first: left.first,
    start: left.start,
  };
}

/** "5 ft 6 in", "2 hours and 30 minutes", 5'6": one quantity in two units of a kind, the finer one less than a whole. */
export function joinUnits(
  text: string,
  words: readonly Word[],
  left: NumberMention,
  right: NumberMention,
): NumberMention | null {
  const gap = text.slice(left.end, right.start);
  const marks = /^['′]\s?$/.test(gap) && /^\s?(?:["″]|'')/.test(text.slice(right.end, right.end + 3));
  const coarse = marks ? unitOf('ft') : left.unit;
  // "in" is a function word as well, so that no number takes it for its unit by itself.
  const inches = left.unit === unitOf('ft') && words[right.last + 1]?.text === 'in';
  // "5 ft 10": what follows feet without a unit of its own is inches.
  const bare =
    left.unit === unitOf('ft') &&
    right.unitWord === null &&
    right.value < 12 &&
    Number.isInteger(right.value);
  const fine = marks || inches || bare ? unitOf('in') : right.unit;
  if (!coarse || !fine || coarse.dimension !== fine.dimension || fine.factor >= coarse.factor) return null;
  if (!marks && !/^[\s,]*(?:and\s+)?$/i.test(gap)) return null;
  if (left.low !== left.high || right.value < 0 || right.value * fine.factor >= coarse.factor) return null;
  const value = left.value + (right.value * fine.factor) / coarse.factor;
  return {
    ...left,
    value,
    compound: true,
    low: value,
    high: value,
    otherReading: null,
    unit: coarse,
    unitWord: marks ? 'ft' : left.unitWord,
    last: inches ? right.last + 1 : right.last,
    end: inches ? (words[right.last + 1] as Word).end : right.end,
  };
}
