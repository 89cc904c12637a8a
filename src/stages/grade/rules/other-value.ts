/**
 * Whether an answer offers another number or date beside the one that matched: "seven or eight", "7 oder 8", "1867, perhaps
 * 1868". Told by what stands between the two, because numbers stand side by side for many reasons.
 */
import type { DateMention } from '../../../values/date-mention.ts';
import { isAscii } from '../../../values/fold-text.ts';
import type { NumberMention } from '../../../values/number-mention.ts';
import type { AnswerReading } from './answer-reading.ts';
import { JOINING_WORDS } from './answer-signs.ts';
import type { Span } from './span.ts';

/** `same` tells which numbers are the matched one in other words or another unit. */
export function offersOtherValue(
  reading: AnswerReading,
  match: Span,
  same: (other: NumberMention) => boolean,
): boolean {
  if (!mayChoose(reading)) return false;
  const [dates, date] = neighbours(reading.dates, match);
  // A year is a number too, and "in 1986 or lose 10 %" offers no other year.
  if (date !== null)
    return dates.some(([near, other]) => isOtherDate(date, other) && isChoice(reading, near, other));
  const [numbers, number] = neighbours(reading.numbers, match, same);
  if (number === null) return false;
  return numbers.some(([near, other]) => countsAlike(number, other) && isChoice(reading, near, other));
}

/** Whether a word of choice or doubt stands anywhere: told before dates and numbers are read, for most answers have none. */
function mayChoose(answer: AnswerReading): boolean {
  const { text } = answer.read;
  if (!answer.may('foreign')) return answer.may('choice');
  return DOUBTING.test(text) || UNSPACED.test(text) || joins(text);
}

/** The nearest mentions before and behind the one that matched, those that say the same again passed over; and that one. */
function neighbours<T extends Span & Place>(
  all: readonly T[],
  match: Span,
  same: (other: T) => boolean = () => false,
): [(readonly [nearest: T, other: T])[], T | null] {
  const at = all.findIndex(({ first, last }) => first <= match.last && last >= match.first);
  const found: (readonly [T, T])[] = [];
  if (at < 0) return [found, null];
  for (const step of [-1, 1]) {
    let to = at + step;
    while (all[to] !== undefined && same(all[to]!)) to += step;
    if (all[to] !== undefined) found.push([all[to - step]!, all[to]!]);
  }
  return [found, all[at]!];
}

/** "Seven goals or eight", and not "7 goals or 2 a match". */
function countsAlike(left: NumberMention, right: NumberMention): boolean {
  const nouns = [left.unitWord, right.unitWord].filter(
    (word) => word !== null && !JOINING.has(word) && !UNSPACED.test(word),
  );
  return left.ordinal === right.ordinal && (nouns.length < 2 || nouns[0] === nouns[1]);
}

/** Years, decades and centuries: a day beside another is often the same one in another calendar. */
function isOtherDate(left: DateMention, right: DateMention): boolean {
  return SPANS.has(left.precision) && left.precision === right.precision && left.year !== right.year;
}
const SPANS: ReadonlySet<DateMention['precision']> = new Set(['year', 'decade', 'century']);

const LONGEST_BETWEEN = 24;
const JOINING: ReadonlySet<string> = new Set(JOINING_WORDS);
/** "Or" in languages that write no spaces, or join it to the word before. */
const UNSPACED = /或|还是|還是|または|もしくは|또는|혹은|หรือ/;
/** A word that the next pattern needs. */
const DOUBTING = /maybe|perhaps|possibly|vielleicht|peut-être|quizá|quiza|forse|talvez|может быть/iu;
const DOUBT =
  /^\s*[,(]?\s*(?:maybe|perhaps|possibly|vielleicht|peut-être|quizás?|forse|talvez|может быть)\s*$/iu;

/** Two values with nothing but an "or" or a doubt between them. */
export function isChoice({ read }: AnswerReading, one: Span & Place, other: Span & Place): boolean {
  const [left, right] = one.start < other.start ? [one, other] : [other, one];
  const between = read.text.slice(left.end, right.start);
  if (between.length > LONGEST_BETWEEN || /[.;:!?\n]/.test(between)) return false;
  if (DOUBT.test(between) || UNSPACED.test(between)) return true;
  return joins(between);
}

function joins(text: string): boolean {
  const letters = isAscii(text) ? /[^a-z]+/ : /[^\p{L}]+/u;
  return text
    .toLowerCase()
    .split(letters)
    .some((word) => JOINING.has(word));
}

interface Place {
  readonly start: number;
  readonly end: number;
}
