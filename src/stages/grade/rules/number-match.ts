/**
 * Numbers: a number that the answer adds to the question, against every number that counts as right, in any unit of
 * the same dimension. Numbers inside a date are detail unless the expected number could be a year.
 */
import {
  compareNumbers,
  type ExpectedNumber,
  type NumberAgreement,
} from '../../../values/compare-numbers.ts';
import type { NumberMention } from '../../../values/number-mention.ts';
import { readShares } from '../../../values/read-shares.ts';
import type { AnswerReading } from './answer-reading.ts';
import { followsAsNumber } from './derived-value.ts';
import type { Expected } from './expected.ts';
import {
  countsOther,
  isBesideCounted,
  isCounted,
  isPertinent,
  measuresElse,
  saysOtherTotal,
} from './number-of-what.ts';
import type { Span } from './span.ts';
import type { Verdict } from './verdict.ts';

export interface NumberFinding {
  readonly agreement: NumberAgreement;
  readonly said: number;
  readonly first: number;
  readonly last: number;
  readonly leads: boolean;
  /** A number that the question says too agrees: then another one does not contradict. */
  readonly echoed: boolean;
  /** The agreeing number was a range. */
  readonly range: boolean;
  /** The number was said as exact, and a whole number or a range was expected: close is not it. */
  readonly missed: boolean;
  /** Every alias is a number. */
  readonly only: boolean;
  /** What was said first is told to be of the thing asked for: by its unit, by a word of the question, or by saying nothing else. */
  readonly pertinent: boolean;
}

export interface FindNumberOptions {
  /** Relative tolerance for an expected number without a range. @default () => 0 */
  readonly tolerance?: (expected: ExpectedNumber) => number;
}

const RANK: Readonly<Record<NumberAgreement, number>> = {
  same: 5,
  open: 4,
  bound: 3,
  near: 2,
  vague: 1,
  different: 0,
};

/** The number of an answer that agrees best; null when no number is expected. */
export function findNumber(
  expected: Expected,
  answer: AnswerReading,
  { tolerance = () => 0 }: FindNumberOptions = {},
): NumberFinding | null {
  if (!expected.hasNumber) return null;
  const withinDate = expected.yearLike ? null : coveredBy(answer.dates);
  const measured = expected.texts.some((one) => one.number?.unit != null);
  let best: Omit<NumberFinding, 'said' | 'only' | 'echoed' | 'pertinent'> | null = null;
  let pertinent = false;
  let said = 0;
  let echoed = false;
  const share = findShare(expected, answer);
  if (share !== null) return share;
  const spoken = expected.yearLike ? findSpoken(expected, answer) : null;
  if (spoken !== null) return spoken;
  for (const number of answer.numbers) {
    if (number.ordinal && !expected.ordinal) continue;
    if (!answer.addsBetween(number.first, number.last) && !isCounted(number, answer)) {
      echoed ||= expected.texts.some(
        (one) => one.number !== null && compareNumbers(one.number, number) === 'same',
      );
      continue;
    }
    if (withinDate?.(number)) continue;
    if (!measured && measuresElse(answer, number.first)) continue;
    said += 1;
    pertinent ||= isPertinent(number, expected, answer);
    for (const one of expected.texts) {
      if (!one.number) continue;
      const compared = countsOther(one.number, number, answer)
        ? 'open'
        : compareNumbers(one.number, number, { tolerance: tolerance(one.number) });
      const agreement = compared === 'same' && isBesideCounted(number, answer) ? 'open' : compared;
      if (best === null || RANK[agreement] > RANK[best.agreement])
        best = {
          agreement,
          range: number.low !== number.high,
          missed:
            number.about === 'exact' &&
            number.low === number.high &&
            // "384 thousand" is told to be rounded.
            number.scale === 1 &&
            (one.number.low !== one.number.high || isExactly(one.number, number)),
          first: number.first,
          last: number.last,
          leads: said === 1,
        };
    }
  }
  const none = {
    agreement: 'different',
    range: false,
    missed: false,
    first: -1,
    last: -1,
    leads: false,
  } as const;
  const found = best ?? none;
  // Written out, as of dates.
  return {
    agreement: found.agreement,
    range: found.range,
    missed: found.missed,
    first: found.first,
    last: found.last,
    leads: found.leads,
    said,
    echoed,
    pertinent:
      pertinent &&
      !isDisputed(expected) &&
      !(found.agreement === 'different' && followsAsNumber(expected, answer)) &&
      !(found.agreement === 'near' && expected.texts.some(({ raw }) => APPROXIMATE.test(raw))),
    only: expected.onlyNumbers,
  };
}

