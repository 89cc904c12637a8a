/**
 * What stands around a number that was read: its unit, in one word or two ("square miles", "km2"), a sign of money in front of
 * it, a percent sign, words of approximation, the ending of an ordinal. The unit belongs to the mention, because "5 km" and "5
 * miles" are two answers.
 */
import { approximationAt } from './approximations.ts';
import type { NumberMention } from './number-mention.ts';
import { ordinal } from './spelled-number.ts';
import { UNIT_KINDS, unitOf } from './units.ts';
import type { Word } from './words.ts';

/** A number and the words it was read from. */
export interface NumberPart {
  readonly value: number;
  /** What a multiplier ("thousand", "× 10^9") makes of it; 1 without one. */
  readonly scale: number;
  /** How much larger or smaller it is in its other reading ("5.97m": millions or metres). @default 1 */
  readonly loosely?: number;
  readonly first: number;
  readonly last: number;
  /** A unit read already, of a number in Chinese, Japanese or Korean. */
  readonly unit?: string | null;
}

/** The mention of a number, up to the last word of its unit. */
export function withUnit(text: string, words: readonly Word[], part: NumberPart): NumberMention {
  const { value, scale, first } = part;
  let { last } = part;
  const firstWord = words[first] as Word;
  let end = (words[last] as Word).end;
  let unitWord: string | null = null;
  const degrees = /^\s*(?:°|º|degrees?)?\s*(c|f|celsius|fahrenheit)\b/i.exec(text.slice(end, end + 22));
  const before = text[firstWord.start - 1] ?? '';
  const after = text.slice(end, end + 2).trimStart()[0] ?? '';
  if (part.unit != null) unitWord = part.unit;
  else if (SIGNS.has(before)) unitWord = signBefore(text, firstWord.start);
  else if (degrees && (degrees[0].includes('°') || degrees[0].length > 8)) {
    unitWord = (degrees[1] as string).toLowerCase().startsWith('c') ? 'celsius' : 'fahrenheit';
    end += degrees[0].length;
    while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
  } else if (after === '%') {
    unitWord = '%';
    end = text.indexOf('%', end) + 1;
  } else {
    const next = words[last + 1];
    const kind = UNIT_KINDS.has(next?.text ?? '')
      ? `${next!.text}-${words[last + 2]?.stem}`
      : powerOf(text, words, last + 1);
    if (kind !== null && unitOf(kind)) {
      unitWord = kind;
      last += 2;
      end = (words[last] as Word).end;
    } else if (next && !next.digits && /^[\s-]*$/.test(text.slice(end, next.start)) && !next.stop) {
      unitWord =
        next.text === 'per' && words[last + 2]?.text === 'cent'
          ? 'percent'
          : next.text === 'second'
            ? 'second'
            : next.stem;
      if (unitOf(unitWord)) {
        last += unitWord === 'percent' && next.text === 'per' ? 2 : 1;
        end = (words[last] as Word).end;
      }
    }
  }
  return {
    value,
    low: value,
    high: value,
    otherReading:
      (part.loosely ?? 1) !== 1
        ? value * (part.loosely as number)
        : thousandsIn(text.slice(firstWord.start, firstWord.end), part.scale),
    unitWord,
    scale,
    unit: unitWord === null ? null : unitOf(unitWord),
    about: approximationAt(words, first, text.slice(end, end + 8)),
    ordinal: isOrdinal(text, words[part.last] as Word),
    first,
    last,
    start: firstWord.start,
    end,
  };
}

/** Signs of money. */
const SIGNS = new Set('$£€¥₹₩₽₺₪₫₴₱฿');

/** "$", and "A$" or "HK$" for another dollar. */
function signBefore(text: string, start: number): string {
  const sign = text[start - 1]!;
  if (sign !== '$') return sign;
  const country = /(?:^|[^\p{L}])(\p{Lu}{1,2})$/u.exec(text.slice(Math.max(0, start - 5), start - 1))?.[1];
  return country === undefined || country === 'US' ? sign : `${country.toLowerCase()}$`;
}

/** "km2", "m^3" at a word: the unit squared or cubed by a digit behind it; null for anything else. */
function powerOf(text: string, words: readonly Word[], at: number): string | null {
  const [unit, digit] = [words[at], words[at + 1]];
  if (unit === undefined || digit === undefined || !/^[23]$/.test(digit.text)) return null;
  if (!/^\^?$/.test(text.slice(unit.end, digit.start))) return null;
  return `${digit.text === '2' ? 'square' : 'cubic'}-${unit.stem}`;
}

/** "1.250" and "1.250.000", where a point may stand between thousands, in front of a multiplier too ("8.000 millones"). */
function thousandsIn(written: string, scale: number): number | null {
  return /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(written) ? Number(written.replaceAll('.', '')) * scale : null;
}

function isOrdinal(text: string, word: Word): boolean {
  return word.digits
    ? /(?:st|nd|rd|th)$/i.test(text.slice(word.start, word.end))
    : ordinal(word.text) !== null;
}
