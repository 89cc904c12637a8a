/**
 * Whether two short answers say the same thing, for counting how often a respondent repeats itself. Four readings,
 * tried in order: the same words, the same date, the same number, the same person; then one inside the other
 * ("Ulm" and "Ulm, Germany"). It is symmetric but not transitive: group by the first answer of a group.
 */
import { compareDates, type ExpectedDate } from './compare-dates.ts';
import { findName } from './compare-names.ts';
import { compareNumbers, type ExpectedNumber } from './compare-numbers.ts';
import { nearlySame } from './edit-distance.ts';
import { readPersonName } from './person-name.ts';
import { canonicalPlace } from './place-names.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { readYesNo } from './read-yes-no.ts';
import { readWholeDate, readWholeNumber } from './whole-value.ts';
import { type ReadText, readWords, type Word } from './words.ts';

/** Which reading makes the two answers one, or `different`. */
export type AnswerLikeness = 'words' | 'date' | 'number' | 'person' | 'contained' | 'different';

/** True when two short answers say the same. @example sameAnswer('Brandt, Wilhelm', 'W. Brandt') // => true */
export function sameAnswer(left: string, right: string): boolean {
  return answerLikeness(left, right) !== 'different';
}

/** How two short answers are the same. */
export function answerLikeness(left: string, right: string): AnswerLikeness {
  const one = readWords(left);
  const two = readWords(right);
  const [few, many] = contentOf(one).length <= contentOf(two).length ? [one, two] : [two, one];
  const fewContent = contentOf(few);
  const manyContent = contentOf(many);
  if (fewContent.length === 0) return 'different';
  if (canonicalPlace(phraseOf(one)) === canonicalPlace(phraseOf(two))) return 'words';
  const dates = sameDate(one, two);
  if (dates !== null) return dates ? 'date' : 'different';
  const numbers = sameNumber(one, two);
  if (numbers !== null) return numbers ? 'number' : 'different';
  const yes = readYesNo(left);
  const otherYes = readYesNo(right);
  if (yes !== null && otherYes !== null && yes !== otherYes) return 'different';
  if (
    fewContent.length === manyContent.length &&
    sameWords(fewContent, manyContent) &&
    sameWords(manyContent, fewContent)
  )
    return 'words';
  if (samePerson(left, two) || samePerson(right, one)) return 'person';
  return inside(fewContent, manyContent) ? 'contained' : 'different';
}

function contentOf({ words }: ReadText): readonly Word[] {
  const carrying = words.filter((word) => !word.stop);
  return carrying.length > 0 ? carrying : words;
}

function phraseOf(read: ReadText): string {
  return read.words
    .filter((word) => word.text !== 'the')
    .map((word) => word.text)
    .join(' ');
}

/** Null when neither is a date; false when they are different dates or only one is. */
function sameDate(left: ReadText, right: ReadText): boolean | null {
  const one = readWholeDate(left);
  const two = readWholeDate(right);
  if (!one || !two) return null;
  return dateIn(one, right) && dateIn(two, left);
}

function dateIn(expected: ExpectedDate, read: ReadText): boolean {
  return readDates(read).some((said) => compareDates(expected, said) === 'same');
}

function sameNumber(left: ReadText, right: ReadText): boolean | null {
  const one = readWholeNumber(left);
  const two = readWholeNumber(right);
  if (!one || !two) return null;
  const says = (read: ReadText, expected: ExpectedNumber): boolean =>
    readNumbers(read).some((said) => compareNumbers(expected, said) === 'same');
  return says(right, one) && says(left, two);
}

function sameWords(left: readonly Word[], right: readonly Word[]): boolean {
  return left.every((word) =>
    right.some((other) => other.stem === word.stem || (!word.digits && nearlySame(word.text, other.text))),
  );
}

function samePerson(name: string, other: ReadText): boolean {
  const person = readPersonName(name);
  if (person === null || person.given.length === 0) return false;
  if (!contentOf(other).every((word) => word.capital) && contentOf(other).length > 3) return false;
  const finding = findName(person, other.words);
  return finding.agreement === 'full' && person.family.length > 0;
}

/** All words of the shorter stand side by side in the longer, and no number is left over. */
function inside(few: readonly Word[], many: readonly Word[]): boolean {
  if (few.length === many.length) return false;
  const start = many.findIndex((_, at) => few.every((word, i) => many[at + i]?.stem === word.stem));
  if (start < 0) return false;
  const rest = many.filter((_, at) => at < start || at >= start + few.length);
  return rest.every((word) => !word.digits) && !few.every((word) => word.digits);
}
