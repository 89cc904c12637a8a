/**
 * Infers what kind of value plain gold strings are, so that answer files with nothing but text still get dates
 * compared as dates. Conservative: anything that is not wholly one value stays text, where every string is an alias.
 */
import { checkArgument } from '../core/argument.ts';
import type { DateReference, Reference } from '../core/reference.ts';
import type { ExpectedDate } from './compare-dates.ts';
import { asksWithDecimalComma } from './decimal-comma.ts';
import { mayHoldDate } from './read-dates.ts';
import { readList } from './read-list.ts';
import { mayHoldNumber } from './read-numbers.ts';
import { readYesNo, readYesNoElsewhere } from './read-yes-no.ts';
import { readWholeDate, readWholeNumber } from './whole-value.ts';
import { type ReadText, readWords } from './words.ts';

export interface ReferenceHints {
  /** The dataset's own word for the answer: "Date", "Number", "Person", "Place". */
  readonly answerType?: string;
  readonly question?: string;
}

const RANGE = /\(\s*acceptable range:?\s*(?:anything\s+)?between\s+(.+?)\s+and\s+(.+?)\s*\)/i;
const NO_COMMENT = /^(?:i have )?no comment\.?$/i;

/**
 * The reference that gold strings mean; null when there is none (no strings, or only "I have no comment").
 * @example
 * referenceFromText(['1815']).form; // => 'date'
 */
export function referenceFromText(
  goldStrings: readonly string[],
  hints: ReferenceHints = {},
): Reference | null {
  checkArgument(Array.isArray(goldStrings), 'goldStrings', {
    expected: 'a list of texts',
    given: goldStrings,
  });
  const golds = [
    ...new Set(
      goldStrings.map((gold) => gold.trim()).filter((gold) => gold !== '' && !NO_COMMENT.test(gold)),
    ),
  ];
  const [main, ...others] = golds;
  if (main === undefined) return null;
  const type = (hints.answerType ?? '').toLowerCase();
  return (
    asRange(main, others) ??
    asValue(golds, type, hints.question ?? '') ??
    asYesNo(golds, hints.question ?? '') ??
    asSet(golds, hints.question ?? '') ??
    asPersonOrPlace(main, others, type) ?? { form: 'text', text: main, aliases: others }
  );
}

/** "120 (acceptable range: anything between 118 and 122)". */
function asRange(main: string, others: readonly string[]): Reference | null {
  const match = main.includes('(') ? RANGE.exec(main) : null;
  if (!match) return null;
  const plain = main.replace(RANGE, '').trim();
  const value = readWholeNumber(plain);
  const low = readWholeNumber(match[1] as string);
  const high = readWholeNumber(match[2] as string);
  if (!low || !high) return null;
  const date = value === null && readWholeDate(plain);
  if (date) return null;
  const middle = value?.value ?? (low.value + high.value) / 2;
  const unit = value?.unitWord ?? high.unitWord ?? low.unitWord;
  return {
    form: 'number',
    value: middle,
    ...(unit ? { unit } : {}),
    low: Math.min(low.value, high.value),
    high: Math.max(low.value, high.value),
    aliases: others.slice(),
  };
}

/** A date or a number, for which nearly every name lacks the digits and the words. */
function asValue(golds: readonly string[], type: string, question: string): Reference | null {
  if (!mayHoldDate(golds[0]!) && !mayHoldNumber(golds[0]!)) return null;
  const reads = golds.map(readWords);
  if (ASKS_FOR_VERSION.test(question)) return null;
  return asDate(reads, type, question) ?? asNumber(reads, golds.slice(1), { type, question });
}

