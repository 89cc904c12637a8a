/**
 * Named features of an answer against its reference: what the score weighs when no rule is certain. Every feature
 * lies in [0, 1] and says one thing a reader can check; none looks at a particular question.
 */
import { compareDates, type DateAgreement } from '../../../values/compare-dates.ts';
import { findName, type NameFinding } from '../../../values/compare-names.ts';
import { compareNumbers, type NumberAgreement } from '../../../values/compare-numbers.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected, ExpectedText } from './expected.ts';
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
export function findAll(expected: Expected, answer: AnswerReading): Findings {
  const all: Finding[] = [];
  let best: Finding | null = null;
  for (const one of expected.texts) {
    const text = findText(one, answer);
    const name = text.phrase || one.person === null ? null : findName(one.person, answer.words);
    const finding = { expected: one, text, name };
    all.push(finding);
    if (best === null || worth(finding) > worth(best)) best = finding;
    if (text.phrase && one.content.length > 1) break;
  }
  return { best, all, dates: findDates(expected, answer), numbers: findNumbers(expected, answer) };
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
  if (!expected.texts.some((one) => one.number)) return null;
  let finding: NumberFinding | null = null;
  let said = 0;
  for (const number of answer.numbers) {
    if (!addsAny(answer, number.first, number.last)) continue;
    said += 1;
    for (const one of expected.texts) {
      if (!one.number) continue;
      const agreement = compareNumbers(one.number, number);
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

/** Names of all features, in the order of the weights. */
export const FEATURE_NAMES = [
  'phrase',
  'phraseEarly',
  'runTogether',
  'recall',
  'addedRecall',
  'addedRecallFull',
  'addedRecallHalf',
  'nameFull',
  'nameFamily',
  'nameOther',
  'dateSame',
  'dateCoarser',
  'dateDifferent',
  'numberSame',
  'numberNear',
  'numberDifferent',
  'otherEntities',
  'otherEntityFirst',
  'properName',
  'properNameAbsent',
  'longExpected',
  'longAnswer',
  'shortAnswer',
  'addedShare',
  'refusal',
  'hedge',
  'negated',
  'aliases',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type Features = Record<FeatureName, number>;

/** The features of what was found. */
export function featuresOf(
  findings: Findings,
  answer: AnswerReading,
  { refusal, hedge }: { readonly refusal: boolean; readonly hedge: boolean },
): Features {
  const { best, dates, numbers } = findings;
  const text = best?.text;
  const name = best?.name?.agreement;
  const added = text?.addedRecall ?? 0;
  const entities = answer.entities.filter((entity) => !covers(best, entity.first, entity.last));
  const found = text?.phrase || text?.runTogether || added > 0;
  const novel = answer.content.filter((at) => answer.adds(at)).length;
  const explained = best
    ? Math.min(1, (best.expected.content.length * Math.max(text?.recall ?? 0, 0)) / Math.max(1, novel))
    : 0;
  return {
    phrase: flag(text?.phrase),
    phraseEarly: flag(text?.phrase && text.first < answer.firstSentenceEnd),
    runTogether: flag(text?.runTogether),
    recall: text?.recall ?? 0,
    addedRecall: added,
    addedRecallFull: flag(added >= 0.89),
    addedRecallHalf: flag(added >= 0.49),
    nameFull: flag(name === 'full'),
    nameFamily: flag(name === 'family'),
    nameOther: flag(name === 'other'),
    dateSame: flag(dates?.agreement === 'same'),
    dateCoarser: flag(dates?.agreement === 'coarser'),
    dateDifferent: flag(dates?.agreement === 'different' && dates.said > 0),
    numberSame: flag(numbers?.agreement === 'same'),
    numberNear: flag(numbers?.agreement === 'near' || numbers?.agreement === 'bound'),
    numberDifferent: flag(numbers?.agreement === 'different' && numbers.said > 0),
    otherEntities: Math.min(1, entities.length / 3),
    otherEntityFirst: flag(
      entities.length > 0 && (text === undefined || text.first < 0 || (entities[0]?.first ?? 0) < text.first),
    ),
    properName: flag(best?.expected.properName),
    properNameAbsent: flag(best?.expected.properName && !found),
    longExpected: Math.min(1, Math.max(0, (best?.expected.content.length ?? 0) - 2) / 6),
    longAnswer: Math.min(1, answer.content.length / 80),
    shortAnswer: flag(novel <= 4),
    addedShare: explained,
    refusal: flag(refusal),
    hedge: flag(hedge),
    negated: flag(text !== undefined && text.first > 0 && negatedBefore(answer, text.first)),
    aliases: Math.min(1, findings.all.length / 10),
  };
}

function covers(best: Finding | null, first: number, last: number): boolean {
  if (!best) return false;
  const from = best.text.first >= 0 ? best.text.first : (best.name?.first ?? -1);
  const to = best.text.last >= 0 ? best.text.last : (best.name?.last ?? -1);
  return from >= 0 && from <= last && to >= first;
}

function negatedBefore(answer: AnswerReading, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const word = answer.words[at]?.text;
    if (word === 'not' || word === 'never' || word === 'nor' || word === 'neither') return true;
  }
  return false;
}

function flag(value: boolean | undefined): number {
  return value ? 1 : 0;
}
