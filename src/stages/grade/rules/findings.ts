/**
 * Everything of a reference that an answer says: the best alias as text and as name, the agreeing date, the
 * agreeing number. What the question already says is no finding, because a wrong answer repeats it too.
 */
import { compareDates, type DateAgreement } from '../../../values/compare-dates.ts';
import { findName, type NameFinding } from '../../../values/compare-names.ts';
import { compareNumbers, type NumberAgreement } from '../../../values/compare-numbers.ts';
import type { PersonName } from '../../../values/person-name.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected, ExpectedText } from './expected.ts';
import type { AskedFor } from './question-form.ts';
import { findText, type TextFinding } from './text-match.ts';

/** What was found of one expected text. */
export interface Finding {
  readonly expected: ExpectedText;
  readonly text: TextFinding;
  readonly name: NameFinding | null;
}

export interface Findings {
  readonly best: Finding | null;
  readonly all: readonly Finding[];
  readonly dates: DateFinding | null;
  readonly numbers: NumberFinding | null;
  /** Every alias is a date (or a number), so that another date (or number) contradicts. */
  readonly onlyDates: boolean;
  readonly onlyNumbers: boolean;
}

export interface DateFinding {
  /** Best agreement over expected dates and dates said that the question does not say. */
  readonly agreement: DateAgreement;
  readonly said: number;
  /** Position of the agreeing date, or of the first one said. */
  readonly first: number;
  readonly last: number;
  /** True when the agreeing date is the first one the answer adds. */
  readonly leads: boolean;
}

export interface NumberFinding {
  readonly agreement: NumberAgreement;
  readonly said: number;
  readonly first: number;
  readonly last: number;
  readonly leads: boolean;
}

/** Looks for everything expected in an answer. */
export function findAll(expected: Expected, answer: AnswerReading, asked: AskedFor): Findings {
  const personal = asked === 'person' || expected.form === 'person';
  const all: Finding[] = [];
  let best: Finding | null = null;
  for (const one of expected.texts) {
    const text = findText(one, answer);
    const name = personal && !text.phrase && one.person !== null ? nameFinding(one.person, answer) : null;
    const finding = { expected: one, text, name };
    all.push(finding);
    if (best === null || worth(finding) > worth(best)) best = finding;
    if (text.phrase && one.content.length > 1) break;
  }
  return {
    best,
    all,
    dates: findDates(expected, answer),
    numbers: findNumbers(expected, answer),
    onlyDates: expected.texts.length > 0 && expected.texts.every((one) => one.date !== null),
    onlyNumbers: expected.texts.length > 0 && expected.texts.every((one) => one.number !== null),
  };
}

/** A name made only of words that the question says is no finding. */
function nameFinding(person: PersonName, answer: AnswerReading): NameFinding | null {
  const finding = findName(person, answer.words);
  if (finding.first < 0) return finding;
  let adds = false;
  for (let at = finding.first; at <= finding.last; at += 1) if (answer.adds(at)) adds = true;
  const word = answer.words[finding.last];
  if (!adds || (finding.agreement === 'family' && !word?.capital && answer.words.length > 3)) return null;
  return finding;
}

function worth({ text, name }: Finding): number {
  if (text.phrase) return 10;
  if (text.runTogether) return 9;
  const named =
    name === null
      ? 0
      : name.agreement === 'full'
        ? 1
        : name.agreement === 'family'
          ? 0.8
          : name.agreement === 'other'
            ? -0.1
            : 0;
  return Math.max(text.recall, text.addedRecall ?? 0) + named;
}

function findDates(expected: Expected, answer: AnswerReading): DateFinding | null {
  if (!expected.texts.some((one) => one.date)) return null;
  let finding: DateFinding | null = null;
  let said = 0;
  for (const date of answer.dates) {
    if (!addsAny(answer, date.first, date.last)) continue;
    said += 1;
    for (const one of expected.texts) {
      if (!one.date) continue;
      const agreement = compareDates(one.date, date);
      if (finding === null || dateRank(agreement) > dateRank(finding.agreement))
        finding = { agreement, said, first: date.first, last: date.last, leads: said === 1 };
    }
  }
  return finding === null
    ? { agreement: 'different', said: 0, first: -1, last: -1, leads: false }
    : { ...finding, said };
}

function dateRank(agreement: DateAgreement): number {
  return agreement === 'same' ? 2 : agreement === 'coarser' ? 1 : 0;
}

function findNumbers(expected: Expected, answer: AnswerReading): NumberFinding | null {
  const wanted = expected.texts.flatMap((one) => (one.number ? [one.number] : []));
  if (wanted.length === 0) return null;
  const yearLike = wanted.some(
    (number) => Number.isInteger(number.value) && number.value >= 1000 && number.value < 2200,
  );
  let finding: NumberFinding | null = null;
  let said = 0;
  for (const number of answer.numbers) {
    if (!addsAny(answer, number.first, number.last)) continue;
    // A date beside the number is detail: "sold 12 copies in 1954".
    if (!yearLike && answer.dates.some((date) => date.first <= number.first && date.last >= number.last))
      continue;
    said += 1;
    for (const one of wanted) {
      const agreement = compareNumbers(one, number);
      if (finding === null || numberRank(agreement) > numberRank(finding.agreement))
        finding = { agreement, said, first: number.first, last: number.last, leads: said === 1 };
    }
  }
  return finding === null
    ? { agreement: 'different', said: 0, first: -1, last: -1, leads: false }
    : { ...finding, said };
}

function numberRank(agreement: NumberAgreement): number {
  return agreement === 'same' ? 3 : agreement === 'bound' ? 2 : agreement === 'near' ? 1 : 0;
}

function addsAny(answer: AnswerReading, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    const word = answer.words[at] as Word;
    if (!answer.asked.has(word.stem)) return true;
  }
  return false;
}
