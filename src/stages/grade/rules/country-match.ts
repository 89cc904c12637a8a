/**
 * Another country where a country is expected, in the languages that rules read: "Polen" for Deutschland. Only where it is
 * the one country that is said and hardly anything else stands beside it, because an answer may tell as well where somebody
 * went; a former state, a part of a country, or a land that belongs to the expected one contradicts nothing.
 */

import { remembered } from '../../../core/remembered.ts';
import {
  type CountryName,
  countryNames,
  countryWord,
  countryWords,
  isIndependent,
} from '../../../values/country-names.ts';
import { foldText } from '../../../values/fold-text.ts';
import { OR_WORDS } from '../../../values/or-words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { saysMore } from './country-beside.ts';
import type { Expected } from './expected.ts';
import { isDisclaimed, setAside } from './negation.ts';
import { type AskedFor, askedFor, asksSeveral } from './question-form.ts';
import type { Span } from './span.ts';
import type { TextFinding } from './text-match.ts';
import type { Verdict } from './verdict.ts';

interface CountryContext {
  readonly answer: AnswerReading;
  readonly question: string;
}

/** Null where no country is expected, or the answer has not just one other. */
export function countryVerdict(
  expected: Expected,
  best: { readonly text: TextFinding } | null,
  { answer, question }: CountryContext,
): Verdict | null {
  if (best === null || best.text.phrase || answer.denied || answer.words.length > LONGEST) return null;
  if (NOT_PLACES.has(askedFor(question))) return null;
  const wanted = expectedCountry(expected);
  if (wanted === null || asksSeveral(question) || asksForAny(question)) return null;
  const said = countriesIn(answer);
  const [only] = said;
  if (only === undefined || said.length > 1 || only.first >= answer.firstSentenceEnd) return null;
  const [code] = only.name.codes;
  if (only.name.codes.size !== 1 || code === undefined) return null;
  if (!answer.addsBetween(only.first, only.last)) return null;
  // "Deutschland" for Germany: the same where a country is asked for, and open where its name may be.
  if (code === wanted && best.text.recall === 0) {
    const finding =
      asksCountry(question) &&
      !asksForName(question) &&
      !saysMore(answer, only, { code, wanted, asked: true, question }) &&
      !setAside(answer, only)
        ? 'right'
        : 'open';
    return { finding, rule: 'class', first: only.first, last: only.last };
  }
  if (mayBeSame(code, wanted)) return null;
  if (saysMore(answer, only, { code, wanted, asked: asksCountry(question), question })) return null;
  if (setAside(answer, only) || isDisclaimed(answer, only, { question, expected: expected.texts }))
    return null;
  return { finding: 'wrong', rule: 'class', first: only.first, last: only.last };
}

/** "In Austria or in Poland": the expected country is one of two, in a sentence as well. */
export function offersOtherCountry(
  expected: Expected,
  { first, last }: Span,
  answer: AnswerReading,
): boolean {
  const { words } = answer;
  const or = words.findIndex(({ text }, at) => at >= first - NEAR && at <= last + NEAR && OR_WORDS.has(text));
  if (or < 0 || words.length > LONGEST) return false;
  const wanted = expectedCountry(expected);
  const said = wanted === null ? [] : countriesIn(answer);
  const [left, right] = said;
  if (wanted === null || said.length !== 2 || left === undefined || right === undefined) return false;
  if (or !== left.last + 1 || right.first <= or || right.first > or + NEAR) return false;
  return (
    [left, right].some(({ name }) => name.codes.has(wanted)) &&
    said.some(({ name }) => excludes(name, wanted))
  );
}
/** Words from one country over "or" to the other: "Austria or in the Netherlands". */
const NEAR = 3;

function excludes({ codes }: CountryName, wanted: string): boolean {
  return [...codes].every((code) => !mayBeSame(code, wanted));
}

/** Asked for one of these, no names of countries are made. */
const NOT_PLACES: ReadonlySet<AskedFor> = new Set(['person', 'time', 'number', 'reason']);

/** Words of a reply that may still say nothing but a country. */
const LONGEST = 24;

const known = new WeakMap<Expected, string | null>();

