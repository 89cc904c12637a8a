/**
 * Dates: a date that the answer adds to the question, against every date that counts as right. A finer date inside
 * the expected one is right, a coarser one is partial, another one is wrong when the reference is nothing but dates.
 */
import { compareDates, type DateAgreement, type ExpectedDate } from '../../../values/compare-dates.ts';
import type { DateMention } from '../../../values/date-mention.ts';
import type { AnswerReading } from './answer-reading.ts';
import { type DatePair, datePairs, holdsDay } from './date-pairs.ts';
import { followsAsYear } from './derived-value.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Verdict } from './verdict.ts';

export interface DateFinding {
  readonly agreement: DateAgreement;
  /** How many dates the answer adds. */
  readonly said: number;
  /** Where the agreeing date stands, or the first one. */
  readonly first: number;
  readonly last: number;
  /** The agreeing date is the first one added. */
  readonly leads: boolean;
  /** The agreeing date names a month. */
  readonly month: boolean;
  /** The agreeing date has no year: little, where the year is expected too. */
  readonly yearless: boolean;
  /** The agreeing date is a decade or a century. */
  readonly span: boolean;
  /** A date finer than a century is said that does not agree. */
  readonly finerOther: boolean;
  /** A date that the question says too agrees: then another one does not contradict. */
  readonly echoed: boolean;
  /** The expected dates are of different years, or a date said overlaps one, or is near it where either is told to be approximate: no contradiction. */
  readonly near: boolean;
  /** A year that counts as right agrees, and a day or month of it that counts as right too does not. */
  readonly grain: boolean;
  /** The expected day is one of two that are offered, or lies in what two days or years span or bound; null where one date is given. */
  readonly pair: DatePair['kind'] | null;
  /** Every alias is a date. */
  readonly only: boolean;
}

const RANK: Readonly<Record<DateAgreement, number>> = { same: 3, open: 2, coarser: 1, different: 0 };

/** The date of an answer that agrees best; null when no date is expected. */
export function findDate(expected: Expected, answer: AnswerReading): DateFinding | null {
  if (!expected.hasDate) return null;
  let best: Omit<DateFinding, 'said' | 'only' | 'echoed' | 'finerOther' | 'near' | 'grain' | 'pair'> | null =
    null;
  let finerOther = false;
  let said = 0;
  let echoed = false;
  for (const date of answer.dates) {
    if (!answer.addsBetween(date.first, date.last)) {
      echoed ||= expected.texts.some((one) => one.date !== null && compareDates(one.date, date) === 'same');
      continue;
    }
    said += 1;
    finerOther ||=
      date.precision !== 'century' &&
      expected.texts.every((one) => !one.date || compareDates(one.date, date) === 'different');
    for (const one of expected.texts) {
      if (!one.date) continue;
      const agreement = agreementOf(one.date, date, expected);
      if (best === null || RANK[agreement] > RANK[best.agreement])
        best = {
          agreement,
          month: date.month !== null,
          yearless: date.year === null && answer.words[date.last + 1]?.digits !== true,
          span: date.precision === 'decade' || date.precision === 'century',
          first: date.first,
          last: date.last,
          leads: said === 1,
        };
    }
  }
  const none = {
    agreement: 'different',
    month: false,
    yearless: false,
    span: false,
    first: -1,
    last: -1,
    leads: false,
  } as const;
  const found = best ?? none;
  const excuses = found.agreement === 'different' ? excusesOf(expected, answer) : NO_EXCUSE;
  const isBetween = !excuses.grain && found.agreement !== 'coarser' && saysBetween(expected, answer);
  // Built "between 1994 and 1998" may be 1998 or something in between; with both years for right it is.
  const between =
    found.agreement === 'different' || found.agreement === 'open'
      ? 'between'
      : isSingle(expected)
        ? 'span'
        : null;
  const pair = answer.dates.length > 1 ? pairOf(expected, answer) : isBetween ? between : null;
  // Written out: every answer passes here, and spreads cost more than the comparisons.
  return {
    agreement: found.agreement,
    month: found.month,
    yearless: found.yearless,
    span: found.span,
    first: found.first,
    last: found.last,
    leads: found.leads,
    near: excuses.near,
    grain: excuses.grain,
    said,
    echoed,
    finerOther,
    pair,
    only: expected.onlyDates,
  };
}

/** The start of a span stands for it, as where something lasted from the expected day on. */
function pairOf(expected: Expected, answer: AnswerReading): DatePair['kind'] | null {
  const among = (said: DateMention, agreements: readonly DateAgreement[]) =>
    expected.texts.some(({ date }) => date !== null && agreements.includes(compareDates(date, said)));
  const agrees = (said: DateMention) => among(said, ['same', 'coarser']);
  const found = datePairs(answer).find((pair) => {
    const { kind, left, right } = pair;
    if (kind === 'choice') return agrees(left) !== agrees(right);
    const holds = expected.texts.some(({ date }) => date !== null && holdsDay(pair, date));
    return holds && (kind === 'between' || !among(left, ['same']));
  });
  return found?.kind ?? null;
}

type Excuses = Pick<DateFinding, 'near' | 'grain'>;
const NO_EXCUSE: Excuses = { near: false, grain: false };

/** What keeps a date that differs from being a contradiction; asked of those alone, for most agree. */
function excusesOf(expected: Expected, answer: AnswerReading): Excuses {
  const years = new Set(expected.texts.flatMap(({ date }) => (date?.year != null ? [date.year] : [])));
  const some = (holds: (one: ExpectedText, date: DateMention) => boolean) =>
    answer.dates.some((date) => expected.texts.some((one) => holds(one, date)));
  return {
    // References of different years: whoever collected them took more than one for right.
    near: years.size > 1 || some((one, date) => isNear(one, date, answer)) || followsAsYear(expected, answer),
    grain: some((one, date) => isInsideCoarser(one, date, expected, answer)),
  };
}

