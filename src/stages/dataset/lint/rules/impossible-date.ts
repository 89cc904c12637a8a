/**
 * A day that no calendar has: 30 February, 31 April, month 13, 29 February outside leap years (a Julian reference has
 * more of them). Read from the reference's own value and from the words and digits of question and gold. Sweden's
 * 30 February 1712 was real; digits that are a day in either order of day and month are one.
 */
import type { QuestionRule } from '../lint-rule.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
];
const NAMES = [...MONTHS, 'november', 'december'];
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Also cut short: "Feb", "Sept.". */
const MONTH_WORD = `(${NAMES.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_WORD}\\b[.,]?(?: (\\d{4})\\b)?`,
  'g',
);
const MONTH_FIRST = new RegExp(
  `\\b${MONTH_WORD}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|:)(?:,? (\\d{4})\\b)?`,
  'g',
);
const HAS_MONTH = new RegExp(MONTH_WORD);
/** Three numbers with one separator, the year first or last, and nothing more joined to them. */
const YEAR_FIRST = /(?<![\w.,/-])([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?![\w/-]|[.,]\d)/g;
const YEAR_LAST = /(?<![\w.,/-])(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3})(?![\w/-]|[.,]\d)/g;
const ISO = /^-?(\d{1,6})-(\d{2})(?:-(\d{2}))?$/;

export const impossibleDate: QuestionRule = {
  name: 'impossible-date',
  severity: 'error',
  finds: 'a date that no calendar has, in the question, in the reference or as asOf',
  remedy: 'Look the date up again; where only the month is known, give the date to the month.',
  check(asked) {
    const { lower } = asked;
    const { reference, asOf } = asked.question;
    const isDate = reference?.form === 'date';
    const julian = isDate && reference.calendar === 'julian';
    for (const value of isDate ? [reference.value, ...reference.alternatives] : []) {
      if (!isPossible(value, julian)) return `the reference ${value} is no day of the calendar`;
    }
    if (asOf !== undefined && !(ISO.test(asOf) ? isPossible(asOf, false) : /^\d{4}$/.test(asOf))) {
      return `asOf "${asOf}" is no ISO date`;
    }
    for (const text of isDate || reference?.form === 'number' ? [lower] : [lower, ...asked.golds]) {
      const found = /\d/.test(text)
        ? (impossibleInWords(text.toLowerCase()) ?? impossibleInDigits(text))
        : null;
      if (found !== null) return `"${found}" is no day of the calendar`;
    }
    return null;
  },
};

function isPossible(value: string, julian: boolean): boolean {
  const match = ISO.exec(value);
  if (match === null) return true;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return false;
  return match[3] === undefined || dayExists(Number(match[3]), month, Number(match[1]), julian);
}

function dayExists(day: number, month: number, year: number | null, julian: boolean): boolean {
  if (day < 1) return false;
  if (month !== 2 || day < 29) return day <= LENGTHS[month - 1]!;
  if (year === null) return day === 29;
  if (year === 1712) return day <= 30;
  if (day > 29) return false;
  // Before 1583 every calendar in use was Julian; until 1923 some country's was.
  return year % 4 === 0 && (julian || year < 1583 || year % 100 !== 0 || year % 400 === 0);
}

function impossibleInWords(text: string): string | null {
  if (!HAS_MONTH.test(text)) return null;
  for (const [pattern, dayAt, monthAt] of [
    [DAY_FIRST, 1, 2],
    [MONTH_FIRST, 2, 1],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const day = Number(match[dayAt]);
      // "July 64" is a year cut short, not a day.
      if (day > 31) continue;
      const year = match[3] === undefined ? null : Number(match[3]);
      const month = NAMES.findIndex((name) => name.startsWith(match[monthAt]!.slice(0, 3))) + 1;
      if (!dayExists(day, month, year, false)) return match[0];
    }
  }
  return null;
}

function impossibleInDigits(text: string): string | null {
  for (const [whole, year, separator, month, day] of text.matchAll(YEAR_FIRST)) {
    // "The seasons 1999-00-01" are three years in a row.
    const next = Number(year) + 1;
    const isRun = Number(month) === next % 100 && Number(day) === (next + 1) % 100;
    if (isRun || (separator === '.' && text.trim() !== whole)) continue;
    if (!isDay(Number(day), Number(month), Number(year))) return whole;
  }
  for (const [whole, one, separator, two, year] of text.matchAll(YEAR_LAST)) {
    // Points inside of other words number a section or a version.
    if (separator === '.' && text.trim() !== whole) continue;
    const [first, second] = [Number(one), Number(two)];
    if (!isDay(first, second, Number(year)) && !isDay(second, first, Number(year))) return whole;
  }
  return null;
}

function isDay(day: number, month: number, year: number): boolean {
  return month >= 1 && month <= 12 && dayExists(day, month, year, false);
}
