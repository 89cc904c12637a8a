/**
 * Splits text into folded words with their place in the text: the one reading that all comparisons share.
 * Number words, ordinals and Roman numerals become digits here ("two", "2nd", "II" -> "2"), so that every rule
 * sees the same word; letters and digits are split ("Outback1"), because citation marks cling to words.
 */
import { isDigit, isLetter, wordEnd } from './ascii-letters.ts';
import { cleanText, foldText, isAscii } from './fold-text.ts';
import { IRREGULAR, singular } from './singular.ts';

export interface Word {
  /** Folded, possessive removed: "Shakespeare's" -> "shakespeare". */
  readonly text: string;
  /** What is compared: singular, numbers as digits. */
  readonly stem: string;
  /** Offsets in the cleaned text. */
  readonly start: number;
  readonly end: number;
  /** Starts with a capital letter (or has no case, as in Chinese). */
  readonly capital: boolean;
  /** Made of digits. */
  readonly digits: boolean;
  /** Function word that carries no answer by itself. */
  readonly stop: boolean;
}

export interface ReadText {
  /** The cleaned text that offsets refer to. */
  readonly text: string;
  readonly words: readonly Word[];
}

/** What stands between a word and the next one; '' where there is no next one. */
export function gapAfter({ text, words }: ReadText, at: number): string {
  const left = words[at];
  const right = words[at + 1];
  return left && right ? text.slice(left.end, right.start) : '';
}

const STOP_WORDS = new Set(
  (
    'a an the of in on at to for by and or is was were are be been being it its as with from that this these those ' +
    'which who whom whose what when where why how has had have having do does did can could will would may might ' +
    'shall should there their they them he she his her him i you we us our your my me also than then so such into ' +
    'not no but if about both only just very s t'
  ).split(' '),
);

const SMALL_NUMBERS = new Map<string, string>(
  Object.entries({
    zero: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    thirteen: '13',
    fourteen: '14',
    fifteen: '15',
    sixteen: '16',
    seventeen: '17',
    eighteen: '18',
    nineteen: '19',
    twenty: '20',
    first: '1',
    second: '2',
    third: '3',
    fourth: '4',
    fifth: '5',
    sixth: '6',
    seventh: '7',
    eighth: '8',
    ninth: '9',
    tenth: '10',
    eleventh: '11',
    twelfth: '12',
    thirteenth: '13',
    fourteenth: '14',
    fifteenth: '15',
    sixteenth: '16',
    seventeenth: '17',
    eighteenth: '18',
    nineteenth: '19',
    twentieth: '20',
  }),
);

/** A Roman numeral in capitals, up to 399; opened by I, V, X or, in three letters or more, L and C. */
const ROMAN = /^(?=[IVX]|[LC]..)(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
/** A year in Roman numerals: four letters or more, for three spell words and units ("MIX", "mm"). */
const ROMAN_YEAR = /^(?=.{4})M{1,2}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};

/** Its value, or null. "I", "V" and "X" alone are letters until what stands before them makes them numerals. */
function romanValue(token: string): number | null {
  if (token.length < 2 || !(ROMAN.test(token) || ROMAN_YEAR.test(token))) return null;
  let value = 0;
  for (let at = 0; at < token.length; at += 1) {
    const one = ROMAN_VALUES[token[at] as string] as number;
    value += one < (ROMAN_VALUES[token[at + 1] ?? ''] ?? 0) ? -one : one;
  }
  return value;
}

/** Behind a pronoun, not behind a number: "I am", "I think". */
const AFTER_PRONOUN =
  /^\s+(?:am|have|had|think|believe|guess|suspect|do|don't|did|didn't|can|can't|cannot|could|couldn't|would|wouldn't|will|won't|know|recall|remember|say|said|mean|meant|see|feel|must|may|might|should|just|also|really|only|was (?:thinking|told|not sure|wrong))\b|^'/i;

/** Of one letter ("World War I", "Act V"): behind a name, with only a space between, and no initial ("Malcolm X", "I. Newton"). */
function isLoneNumeral({ text, start, end }: LetterRun, before: Word | undefined): boolean {
  if (before === undefined || !before.capital || before.stop || before.end !== start - 1) return false;
  const letter = text[start];
  if (letter !== 'I' && letter !== 'V') return false;
  return !/^\.\s*\p{Lu}/u.test(text.slice(end, end + 4)) && !AFTER_PRONOUN.test(text.slice(end, end + 16));
}

const WORD = /\d+(?:[.,]\d+|'\d{3}(?!\d))*|\p{L}[\p{L}\p{M}]*(?:'[\p{L}\p{M}]+)*/gu;
const ORDINAL_END = /^(?:st|nd|rd|th)$/;

/**
 * Reads the words of a text.
 * Two readings look at the word before: a lone "I" or "V" behind a name is its number, "one" behind a pronoun is none.
 */
export function readWords(raw: string): ReadText {
  return isAscii(raw) ? readAsciiWords(raw) : readAnyWords(raw);
}

