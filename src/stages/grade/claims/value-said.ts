/**
 * Whether an answer says the value of a claim. A judge is to copy; one that corrects, completes or mistakes a value puts its
 * own words into the answer, and they must not count for or against the model. Dates and numbers are read, names are looked
 * up word by word, so that another form of the same value stays the same value.
 */
import { compareDates } from '../../../values/compare-dates.ts';
import { foldText } from '../../../values/fold-text.ts';
import { readDates } from '../../../values/read-dates.ts';
import { sharesWord } from '../../../values/shared-words.ts';
import { readWholeDate } from '../../../values/whole-value.ts';
import { readWords } from '../../../values/words.ts';
import { wordFinder } from './locate-words.ts';

/**
 * Properties whose value a reader takes from another word: "a Danish chemist" is of Denmark, "she" is a woman. Of these no
 * looking up can tell a judge's own word from the answer's.
 */
const DERIVED = new Set(['citizenship', 'birth country', 'sex', 'language', 'occupation', 'religion']);

/** Tells of a value whether this answer says it. */
export function valueFinder(
  answer: string,
): (claim: { readonly property: string; readonly value: string }) => boolean {
  const find = wordFinder(answer);
  const read = readWords(answer);
  const dates = readDates(read);
  const letters = foldText(answer);
  // "Nine" is 9.
  const numbers = new Set([
    ...numbersOf(answer),
    ...read.words.flatMap(({ stem }) => (/^\d+$/.test(stem) ? numbersOf(stem) : [])),
  ]);
  return ({ property, value }) => {
    if (find(value) !== null) return true;
    const date = readWholeDate(value);
    if (date !== null)
      return dates.some((said) => {
        const agreement = compareDates(date, said);
        return agreement === 'same' || agreement === 'open';
      });
    if (!numbersOf(value).every((number) => numbers.has(number))) return false;
    if (DERIVED.has(property)) return true;
    const han = [...value].filter((letter) => HAN.test(letter));
    if (han.length > 0)
      return 2 * han.filter((letter) => letters.includes(foldText(letter))).length >= han.length;
    const words = readWords(value).words.filter(({ stop, digits }) => !stop && !digits);
    const said = words.filter(({ text }) => sharesWord(text, answer));
    return 2 * said.length >= words.length;
  };
}

const HAN = /\p{sc=Han}/u;

/** Written numbers, without what parts thousands. */
function numbersOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(?<=\d)[,.\u00a0\u202f' ](?=\d{3}(?!\d))/g, '');
  return (plain.match(/\d+/g) ?? []).map((number) => number.replace(/^0+(?=\d)/, ''));
}