/** The code of the one country that the reference names; null where it names none, or several. */
function expectedCountry(expected: Expected): string | null {
  let found = known.get(expected);
  if (found === undefined) {
    found = null;
    if (expected.within.length === 0 && expected.texts.some(({ properName }) => properName)) {
      const { byName } = countryNames();
      const codes = new Set(
        expected.texts.flatMap(({ raw }) => [...(byName.get(countryWords(raw).join(' '))?.codes ?? [])]),
      );
      const [code] = codes;
      if (codes.size === 1 && code !== undefined && isIndependent(code)) found = code;
    }
    known.set(expected, found);
  }
  return found;
}

/** The word for a country in a question that asks which. */
const asksCountry = remembered((question) =>
  /(?<!\p{L})(?:country|nation|staat|staat(?:es|s)|land(?:es)?|pays|etat|pais|stat[ue]?|zem[ei]|paese|stato|kraju?|panstw\p{L}+|strany?|kraini|krain[ay])(?!\p{L})/u.test(
    foldText(question),
  ),
);

/** "Nennen Sie ein Land, ...": others are as right. */
const asksForAny = remembered((question) =>
  /(?<!\p{L})(?:nenn\p{L}*|citez|cite|nombr[ae]|ein (?:land|staat)|une? (?:pays|etat)|un pais|(?:jednu|nejakou) zemi|countries|lander|staaten|zeme|quels|paises|ktere staty)(?!\p{L})/u.test(
    foldText(question),
  ),
);

/** "What is the country called in Welsh?": a name in one language. */
const asksForName = remembered((question) =>
  /(?<!\p{L})(?:name|names|named|called|call|spell|spelt|word|translat|language|heisst|heissen|nennt|wort|sprache|nom|appell|mot|langue|nombre|llama|palabra|lengua|idioma|nome|chiama|parola|lingua|nazev|nazyva|jmenuje|slovo|jazy|nazwa|nazywa|slow|jezyk)/u.test(
    foldText(question),
  ),
);

interface Said {
  readonly first: number;
  readonly last: number;
  readonly name: CountryName;
}

/** The countries that an answer names, the longest name first ("Guinea-Bissau"), each country once. */
function countriesIn({ words, read }: AnswerReading): readonly Said[] {
  const { byName, longest } = countryNames();
  const written = words.map(({ start, end }) => read.text.slice(start, end));
  const folded = written.map(countryWord);
  const said: Said[] = [];
  for (let first = 0; first < words.length; first += 1) {
    if (!/\p{Lu}/u.test(written[first]!)) continue;
    for (let last = Math.min(words.length, first + longest) - 1; last >= first; last -= 1) {
      const name = byName.get(folded.slice(first, last + 1).join(' '));
      if (name === undefined) continue;
      if (name.capitals && /\p{Ll}/u.test(written.slice(first, last + 1).join(''))) continue;
      if (!said.some((one) => sameCodes(one.name, name))) said.push({ first, last, name });
      first = last;
      break;
    }
  }
  return said;
}

function sameCodes(one: CountryName, other: CountryName): boolean {
  return one.codes.size === other.codes.size && [...one.codes].every((code) => other.codes.has(code));
}

/**
 * Countries of which one was or is a part of the other, or whose name stands for a place in it: Granada lies in Spain,
 * and Monaco is Munich in Italian.
 */
const OVERLAPPING = [
  'RU UA BY MD GE AM AZ KZ KG TJ TM UZ LT LV EE FI PL',
  'IN PK BD',
  'ET ER',
  'MY SG',
  'ID TL',
  'RS HR SI BA ME MK',
  'GB IE',
  'CN TW HK MO MN',
  'IL PS JO',
  'CD CG',
  'DM DO',
  'SD SS',
  'GN GQ GW',
  'IT VA',
  'ES GD',
  'DE MC',
  'BR SV',
  'US GE',
  'GR MK',
].map((group) => new Set(group.split(' ')));

function mayBeSame(said: string, wanted: string): boolean {
  return (
    said === wanted ||
    !isIndependent(said) ||
    OVERLAPPING.some((group) => group.has(said) && group.has(wanted))
  );
}