/** The same for text without accents, which is most text: letter by letter, folded once as a whole. */
function readAsciiWords(text: string): ReadText {
  const lower = text.toLowerCase();
  const words: Word[] = [];
  for (let start = 0; start < text.length; ) {
    const code = lower.charCodeAt(start);
    if (isDigit(code)) {
      const end = numberEnd(text, start);
      words.push(numberWord(text, start, end));
      start = end;
    } else if (isLetter(code)) {
      const end = wordEnd(lower, start);
      const last = words[words.length - 1];
      const folded = lower.slice(start, end);
      if (last?.digits && last.end === start && ORDINAL_END.test(folded)) {
        words[words.length - 1] = { ...last, end };
      } else words.push(letterWord({ text, folded, start, end, capital: text.charCodeAt(start) < 97 }, last));
      start = end;
    } else start += 1;
  }
  return { text, words };
}

/** Digits, with a comma or point between digits, or a Swiss apostrophe before three of them. */
function numberEnd(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) end += 1;
    else if ((code === 44 || code === 46) && isDigit(text.charCodeAt(end + 1))) end += 2;
    else if (code === 39 && isThousand(text, end + 1)) end += 4;
    else return end;
  }
}

/** Three digits and no fourth. */
function isThousand(text: string, start: number): boolean {
  return (
    isDigit(text.charCodeAt(start)) &&
    isDigit(text.charCodeAt(start + 1)) &&
    isDigit(text.charCodeAt(start + 2)) &&
    !isDigit(text.charCodeAt(start + 3))
  );
}

function readAnyWords(raw: string): ReadText {
  const text = cleanText(raw);
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const token = match[0];
    const start = match.index;
    const end = start + token.length;
    const code = token.charCodeAt(0);
    if (isDigit(code)) {
      words.push(numberWord(text, start, end));
      continue;
    }
    const last = words[words.length - 1];
    const folded = foldText(token);
    if (last?.digits && last.end === start && ORDINAL_END.test(folded)) {
      words[words.length - 1] = { ...last, end };
      continue;
    }
    const capital = code < 128 ? code < 97 : token[0] === token[0]?.toUpperCase();
    words.push(letterWord({ text, folded, start, end, capital }, last));
  }
  return { text, words };
}

function numberWord(text: string, start: number, end: number): Word {
  const plain = withoutThousands(text.slice(start, end));
  return { text: plain, stem: plain, start, end, capital: false, digits: true, stop: false };
}

interface LetterRun {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
}

/** Function words and number words in one table, because every word is looked up: its stem, and whether it carries nothing. */
const COMMON = new Map<string, { readonly stem: string; readonly stop: boolean }>();
for (const word of STOP_WORDS) COMMON.set(word, { stem: singular(word), stop: true });
for (const [word, stem] of SMALL_NUMBERS) COMMON.set(word, { stem, stop: false });
for (const [word, stem] of IRREGULAR) COMMON.set(word, { stem, stop: false });

function letterWord(run: LetterRun, before: Word | undefined): Word {
  const { text, folded, start, end, capital } = run;
  const word = folded.includes("'") ? withoutApostrophe(folded) : folded;
  if (end - start === 1 && isLoneNumeral(run, before))
    return { text: word, stem: folded === 'i' ? '1' : '5', start, end, capital, digits: false, stop: false };
  if (folded === 'one' && PRONOUN_BEFORE.has(before?.text ?? '') && before?.end === start - 1)
    return { text: word, stem: 'ones', start, end, capital, digits: false, stop: true };
  const common = COMMON.get(word);
  const plain = common === undefined ? singular(word) : common.stem;
  const stem = capital ? (numeralOf(text, start, end) ?? plain) : plain;
  return { text: word, stem, start, end, capital, digits: false, stop: common?.stop === true };
}

function withoutApostrophe(folded: string): string {
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded.replaceAll("'", '');
}

/** "I don't know that one": no number. */
const PRONOUN_BEFORE = new Set('this that which each any another every no'.split(' '));

/** "1,234,567" -> "1234567"; a comma that cannot be a thousands mark becomes a decimal point. */
function withoutThousands(written: string): string {
  const token = written.includes("'") ? written.replaceAll("'", '') : written;
  if (!token.includes(',')) {
    return token.indexOf('.') === token.lastIndexOf('.') ? token : token.replaceAll('.', '');
  }
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(token)) return token.replaceAll(',', '');
  // "1.234,56": the comma behind points is the decimal one.
  return token.indexOf('.') >= 0 && token.indexOf('.') < token.indexOf(',')
    ? token.replaceAll('.', '').replace(',', '.')
    : token.replace(',', '.');
}

/** The value of a Roman numeral, as it is compared; null for anything else. */
function numeralOf(text: string, start: number, end: number): string | null {
  const code = text.charCodeAt(start);
  // C, I, L, M, V or X: the only letters that open a Roman numeral here, and none is followed by a small letter.
  if (code !== 73 && code !== 77 && code !== 86 && code !== 88 && code !== 76 && code !== 67) return null;
  if (text.charCodeAt(start + 1) > 96) return null;
  const roman = romanValue(text.slice(start, end));
  return roman === null ? null : String(roman);
}
