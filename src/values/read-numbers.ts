/**
 * Reads the numbers of a text: digits with thousands and decimals, number words ("three hundred and forty-two
 * thousand"), multipliers (k, million), ranges ("3-6 %", "between 3 and 6"), units and words of approximation.
 * A range is one mention, because both of its ends together are the answer.
 */
import { EAST_ASIAN_NUMBER, readEastAsianNumber } from './east-asian-number.ts';
import { cleanText } from './fold-text.ts';
import { joinRange, joinUnits } from './join-numbers.ts';
import type { NumberMention } from './number-mention.ts';
import { MIL, scaleOf, shortScaleOf } from './number-scales.ts';
import { withUnit } from './number-with-unit.ts';
import { isAndAHalf, opensSpelled, readHalf, readSpelled, readTimes } from './spelled-number.ts';
import { type ReadText, readWords, type Word } from './words.ts';

const HAS_NUMBER =
  /\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+teenth|twent\w+|thirt\w+|fort\w+|fift\w+|sixt\w+|sevent\w+|eight\w+|ninet\w+|hundred|thousand|million|dozen|first|second|third|fourth|fifth|sixth|ninth|tenth|twelfth|half|once|twice|thrice|\w*dutzend|douzaine)\b|[一二两三四五六七八九十百千][一二三四五六七八九十百千万萬亿億]/i;

/** False where no number can be in a text: a look that costs less than reading its words. */
export function mayHoldNumber(text: string): boolean {
  return HAS_NUMBER.test(cleanText(text));
}

/** Reads every number; `text` may be read words already. */
export function readNumbers(input: string | ReadText): readonly NumberMention[] {
  const read = typeof input === 'string' ? readWords(input) : input;
  if (!HAS_NUMBER.test(read.text)) return [];
  const found: NumberMention[] = [];
  const { words, text } = read;
  const eastern = EAST_ASIAN_NUMBER.test(text);
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const opens = word.digits || eastern || (opensSpelled(word.text) && !isTailOfOther(text, words, at));
    const mention = opens ? readOne(text, words, at) : null;
    if (mention === null) {
      at += 1;
      continue;
    }
    const previous = found[found.length - 1];
    const joined = previous
      ? (joinRange(text, words, previous, mention) ?? joinUnits(text, words, previous, mention))
      : null;
    if (joined) found[found.length - 1] = joined;
    else found.push(mention);
    at = mention.last + 1;
  }
  return found;
}

/** "Quarante-six": behind a hyphen and a word that is no number of English. */
function isTailOfOther(text: string, words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return (
    before !== undefined && !before.digits && text.slice(before.end, words[at]!.start) === '-' && !before.stop
  );
}