function asDate(golds: readonly ReadText[], type: string, question: string): Reference | null {
  if (type !== '' && type !== 'date' && /number|person|place/.test(type)) return null;
  // An approximate date has no value of its own here: the text keeps "circa".
  if (golds.some(({ text }) => ABOUT.test(text))) return null;
  const values: string[] = [];
  let first: { value: string; precision: DateReference['precision'] } | null = null;
  for (const gold of golds) {
    const date = readWholeDate(gold) ?? (asksForTime(type, question) ? spelledYear(gold) : null);
    const value = date === null ? null : dateValue(date);
    if (value === null) return null;
    first ??= value;
    values.push(value.value);
  }
  if (first === null || ASKS_FOR_AMOUNT.test(question)) return null;
  return {
    form: 'date',
    value: first.value,
    precision: first.precision,
    calendar: 'gregorian',
    alternatives: values.slice(1),
  };
}

const ABOUT = /^\W*(?:c|ca|circa|around|about)\b/i;

/** "3.10" is a version there and no 3.1. */
const ASKS_FOR_VERSION = /\b(?:which|what)(?: \w+){0,2} (?:version|release|firmware)\b|\bversion\b/i;

const ASKS_FOR_AMOUNT = /\bhow (?:many|much|old|long|far|tall|big|large|high|deep|fast)\b|\bnumber of\b/i;

function asksForTime(type: string, question: string): boolean {
  return type === 'date' || /\b(?:when|year|date)\b/i.test(question);
}

/** "one thousand, nine hundred and fourteen" where a year is asked. */
function spelledYear(gold: ReadText): ExpectedDate | null {
  const number = readWholeNumber(gold);
  if (
    !number ||
    number.unitWord !== null ||
    !Number.isInteger(number.value) ||
    number.value < 1000 ||
    number.value > 2199
  )
    return null;
  return { precision: 'year', year: number.value, lastYear: number.value, month: null, day: null };
}

function dateValue(date: ExpectedDate): { value: string; precision: DateReference['precision'] } | null {
  const { year, month, day } = date;
  if (year === null || date.precision === 'day-of-year') return null;
  // A date of two readings, or of a part of a year, has no value of its own here: the text keeps it.
  if (date.swapped || date.otherMonth != null || date.part != null) return null;
  const sign = year < 0 ? '-' : '';
  const digits = String(Math.abs(year)).padStart(4, '0');
  if (date.precision === 'decade') return { value: `${sign}${digits.slice(0, -1)}X`, precision: 'decade' };
  if (date.precision === 'century')
    return year % 100 === 1 && year > 0 && date.lastYear === year + 99
      ? { value: `${digits.slice(0, -2)}XX`, precision: 'century' }
      : null;
  if (date.lastYear !== year) return null;
  if (month === null) return { value: `${sign}${digits}`, precision: 'year' };
  const monthText = String(month).padStart(2, '0');
  if (day === null) return { value: `${sign}${digits}-${monthText}`, precision: 'month' };
  return { value: `${sign}${digits}-${monthText}-${String(day).padStart(2, '0')}`, precision: 'day' };
}

function asNumber(
  [main, ...alternatives]: readonly ReadText[],
  others: readonly string[],
  { type, question }: { readonly type: string; readonly question: string },
): Reference | null {
  if (/person|place|date/.test(type)) return null;
  // "45.13.1912" is a date that went wrong, neither 45,131,912 nor a range.
  if (/^\d{1,2}([-.])\d{1,2}\1\d{4}$/.test(main!.text.trim())) return null;
  // "8 pm" is a time of day and no amount: its text keeps the half of the day.
  if (/^\d{1,2}\s?[ap]\.?\s?m\.?$/i.test(main!.text.trim())) return null;
  const value = readWholeNumber(main!);
  // "About 300" and "over 300" are no exact value: the text keeps the word.
  if (value === null || value.about !== 'exact' || value.ordinal || ABOUT.test(main!.text)) return null;
  const { otherReading = null } = value;
  // "5m" may be metres: the text keeps both readings.
  if (otherReading !== null && otherReading < value.value) return null;
  // "380.000" is a number of thousands where decimals have a comma; elsewhere its text keeps both readings.
  const byComma = otherReading !== null && asksWithDecimalComma(question);
  const meant = byComma ? { ...value, value: otherReading, low: otherReading, high: otherReading } : value;
  // "1914-1918" is a span of years, and dates are compared otherwise than quantities.
  if (value.low !== value.high && value.unitWord === null && value.low >= 1000 && value.high < 2200)
    return null;
  for (const other of alternatives) {
    const also = readWholeNumber(other);
    if (also === null || (also.value !== meant.value && also.otherReading !== meant.value)) return null;
  }
  const range = meant.low === meant.high ? {} : { low: meant.low, high: meant.high };
  return {
    form: 'number',
    value: meant.value,
    ...(value.unitWord ? { unit: value.unitWord } : {}),
    ...range,
    // "120k" as it is written tells that it is rounded, and "1.250" that it may be read in two ways.
    aliases:
      value.rounded || (otherReading !== null && !byComma) ? [main!.text.trim(), ...others] : others.slice(),
  };
}

