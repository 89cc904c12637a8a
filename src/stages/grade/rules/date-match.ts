/**
 * Dates: a date that the answer adds to the question, against every date that counts as right. A finer date inside
 * the expected one is right, a coarser one is partial, another one is wrong when the reference is nothing but dates.
 */
import { compareDates, type DateAgreement } from '../../../values/compare-dates.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
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
  /** The agreeing date is a decade or a century. */
  readonly span: boolean;
  /** A date finer than a century is said that does not agree. */
  readonly finerOther: boolean;
  /** A date that the question says too agrees: then another one does not contradict. */
  readonly echoed: boolean;
  /** What is said is "between" two dates that hold an expected one. */
  readonly between: boolean;
  /** Every alias is a date. */
  readonly only: boolean;
}

const RANK: Readonly<Record<DateAgreement, number>> = { same: 3, open: 2, coarser: 1, different: 0 };

/** The date of an answer that agrees best; null when no date is expected. */
export function findDate(expected: Expected, answer: AnswerReading): DateFinding | null {
  if (!expected.hasDate) return null;
  let best: Omit<DateFinding, 'said' | 'only' | 'echoed' | 'finerOther' | 'between'> | null = null;
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
      const agreement = compareDates(one.date, date);
      if (best === null || RANK[agreement] > RANK[best.agreement])
        best = {
          agreement,
          month: date.month !== null,
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
    span: false,
    first: -1,
    last: -1,
    leads: false,
  } as const;
  const between = saysBetween(expected, answer);
  return { ...(best ?? none), said, echoed, finerOther, between, only: expected.onlyDates };
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
 * What the date alone settles. A date that agrees only later in the answer may be detail, and settles nothing; a
 * coarser one is partial where the question asks for a day (`exact`), and left open where it only asks when.
 */
export function dateVerdict(
  finding: DateFinding | null,
  answer: AnswerReading,
  exact: boolean,
): Verdict | null {
  if (finding === null || finding.said === 0) return null;
  const { agreement, first, last, leads, only } = finding;
  if (agreement === 'same' && leads && first < answer.firstSentenceEnd)
    return { finding: 'right', rule: 'date', first, last };
  if (agreement === 'open' && only) return { finding: 'open', rule: 'date', first, last };
  if (agreement === 'different' && only && finding.between)
    return { finding: 'vague', rule: 'date', first, last };
  if (agreement === 'coarser' && exact && only && !finding.finerOther)
    return { finding: 'partial', rule: 'date', first, last };
  if (agreement === 'different' && only && !finding.echoed)
    return { finding: 'wrong', rule: 'date', first, last };
  return null;
}