function readOne(text: string, words: readonly Word[], at: number): NumberMention | null {
  const word = words[at];
  if (!word) return null;
  if (EAST_ASIAN_NUMBER.test(text)) {
    const east = readEastAsianNumber(text, word.start);
    if (east !== null) {
      let last = at;
      while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < east.end) last += 1;
      const unit = EAST_ASIAN_MONEY.exec(text.slice(east.end, east.end + 4))?.[1] ?? null;
      const said = { value: east.value, scale: east.value >= 1e4 ? 1e4 : 1, first: at, last, unit };
      return withUnit(text, words, said);
    }
  }
  let value: number;
  let scaled = 1;
  let loosely = 1;
  let last = at;
  if (word.digits) {
    if (!Number.isFinite(Number(word.text))) return null;
    ({ value, last } = readGroups(text, words, at));
  } else {
    if (word.text === 'one' && isPronoun(words, at)) return null;
    const spelled = readTimes(text, words, at) ?? readHalf(words, at) ?? readSpelled(words, at);
    if (spelled === null) return null;
    value = spelled.value;
    last = spelled.last;
  }
  const halved = word.text !== 'half' && isAndAHalf(words, last);
  if (halved) {
    value += 0.5;
    last += 3;
  }
  for (let next = words[last + 1]; next; next = words[last + 1]) {
    const gap = text.slice(words[last]?.end, next.start);
    const scale = scaleOf(next.text);
    const short = gap === '' || gap === ' ' ? shortScaleOf(next.text) : undefined;
    if (next.text === MIL.word && word.digits && gap === ' ') {
      scaled *= MIL.value;
      loosely *= MIL.loosely / MIL.value;
    } else if (
      scale !== undefined &&
      /^[\s.-]*$/.test(gap) &&
      (word.digits || halved || word.text === 'half')
    ) {
      scaled *= scale;
      loosely = 1;
    } else if (short !== undefined && word.digits && (gap === '' || next.text.length > 1)) {
      scaled *= short;
      // "5.97m": millions or metres.
      if (next.text === 'm' && !/[$£€]$/.test(text.slice(0, word.start))) loosely /= short;
    } else break;
    last += 1;
  }
  const power = word.digits
    ? powerBehind(text.slice(words[last]!.end, words[last]!.end + LONGEST_POWER))
    : null;
  if (power !== null) {
    const end = words[last]!.end + power.length;
    if (power.bare) value **= power.exponent;
    else scaled *= 10 ** power.exponent;
    while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
  }
  const sign =
    /[-−]$/.test(text.slice(Math.max(0, word.start - 1), word.start)) &&
    !/[\p{L}\d]/u.test(text[word.start - 2] ?? ' ');
  const minus = sign || words[at - 1]?.text === 'minus';
  value *= minus ? -scaled : scaled;
  return withUnit(text, words, { value, scale: scaled, loosely, first: at, last });
}

/** Digits, and the groups of three behind them that a blank sets apart: "120 000", "299 792,458". */
function readGroups(text: string, words: readonly Word[], at: number): { value: number; last: number } {
  let value = Number(words[at]!.text);
  let last = at;
  if (!/^[1-9]\d{0,2}$/.test(words[at]!.text)) return { value, last };
  for (let next = words[last + 1]; next?.digits; next = words[last + 1]) {
    // A comma in the last group is the decimal one.
    const group = /^ (\d{3})(?:,(\d{1,3})|st|nd|rd|th)?$/i.exec(text.slice(words[last]!.end, next.end));
    if (group === null) break;
    value = value * 1000 + Number(`${group[1]}.${group[2] ?? 0}`);
    last += 1;
    if (group[2] !== undefined) break;
  }
  return { value, last };
}

/** "× 10^9", "\\times 10^{9}", "e9" behind a number, or a bare "^9"; null where none stands there. */
function powerBehind(after: string): { exponent: number; length: number; bare: boolean } | null {
  const code = after.charCodeAt(0);
  // Most numbers are followed by a blank and a letter.
  if (code === 32 && /^ [a-wyz]/i.test(after)) return null;
  const match = POWER.exec(after);
  if (match === null) return null;
  const exponent = Number(match[1] ?? match[2] ?? match[3]);
  return { exponent, length: match[0].length, bare: match[3] !== undefined };
}
const POWER =
  /^(?:\s*(?:[x×*·]|\\times|\\cdot)\s*10\s*(?:\^|\*\*)\s*\{?\s*([-+]?\d{1,2})\}?|e\+?(\d{1,2})(?![\p{L}\d])|\^\{?(\d{1,2})\}?)/iu;
const LONGEST_POWER = 20;

/** "That one", "the one who", "one cannot": a person or thing spoken of, and no count. */
function isPronoun(words: readonly Word[], at: number): boolean {
  const [before, after] = [words[at - 1]?.text ?? '', words[at + 1]?.text ?? ''];
  return BEFORE_PRONOUN.has(before) || AFTER_PRONOUN.has(after);
}
const BEFORE_PRONOUN = new Set(
  'this that the which no any each every another other some good right'.split(' '),
);
const AFTER_PRONOUN = new Set(
  'i we you he she they that which who whom cannot can could should would might must is'.split(' '),
);

/** Money glued to a number in Chinese, Japanese and Korean. */
const EAST_ASIAN_MONEY = /^ ?(美元|日元|欧元|英镑|人民币|円|元|원|ドル|ユーロ|ポンド|달러|유로|엔|위안)/;
