/**
 * Whether the answer may call what is expected by another word: "soccer" for football, "polonais" for Polish, "CO2" for carbon
 * dioxide, "CHF" for the Swiss franc. Nothing tells that it does, so the answer is not accepted; only no rule may call it wrong.
 */
import { countryNames } from '../../../values/country-names.ts';
import { isFormula } from '../../../values/elements.ts';
import { countryRoot, isCountry } from '../../../values/place-names.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';

/** By a word that means something else elsewhere, or by the one of another language. */
export function isCalledOtherwise(expected: Expected, answer: AnswerReading): boolean {
  return isOtherFootball(expected, answer) || isPeopleElsewhere(expected, answer);
}

/** "Soccer" for football: one game in half of the world, and another in the rest. */
function isOtherFootball({ texts }: Expected, { words }: AnswerReading): boolean {
  return (
    texts.some(({ content }) => FOOTBALL.has(content.at(-1)?.text ?? '')) &&
    words.some(({ text }) => FOOTBALL.has(text))
  );
}
const FOOTBALL = new Set(
  'football soccer footie futbol futebol fussball calcio voetbal fotbal fotbol'.split(' '),
);

/** "Polnisch", "polonais" for Polish: the beginning of a country's name in another language. */
function isPeopleElsewhere({ texts }: Expected, { words }: AnswerReading): boolean {
  if (words.length > 3) return false;
  const roots = new Set(
    texts.flatMap(({ content }) =>
      content.length === 1 && !isCountry(content[0]!.text) ? (countryRoot(content[0]!.text) ?? []) : [],
    ),
  );
  return [...roots].some((root) => {
    const { byName, stems } = countryNames();
    const [code] = byName.get(root)?.codes ?? [];
    const beginnings = code === undefined ? [] : [...(stems.get(code) ?? [])];
    return words.some(
      ({ text }) => countryRoot(text) === null && beginnings.some((beginning) => text.startsWith(beginning)),
    );
  });
}

/** The code of a currency that is asked for. */
export function isCurrencyCode(answer: string, question: string): boolean {
  return /\bcurrenc(?:y|ies)\b/i.test(question) && /^\W*\p{Lu}{3}\W*$/u.test(answer);
}

const FORMULA = /\b\p{Lu}[\p{L}\d]{1,8}\b/gu;

/** "Sodium chloride" for NaCl: a name may stand for the formula. */
export function isFormulaOrName({ texts }: Expected, { read, words }: AnswerReading): boolean {
  const said = read.text.match(FORMULA)?.some(isFormula) === true;
  const wanted = texts.some(({ raw }) => isFormula(raw.trim()));
  // "CO2" for carbon dioxide.
  return wanted
    ? !said
    : said && words.length <= 8 && texts.every(({ raw }) => !/\p{Lu}/u.test(raw.slice(1)));
}