/** "One in four" for 25 %: null where no share is expected or none is said; another share is left open beside numbers. */
function findShare({ texts, onlyNumbers }: Expected, answer: AnswerReading): NumberFinding | null {
  const wanted = texts.flatMap(({ number }) =>
    number?.unit?.dimension === 'percent'
      ? [number.value / 100]
      : number !== null && number.value > 0 && number.value < 1
        ? [number.value]
        : [],
  );
  if (wanted.length === 0 || answer.read.text.includes('%')) return null;
  const [first, ...more] = readShares(answer.read.text).filter(({ start, end }) =>
    addsAt(answer, start, end),
  );
  if (first === undefined) return null;
  const same = more.length === 0 && wanted.some((value) => Math.abs(value - first.value) < 0.005);
  return { ...ONE_SAID, agreement: same ? 'same' : 'open', ...stretchOf(answer, first), only: onlyNumbers };
}

/** "Nineteen forty-five" for a count of 1,945. */
function findSpoken({ texts, onlyNumbers }: Expected, answer: AnswerReading): NumberFinding | null {
  const date = answer.dates.find(
    ({ first, last, precision, year }) =>
      precision === 'year' &&
      !answer.words.slice(first, last + 1).some(({ digits }) => digits) &&
      texts.some(({ number }) => number !== null && number.value === year),
  );
  return date === undefined
    ? null
    : { ...ONE_SAID, agreement: 'same', first: date.first, last: date.last, only: onlyNumbers };
}

const ONE_SAID = {
  said: 1,
  leads: true,
  echoed: false,
  range: false,
  missed: false,
  pertinent: true,
} as const;

function stretchOf(
  { words }: AnswerReading,
  { start, end }: { readonly start: number; readonly end: number },
) {
  const first = words.findIndex((word) => word.end > start);
  let last = first;
  while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
  return { first, last };
}

function addsAt(answer: AnswerReading, start: number, end: number): boolean {
  const { first, last } = stretchOf(answer, { start, end });
  return first >= 0 && answer.addsBetween(first, last);
}

/** Said as exactly as expected: a whole number, as many decimals, or feet with their inches. */
function isExactly(expected: ExpectedNumber, said: NumberMention): boolean {
  if (said.compound === true) return true;
  if (Number.isInteger(expected.value)) return !expected.rounded;
  return said.unit === expected.unit && decimalsOf(said.value) >= decimalsOf(expected.value);
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** An expected number that is told to be none to the last digit. */
const APPROXIMATE =
  /^\W*(?:about|around|approximately|roughly|circa|ca\.?|c\.|nearly|almost|some|over|more than)\s|^[~≈]/i;

/** References that are different numbers: whoever collected them took more than one for right. */
function isDisputed({ texts }: Expected): boolean {
  return new Set(texts.flatMap(({ number }) => (number ? [number.value] : []))).size > 1;
}

/** Whether one of the spans holds another whole: from a table, because a stuck model says ten thousand years in a row. */
function coveredBy(spans: readonly Span[]): (span: Span) => boolean {
  const reach: number[] = [];
  for (const { first, last } of spans) reach[first] = Math.max(reach[first] ?? -1, last);
  for (let at = 0; at < reach.length; at += 1) reach[at] = Math.max(reach[at] ?? -1, reach[at - 1] ?? -1);
  return ({ first, last }) => (reach[Math.min(first, reach.length - 1)] ?? -1) >= last;
}

/** What the number alone settles. */
export function numberVerdict(finding: NumberFinding | null, answer: AnswerReading): Verdict | null {
  if (finding === null || finding.said === 0) return null;
  const { agreement, first, last, leads, only } = finding;
  if (
    agreement === 'same' &&
    leads &&
    first < answer.firstSentenceEnd &&
    saysOtherTotal(answer, { first, last })
  )
    return null;
  if (agreement === 'same' && leads && first < answer.firstSentenceEnd)
    return { finding: 'right', rule: 'number', first, last };
  if (!only) return null;
  if (agreement === 'open') return { finding: 'open', rule: 'number', first, last };
  if (finding.echoed) return null;
  if ((agreement === 'different' || (agreement === 'near' && finding.missed)) && finding.pertinent)
    return { finding: 'wrong', rule: 'number', first, last };
  // People take a range that holds the value for right as often as not.
  if (finding.said === 1 && finding.range && agreement === 'bound')
    return { finding: 'open', rule: 'number', first, last };
  if (finding.said === 1 && !finding.range && (agreement === 'bound' || agreement === 'vague'))
    return { finding: isSaidInEnglish(answer, first) ? 'vague' : 'open', rule: 'number', first, last };
  return null;
}

/** Of other languages nobody has measured how people take "about" and "more than": left open. */
function isSaidInEnglish({ words }: AnswerReading, first: number): boolean {
  return words.slice(Math.max(0, first - 2), first).some(({ text }) => BLURS.has(text));
}
const BLURS = new Set(
  'about around approximately roughly circa ca nearly almost some approx estimated than over least exceeding under to most'.split(
    ' ',
  ),
);