const ABOUT =
  /(?:\b(?:c|ca|circa|around|about|approximately|roughly|some time|estimated)\b\.?|~|≈)\s*(?:the |in |year )*$/i;

/** A century that holds the expected year, or a date "around" one that is a tenth of its age away at most. */
function isNear({ raw, date }: ExpectedText, said: DateMention, { read }: AnswerReading): boolean {
  if (date?.year == null || said.year === null) return false;
  const [from, to] = [date.year, date.lastYear ?? date.year];
  const [first, last] = [said.year, said.lastYear ?? said.year];
  const coarser = GRAIN[said.precision]! < Math.min(2, GRAIN[date.precision] as number);
  if (coarser && first < to && from < last) return true;
  const about =
    ABOUT.test(read.text.slice(Math.max(0, said.start - 24), said.start)) ||
    /^(?:c|ca|circa|around|about)\b/i.test(raw);
  const away = Math.max(from - last, first - to);
  return about && away > 0 && away <= Math.max(2, (THIS_YEAR - to) * 0.1);
}

/** Inside a year that counts as right beside a day of it: whoever collected them took the year for enough. */
function isInsideCoarser(
  one: ExpectedText,
  said: DateMention,
  { texts }: Expected,
  answer: AnswerReading,
): boolean {
  return (
    one.date !== null &&
    texts.length > 1 &&
    answer.addsBetween(said.first, said.last) &&
    compareDates(one.date, said) === 'same'
  );
}

/** Only a measure of how long ago a date is; it need not be today's. */
const THIS_YEAR = 2025;

/**
 * Against one of several expected dates. Where a list has a year and a day of that year, another day of it is not the year
 * said more exactly.
 */
function agreementOf(one: ExpectedDate, said: DateMention, { texts }: Expected): DateAgreement {
  const agreement = compareDates(one, said);
  if (agreement !== 'same' || texts.length === 1) return agreement;
  // The same of a decade and a year in it.
  if (
    GRAIN[one.precision]! < 2 &&
    GRAIN[said.precision]! >= 2 &&
    texts.some(({ date }) => date !== null && GRAIN[date.precision]! >= 2 && isWithin(date, one)) &&
    !texts.some(
      ({ date }) => date !== null && GRAIN[date.precision]! >= 2 && compareDates(date, said) !== 'different',
    )
  )
    return 'different';
  const finer = texts.filter(
    ({ date }) => date !== null && GRAIN[date.precision]! > GRAIN[one.precision]! && date.year === one.year,
  );
  if (finer.length === 0 || GRAIN[said.precision]! <= GRAIN[one.precision]!) return agreement;
  return finer.some(({ date }) => date !== null && compareDates(date, said) !== 'different')
    ? agreement
    : 'different';
}

function isWithin(finer: ExpectedDate, coarser: ExpectedDate): boolean {
  return (
    finer.year !== null &&
    coarser.year !== null &&
    finer.year >= coarser.year &&
    finer.year <= (coarser.lastYear ?? coarser.year)
  );
}

const GRAIN: Readonly<Record<string, number>> = {
  century: 0,
  decade: 1,
  year: 2,
  month: 3,
  day: 4,
  'day-of-year': 4,
};

/** One year is right, and no span. */
function isSingle({ texts }: Expected): boolean {
  const years = new Set(texts.flatMap(({ date }) => (date === null ? [] : [date.year, date.lastYear])));
  return years.size === 1;
}

/** "between 2006 and 2008" for 2007: one span of years, and the only date. */
function saysBetween(expected: Expected, { dates, read }: AnswerReading): boolean {
  const [span] = dates;
  if (dates.length !== 1 || span?.year == null || span.lastYear === null || span.lastYear <= span.year)
    return false;
  if (!/\bbetween\s*$/i.test(read.text.slice(0, span.start))) return false;
  const { year, lastYear } = span;
  return expected.texts.some(({ date }) => date?.year != null && year <= date.year && date.year <= lastYear);
}

/**
 * What the date alone settles. A date that agrees only later in the answer may be detail, and settles nothing unless it is
 * the one date said; the year or month of it is partial where the question asks for a day, and right where it only asks when.
 */
export function dateVerdict(
  finding: DateFinding | null,
  answer: AnswerReading,
  grain: 'day' | 'when' | null,
): Verdict | null {
  if (finding === null || finding.said === 0) return null;
  const { agreement, first, last, leads, only } = finding;
  if (finding.pair !== null && only)
    return { finding: PAIR_FINDING[finding.pair], rule: 'date', first, last };
  const early = first < answer.firstSentenceEnd;
  if (agreement === 'same' && leads && (early || (grain !== null && only && finding.said === 1)))
    return { finding: 'right', rule: 'date', first, last };
  if ((agreement === 'open' || (agreement === 'different' && finding.grain)) && only)
    return { finding: 'open', rule: 'date', first, last };
  if (
    agreement === 'coarser' &&
    grain === 'when' &&
    only &&
    leads &&
    early &&
    !finding.span &&
    !finding.yearless &&
    !finding.finerOther
  )
    return { finding: 'right', rule: 'date', first, last };
  if (agreement === 'coarser' && grain === 'day' && only && !finding.finerOther)
    return { finding: 'partial', rule: 'date', first, last };
  if (agreement === 'different' && only && !finding.echoed && !finding.near)
    return { finding: 'wrong', rule: 'date', first, last };
  return null;
}

const PAIR_FINDING = { choice: 'uncommitted', between: 'vague', span: 'open' } as const;
