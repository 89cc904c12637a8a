/**
 * The reference is in the answer where rules that read words do not see it: run together or clinging to citation marks ("in
 * 19831", "ofUlm"), to be worked out, or called by another word. None of them may call such an answer wrong.
 */
import { remembered } from '../../../core/remembered.ts';
import { type AnswerReading, lettersOf } from './answer-reading.ts';
import { offersChoice } from './choice-match.ts';
import { followsAsNumber, followsAsYear } from './derived-value.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import { isCalledOtherwise } from './other-word-for-it.ts';
import { findPhrase, isLittle } from './phrase-match.ts';

const known = new WeakMap<Expected, Needles>();

export interface HiddenContext {
  readonly answer: AnswerReading;
  readonly question: string;
}

/** True when an expected text or year is inside a longer run of the answer and not in the question. */
export function isHidden(expected: Expected, { answer, question }: HiddenContext): boolean {
  const { texts, names, years, decimals } = needlesOf(expected);
  const asked = lettersAsked(question);
  const glued = texts.some((needle) => {
    const at = answer.letters.indexOf(needle);
    if (at < 0 || asked.includes(needle) || answer.alignedAt(needle) !== null) return false;
    // "14july" does not hold "4july", nor "worldwarii" World War I.
    const [before, after] = [answer.letters[at - 1] ?? '', answer.letters[at + needle.length] ?? ''];
    return !(/\d/.test(before) && /^\d/.test(needle)) && !(/[\divx]/.test(after) && /[\divx]$/.test(needle));
  });
  return (
    glued ||
    isSpecified(expected, answer) ||
    isCalledOtherwise(expected, answer) ||
    (expected.hasNumber && followsAsNumber(expected, answer)) ||
    (expected.hasDate && followsAsYear(expected, answer)) ||
    saysOther(expected, answer) ||
    isAmongOffered(expected, { answer, question }) ||
    names.some((one) => isIn(answer.read.text, one) && !isIn(question, one)) ||
    years.some((one) => !asked.includes(one.part) && isIn(answer.read.text, one)) ||
    decimals.some((one) => isIn(answer.read.text, one))
  );
}

/** Has one of the right strings of another kind than asked: "Ada Lind in 1439" for Ada Lind and 1440, asked who and in what year: one half is right. */
export function saysOther({ others = [] }: Expected, answer: AnswerReading): boolean {
  return others.some((one) => {
    const found = one.onlyStops || isLittle(one) ? null : findPhrase(one, answer);
    return found !== null && answer.addsBetween(found.first, found.last);
  });
}

/** "Which came first, the comic or the show?": the reference is said, and the other one too. */
function isAmongOffered({ texts }: Expected, { answer, question }: HiddenContext): boolean {
  return (
    offersChoice(question) &&
    texts.some(
      (one) => one.content.every(({ stem }) => answer.asked.has(stem)) && findPhrase(one, answer) !== null,
    )
  );
}

/** "O negative" for O, "E minor" for E: one letter, and what kind of it. */
function isSpecified({ texts }: Expected, { words }: AnswerReading): boolean {
  const [first, second] = words;
  return (
    words.length === 2 &&
    second?.capital === false &&
    texts.some(({ compact }) => compact.length <= 2 && first?.text === compact && first.capital)
  );
}

/** A pattern and a part of it that stands in all it matches: made where that part is met, because hardly any is. */
interface Needle {
  readonly part: string;
  readonly source: string;
}

function isIn(text: string, { part, source }: Needle): boolean {
  return text.includes(part) && new RegExp(source, 'u').test(text);
}

/** "19831", "in1983": a year with a citation mark behind it or a word before it. */
function clingsTo(year: string): Needle {
  return { part: year, source: `(?<!\\d)${year}\\d{1,2}(?!\\d)|\\p{L}${year}(?!\\d{3})` };
}

/** "12. 9 km" for 12.9: a space behind the point. */
function splitDecimal(value: number): Needle[] {
  const [whole, rest] = String(value).split('.');
  return rest === undefined || rest.length > 4
    ? []
    : [{ part: ` ${rest}`, source: `(?<![\\d.,])${whole?.replace('-', '')}[.,] ${rest}(?!\\d)` }];
}

/** "groupTLC1", "bandAcein": a short name between what it clings to, told by its capital or by a citation mark. */
function shortName({ raw, properName }: ExpectedText): Needle[] {
  const name = raw.trim();
  // "The letters Q and Z": a letter or an abbreviation that stands in the answer as it is spelt.
  if (/^(?![AI]$)\p{Lu}{1,3}$/u.test(name))
    return [{ part: name, source: `(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])` }, ...clinging(name)];
  return properName ? clinging(name) : [];
}

function clinging(name: string): Needle[] {
  return /^\p{Lu}\p{L}{2,3}$/u.test(name)
    ? [{ part: name, source: `\\p{Ll}${name}|(?<!\\p{L})${name}(?:\\d|\\p{Ll}{2}\\s\\d)` }]
    : [];
}

interface Needles {
  readonly names: readonly Needle[];
  readonly texts: readonly string[];
  readonly years: readonly Needle[];
  readonly decimals: readonly Needle[];
}

const lettersAsked = remembered(lettersOf);

function needlesOf(expected: Expected): Needles {
  let needles = known.get(expected);
  if (needles === undefined) {
    const years = expected.texts.flatMap(({ date }) =>
      date?.year != null && date.year >= 1000 && /^(?:year|month|day)$/.test(date.precision)
        ? [String(date.year)]
        : [],
    );
    const texts = expected.texts.flatMap(({ raw, number, date }) => {
      const letters = lettersOf(raw);
      return letters.length >= 5 && (number === null || date !== null) ? [letters] : [];
    });
    const decimals = expected.texts.flatMap(({ number }) => (number ? splitDecimal(number.value) : []));
    needles = {
      texts: [...new Set(texts)],
      names: expected.texts.flatMap(shortName),
      years: [...new Set(years)].map(clingsTo),
      decimals,
    };
    known.set(expected, needles);
  }
  return needles;
}
