/**
 * Whether a text names somebody or something that the question does not: by its capitals. A capital that only opens a sentence,
 * and "Italian" in "an Italian composer, but I don't remember which one", name nobody.
 */
import { countryRoot, isCountry } from '../../../values/place-names.ts';
import { isInflected } from './refusal-topic.ts';

/** A capitalised word that the question did not have; the first of a clause only where more of them follow. */
export function newName(text: string, known: ReadonlySet<string>): boolean {
  const tokens = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return tokens.some((token, index) => {
    if (!/^\p{Lu}/u.test(token) || NO_NAME.test(token)) return false;
    // "An Italian composer, but I don't remember which one".
    if (
      (/^\p{Ll}/u.test(tokens[index + 1] ?? '') ||
        /^(?:was|is|an?|were|are)$/.test(tokens[index - 1] ?? '')) &&
      isPeople(token.toLowerCase()) &&
      !PEOPLES.some((word) => known.has(word))
    )
      return false;
    if (wordsOf(token).every((word) => isKnown(word, known) || isInflected(word, known))) return false;
    return index > 0 || tokens.length <= 3 || /^\p{Lu}/u.test(tokens[1] ?? '');
  });
}

export function isKnown(word: string, known: ReadonlySet<string>): boolean {
  const stem = word.replace(/'s$|s$/, '');
  return known.has(word) || known.has(stem) || known.has(`${stem}s`) || known.has(`${stem}'s`);
}

export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’]/g, "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

/** Capitalised words that name nobody. */
const NO_NAME =
  /^(?:I|Someone|Somebody|Anyone|Anybody|Nobody|Everyone|Whoever|Something|Nothing|None|Its|His|Her|Their|My|Your|Our|AI|Haha|Hmm|Oh|Ok|Okay|Sure|Yes|No|Well|As|The|A|An|In|It|He|She|They|This|That|These|However|Unfortunately|Sorry|Honestly|Frankly|Truthfully|Alas|Sadly|Regrettably|Actually|Perhaps|Maybe|Possibly|Apologies|Hello|Hi|Thanks|Some|For|If|To|At|On|TV|January|February|March|April|May|June|July|August|September|October|November|December|Please|There|What|When|Who|Where|Which)(?:'\w+)?$/;

function isPeople(word: string): boolean {
  return REGIONAL.has(word) || (countryRoot(word) !== null && !isCountry(word));
}
const REGIONAL = new Set(
  'catalan basque bavarian flemish sicilian venetian prussian ottoman jewish roman byzantine soviet nordic slavic breton'.split(
    ' ',
  ),
);
/** Asked for one of these, "Italian" is an answer. */
const PEOPLES = [
  'country',
  'nationality',
  'language',
  'nation',
  'people',
  'ethnicity',
  'citizenship',
  'origin',
];
