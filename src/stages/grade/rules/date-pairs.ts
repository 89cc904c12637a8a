/**
 * Two days or months that an answer says together: as alternatives, as the ends of a span, or as bounds. Spans of years are read as
 * one date elsewhere. One day under two calendars ("19 or 30 October 1735") is no pair.
 */
import { compareDates, type ExpectedDate } from '../../../values/compare-dates.ts';
import type { DateMention } from '../../../values/date-mention.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isChoice } from './other-value.ts';

export interface DatePair {
  readonly kind: 'choice' | 'span' | 'between';
  readonly left: DateMention;
  readonly right: DateMention;
}

/** Pairs of days or months in the order of the answer. */
export function datePairs(answer: AnswerReading): readonly DatePair[] {
  const { dates, read } = answer;
  return dates.slice(1).flatMap((right, at) => {
    const left = withYearOf(right, dates[at]!);
    if (left === null || isSame(left, right)) return [];
    const point = read.text[left.end] === '.' ? 1 : 0;
    const between = read.text.slice(left.end + point, right.start);
    const before = read.text.slice(Math.max(0, left.start - 16), left.start);
    if (isChoice(answer, { ...left, end: left.end + point }, right) || /^\s*\/\s*$/.test(between))
      return { kind: 'choice', left, right };
    if (BETWEEN.test(before) && JOINS.test(between)) return { kind: 'between', left, right };
    return SPAN.test(between) && !JOINS.test(between) ? { kind: 'span', left, right } : [];
  });
}

/** Whether the expected day lies in the span, its ends included. */
export function holdsDay({ left, right }: DatePair, expected: ExpectedDate): boolean {
  const [day, from, to] = [expected, left, right].map(dayNumber);
  return day != null && from != null && to != null && from <= day && day <= to;
}

/** "Between" in front of the first of two days, in languages that people asked in. */
const BETWEEN =
  /(?:^|[\s,(])(?:between|zwischen|entre|tra|fra|mezi|między|между|між|mellan|mellem|mellom|tussen|între)(?:\s+(?:the|le|el|o|il|dem|den|de))?\s*$/iu;
const JOINS =
  /^\.?\s*(?:and|und|et|y|e|ed|a|i|и|та|och|og|en|și|si)\s+(?:the|le|el|o|il|dem|den|de|al)?\s*$/iu;
const SPAN =
  /^\.?\s*(?:[-–—]|to|until|till|through|bis(?:\s+zum)?|au|al|a|à|til|tot|do|до|по)\s*(?:the|le|el|o|il|l'|den)?\s*$/iu;

/** The left one, where both are days or both months: "30 April or 1 May 1515" says the year once. Null where they are no pair. */
function withYearOf(right: DateMention, left: DateMention): DateMention | null {
  const { precision, year, lastYear } = right;
  if (year === null || (precision !== 'day' && precision !== 'month')) return null;
  if (left.precision === 'day-of-year' && precision === 'day' && left.day !== null)
    return { ...left, precision, year, lastYear };
  return left.precision === precision && left.year !== null ? left : null;
}

function isSame(left: DateMention, right: DateMention): boolean {
  return compareDates({ ...left, precision: 'day' }, right) === 'same';
}

/** Days in order; months of 31 days are enough for that. */
function dayNumber({ year, month, day }: Pick<ExpectedDate, 'year' | 'month' | 'day'>): number | null {
  return year === null || month === null || day === null ? null : (year * 12 + month) * 31 + day;
}
