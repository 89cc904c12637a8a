/**
 * One string that counts as right, read as words, date, number and name alike, whatever form its reference has. What it is
 * called by ("FBI") and whether it states something decide later which rules may accept it.
 */
import type { ExpectedDate } from '../../../values/compare-dates.ts';
import type { ExpectedNumber } from '../../../values/compare-numbers.ts';
import { foldText } from '../../../values/fold-text.ts';
import { LetterPattern } from '../../../values/letter-pattern.ts';
import { isParticle, type PersonName, readPersonName } from '../../../values/person-name.ts';
import { readYesNo } from '../../../values/read-yes-no.ts';
import { readWholeDate, readWholeNumber } from '../../../values/whole-value.ts';
import { type ReadText, readWords, type Word } from '../../../values/words.ts';

/** One string that counts as right. */
export interface ExpectedText {
  readonly raw: string;
  readonly read: ReadText;
  /** Words that carry the answer; all words where there are only function words. */
  readonly content: readonly Word[];
  /** Folded letters and digits without spaces. */
  readonly compact: string;
  /** Spelt like a proper name: every content word capitalised. */
  readonly properName: boolean;
  /** Made of function words alone ("The Who"): compared word by word. */
  readonly onlyStops: boolean;
  readonly person: PersonName | null;
  readonly date: ExpectedDate | null;
  readonly number: ExpectedNumber | null;
  /** How the name is abbreviated, with capitals: "FBI", "U.S.A."; null for anything but long names. */
  readonly acronym: Acronym | null;
  /** Letters that a long name in the answer may spell out, when this is an abbreviation. */
  readonly initials: string | null;
  /** A statement and not a name or value: it has a verb of its own. */
  readonly sentence: boolean;
  /** Denies something ("no", "not", "never"). */
  readonly negative: boolean;
  /** Opens with yes or no. */
  readonly yesNo: boolean | null;
}

export interface Acronym {
  readonly pattern: LetterPattern;
  /** What it begins with, one of which stands wherever it matches: "FB", "F.B". */
  readonly openings: readonly [plain: string, dotted: string];
}

/** Reads one string that counts as right. */
export function readExpected(raw: string, { person = false } = {}): ExpectedText {
  const { text, words } = readWords(raw);
  // A list that was added to is kept as long as it might have become, and references are kept for long.
  const read: ReadText = { text, words: words.slice() };
  const isKey = MUSICAL_KEY.test(raw);
  const carrying = read.words.filter(
    (word, at) => !word.stop || isNamePart(read.words, at) || (at === 0 && isKey) || isLetter(read, at),
  );
  const content = carrying.length > 0 ? carrying.slice() : read.words;
  const properName =
    content.length > 0 &&
    content.every((word) => word.capital || word.digits) &&
    content.some((word) => word.capital);
  const looksPersonal =
    (properName || isPersonWithParticle(content)) &&
    content.length >= 1 &&
    content.length <= 5 &&
    content.every((word) => !word.digits) &&
    !/(?:&|\band) the\b/i.test(raw);
  const date = readWholeDate(read);
  const yesNo = readYesNo(read);
  return {
    raw,
    read,
    content,
    compact: read.words.map((word) => word.text).join(''),
    properName,
    onlyStops: carrying.length === 0,
    person: person || looksPersonal ? readPersonName(raw, read) : null,
    date,
    // "Around 1200" is a year, and a count in the answer is none.
    number: date !== null && /^\W*(?:c|ca|circa|around|about)\b/i.test(raw) ? null : readWholeNumber(read),
    acronym: acronymOf(content, properName),
    initials: /^(?:\p{Lu}\.?){3,6}$/u.test(raw.trim()) ? foldText(raw).replaceAll('.', '').trim() : null,
    sentence:
      carrying.length >= 2 &&
      read.words.some((word, at) => at > 0 && VERBS.has(word.text)) &&
      !(yesNo === null && isTitle(raw, read.words)),
    negative: isNegative(read.words),
    yesNo,
  };
}

