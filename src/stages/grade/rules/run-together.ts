/**
 * Finds the letters of an expected text with other word breaks ("thecellar", "e-mail"). Inside a longer name or a numeral the
 * same letters are another thing.
 */
import { isChangedByPrefix } from '../../../values/opposites.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';

const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+$/u;

/** Position of the word that holds the letters, `inside` where it is another name or its opposite; null where none does. */
export function findRunTogether(
  expected: ExpectedText,
  answer: AnswerReading,
): { readonly at: number; readonly inside: boolean } | null {
  const { compact, onlyStops } = expected;
  // Chinese and Japanese write no spaces: two signs are a name there.
  const least = compact.charCodeAt(0) > 0x1000 && EAST_ASIAN.test(compact) ? 2 : 6;
  if (compact.length < least || onlyStops || (least !== 2 && endsInNumeral(expected))) return null;
  const offset = answer.compact.indexOf(compact);
  if (offset < 0) return null;
  const at = positionOfCompact(answer, offset);
  const inside =
    isChangedByPrefix(answer.words[at]?.text ?? '', compact) ||
    isInsideName(expected, at, answer) ||
    (least !== 2 && isInsideWord(expected, { offset, at }, answer));
  return { at, inside };
}

/** "email" for "e-mail", "Schwarzwald" for "Schwarz Wald": one word of just these letters; −1 where there is none. */
export function findJoined(expected: ExpectedText, answer: AnswerReading): number {
  if (expected.onlyStops || endsInNumeral(expected)) return -1;
  return answer.words.findIndex((word) => word.text === expected.compact);
}

/** "Arkansas" for Kansas, "Martinez" for Martin: another name holds it, and no two words are glued. */
function isInsideName(
  { read, properName, compact }: ExpectedText,
  at: number,
  { read: said, words }: AnswerReading,
): boolean {
  const word = words[at];
  if (!properName || read.words.length !== 1 || word === undefined) return false;
  const written = said.text.slice(word.start, word.end);
  if (!/\p{Lu}/u.test(written)) return false;
  const from = word.text.indexOf(compact);
  if (from < 0) return false;
  const [before, after] = [written.slice(0, from), written.slice(from + compact.length)];
  // Two words are told by the capital of the second; endings of other languages stay open.
  const parted = before.length > 2 || !/\p{Ll}$/u.test(before) || GLUED.has(before.toLowerCase());
  const opens = parted && /^\p{Lu}/u.test(written.slice(from));
  return !opens || NAME_ENDINGS.has(after);
}
/** In languages that write spaces. */
const CASED = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+$/u;
/** Words of an answer that was hardly scraped from a page and lost its spaces. */
const SHORT = 8;

/** "Ada Linden" for Ada Lind, "gastronomy" for astronomy: a short answer whose word begins before the letters or goes on behind. */
function isInsideWord(
  { compact, read }: ExpectedText,
  { offset, at }: { readonly offset: number; readonly at: number },
  { words }: AnswerReading,
): boolean {
  if (words.length > SHORT) return false;
  let end = 0;
  for (const word of words.slice(0, at)) end += word.text.length;
  const before = words[at]!.text.slice(0, offset - end);
  const last = words.findIndex((word) => {
    end += words.indexOf(word) < at ? 0 : word.text.length;
    return end >= offset + compact.length;
  });
  const after = words[last]!.text.slice(words[last]!.text.length - (end - offset - compact.length));
  const behind = end === offset + compact.length ? '' : after;
  // One word with an ending is it in another form: "Zoroastrianism".
  const ends = read.words.length > 1 ? [before, behind] : [before];
  return ends.some((rest) => CASED.test(rest) && !GLUED.has(rest));
}

/** Little words that lose the space beside a name. */
const GLUED = new Set('in of the at by and to on from is was as for with a'.split(' '));
/** What makes another surname of a name. */
const NAME_ENDINGS = new Set('ez son sen ski sky elli etti ini berg mann ette'.split(' '));

/** "Rudolf II" is inside "Rudolf III". */
function endsInNumeral(expected: ExpectedText): boolean {
  const last = expected.read.words[expected.read.words.length - 1] as Word;
  return last.digits || last.text.length < 3 || /^\d/.test(last.stem);
}

function positionOfCompact(answer: AnswerReading, offset: number): number {
  let seen = 0;
  for (const [at, word] of answer.words.entries()) {
    seen += word.text.length;
    if (seen > offset) return at;
  }
  return answer.words.length - 1;
}