function asYesNo(golds: readonly string[], question: string): Reference | null {
  const elsewhere = question !== '' && !ENGLISH_QUESTION.test(question);
  const values = golds.map((gold) => {
    if (/^\s*(?:yes|no|true|false)[.!]?\s*$/i.test(gold)) return readYesNo(gold);
    return elsewhere && YES_NO_ELSEWHERE.test(gold.trim()) ? readYesNoElsewhere(gold) : null;
  });
  const first = values[0];
  return typeof first === 'boolean' && values.every((value) => value === first)
    ? { form: 'yes-no', value: first }
    : null;
}

const ENGLISH_QUESTION = /\b(?:what|which|who|whose|how|where|when|why|is|are|was|were|does|did|the|of)\b/i;
/** Not "ne", "si", "no" and "da", which are symbols and names as well. */
const YES_NO_ELSEWHERE =
  /^(?:ja|nein|nee|nej|oui|non|sí|sim|não|tak|nie|ano|да|нет|так|ні|evet|hayır|igen|nem|はい|いいえ|是|不是|예|네|아니요|نعم|لا|हाँ|नहीं|כן|לא)[.!。]?$/iu;

/**
 * One gold string that lists several names, for a question that asks for several; of common nouns only where the
 * question says how many, because "bread and butter" may be one thing.
 */
function asSet(golds: readonly string[], question: string): Reference | null {
  const [only] = golds;
  if (golds.length !== 1 || only === undefined || !/[,;&\n]|\band\b/i.test(only)) return null;
  const counted = COUNTED.exec(question)?.[1]?.toLowerCase();
  if (counted === undefined && !ASKS_FOR_SEVERAL.test(question)) return null;
  const members = readList(only);
  if (members.length < 2 || members.some((member) => readWords(member).words.length > 4)) return null;
  const named = members.every((member) => readWords(member).words.some((word) => word.capital));
  const all = counted !== undefined && (COUNTS[counted] ?? Number(counted)) === members.length;
  if (!named && !all) return null;
  return { form: 'set', members: members.map((text) => ({ text, aliases: [] })) };
}

const ASKS_FOR_SEVERAL =
  /\b(?:names of|name (?:the|two|three|four|five|six|\d)|(?:which|what) (?:two|three|four|five|six|\d)|who are|what are|who were|what were)\b|\b(?:which|what) (?:\w+ )?(?:countries|states|cities|teams|rivers|players|actors|actresses|people|languages|elements|colou?rs|planets|presidents|nations|islands|provinces|companies|bands|brothers|sisters|children)\b/i;
const COUNTED =
  /\b(?:which|what|name(?: the)?|who(?: are| were)? the|what are the) (two|three|four|five|six|\d)\b/i;
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 };

function asPersonOrPlace(main: string, others: readonly string[], type: string): Reference | null {
  if (/^(?:person|people|name)$/.test(type)) return { form: 'person', name: main, aliases: others.slice() };
  if (!/^(?:place|location|city|country)$/.test(type)) return null;
  const [name, ...within] = main.split(/\s*,\s*/).filter((part) => part !== '');
  if (name === undefined) return null;
  return { form: 'place', name, aliases: others.slice(), within };
}