/** "A major", "A dur": the letter is no article. */
const MUSICAL_KEY =
  /^\W*A(?:[ -](?:flat|sharp))?[ -](?:major|minor|dur|moll|mayor|menor|majeur|mineur|maggiore|minore|maior|groot|klein)\W*$/u;

/** "Born to Be Brave": its verbs have capitals as its nouns do, so it names something and states nothing. */
function isTitle(raw: string, words: readonly Word[]): boolean {
  if (!/\p{Ll}/u.test(raw) || /[.!?]$/.test(raw.trim())) return false;
  return words.every((word, at) => word.capital || (at > 0 && TITLE_SMALL.has(word.text)) || word.digits);
}
const TITLE_SMALL = new Set('a an the of in on at to for by and or from with s t'.split(' '));

/** "Ludwig van Meer": capitals but for the particle. */
function isPersonWithParticle(content: readonly Word[]): boolean {
  return content.every(
    (word, at) => word.capital || (at > 0 && at < content.length - 1 && isParticle(word.text)),
  );
}

/** Function words that are also given names. */
const ALSO_GIVEN = new Set('will may so can do'.split(' '));
/** Function words that stand at the end of many titles and of hardly a surname. */
const NEVER_FAMILY = new Set('a the of and or s t'.split(' '));

/** "Kenji Do", "Will Brandt": a function word with a capital that is part of a name of two to four such words. */
function isNamePart(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (words.length < 2 || words.length > 4 || !words.every((one) => one.capital)) return false;
  return at === 0 ? ALSO_GIVEN.has(word.text) : at === words.length - 1 && !NEVER_FAMILY.has(word.text);
}

/** "Hepatitis A", "A20", "A-4": a capital letter behind a name or at a number tells it from others, and is no article. */
function isLetter({ text, words }: ReadText, at: number): boolean {
  const [word, next] = [words[at] as Word, words[at + 1]];
  if (words.length < 2 || !word.capital || word.end - word.start !== 1) return false;
  if (next === undefined) return words[at - 1]?.capital === true;
  return next.digits && /^-?$/.test(text.slice(word.end, next.start)) && words.length === 2;
}

/** Initials of three capitalised words or more, and of the two countries that everybody abbreviates. */
function acronymOf(content: readonly Word[], properName: boolean): Acronym | null {
  if (!properName || content.length > 7) return null;
  const name = content[0]?.text === 'united' ? content.map((word) => word.text).join(' ') : '';
  if (name === 'united states' || name === 'united states america') return US;
  if (name === 'united kingdom') return UK;
  if (content.length < 3 || content.some((word) => word.digits)) return null;
  const letters = content.map((word) => (word.text[0] ?? '').toUpperCase());
  if (!letters.every((letter) => /[A-Z]/.test(letter))) return null;
  const pattern = new LetterPattern({ source: `\\b${letters.join('\\.?')}\\b`, flags: '' });
  return { pattern, openings: [`${letters[0]}${letters[1]}`, `${letters[0]}.${letters[1]}`] };
}
const US: Acronym = {
  pattern: new LetterPattern(/\bU\.?S\.?(?:A\b\.?)?(?![\p{L}])/u),
  openings: ['US', 'U.S'],
};
const UK: Acronym = { pattern: new LetterPattern(/\bU\.?K\.?(?![\p{L}])/u), openings: ['UK', 'U.K'] };

const VERBS = new Set(
  'is are was were do does did has have had can could will would may might should am be isnt arent wasnt werent dont doesnt didnt cannot cant wont'.split(
    ' ',
  ),
);
const NEGATIVES = new Set(
  'no not never none nobody nothing neither nor cannot cant dont doesnt didnt isnt arent wasnt werent wont hasnt havent hadnt couldnt wouldnt shouldnt nowhere'.split(
    ' ',
  ),
);

/** True when the words deny something. */
export function isNegative(words: readonly Word[]): boolean {
  return words.some((word) => NEGATIVES.has(word.text));
}
