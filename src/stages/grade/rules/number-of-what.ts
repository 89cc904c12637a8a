/**
 * What a number of an answer counts: what is asked, or something beside it. "24 metres" where arches are counted, "3 wives and 6
 * children" where wives are, a sum told behind its parts, and what a remark behind the answer counts.
 */
import type { ExpectedNumber } from '../../../values/compare-numbers.ts';
import type { NumberMention } from '../../../values/number-mention.ts';
import { unitOf } from '../../../values/units.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isAskedWord } from './asked-words.ts';
import type { Expected } from './expected.ts';
import { asksHowMany } from './question-form.ts';
import type { Span } from './span.ts';

/** "25 voters" for 25 %, "25 percentage points": not the share. */
export function countsOther(
  { unit }: ExpectedNumber,
  said: NumberMention,
  { asked, words }: AnswerReading,
): boolean {
  if (unit?.dimension !== 'percent') return false;
  if (said.unit?.dimension === 'percent')
    return words[said.last + 1]?.stem === 'point' && !asked.has('point');
  return (
    said.unit === null && said.unitWord !== null && (asked.has(said.unitWord) || said.unitWord === 'people')
  );
}

/** "24 metres" where arches are counted: a measure of something else, unless the question has a unit of its kind. */
export function measuresElse({ counted, asked, numbers, words }: AnswerReading, at: number): boolean {
  const number = counted === null ? undefined : numbers.find(({ first, last }) => at >= first && at <= last);
  if (number === undefined) return false;
  const noun = words[number.last + 1]?.stem ?? '';
  if (counted !== noun && PARTS.has(counted!) && PARTS.has(noun) && !asked.has(noun)) return true;
  if (number.unit === null) return false;
  const { dimension } = number.unit;
  return (
    number.unitWord !== counted &&
    words[number.last + 1]?.stem !== counted &&
    ![...asked].some((stem) => unitOf(stem)?.dimension === dimension)
  );
}

/** What works are counted in: "24 seasons" are no episodes. */
const PARTS = new Set(
  'season episode chapter page volume act part book verse line track song goal point'.split(' '),
);

/** "Season 7 has 7 episodes": the second number is of what is counted, and no echo of the question. */
export function isCounted({ last }: NumberMention, { counted, words }: AnswerReading): boolean {
  if (counted === null) return false;
  return [words[last], words[last + 1], words[last + 2]].some((word) => word?.stem === counted);
}

/** "3 wives and 6 children" where wives are counted: the six are of something else. */
export function isBesideCounted(number: NumberMention, answer: AnswerReading): boolean {
  if (answer.counted === null || isCounted(number, answer)) return false;
  const noun = answer.words[number.last + 1];
  return (
    noun !== undefined &&
    !noun.stop &&
    !noun.digits &&
    noun.start === (answer.words[number.last]?.end ?? 0) + 1 &&
    answer.numbers.some(
      (other) =>
        other.last < number.first &&
        number.first - other.last < 5 &&
        answer.words[other.last + 1]?.stem === answer.counted,
    )
  );
}

/**
 * "Two Towers" and "the last 33 seasons" are numbers of something else. A number is of what is asked where it has the unit
 * or noun of the reference or one of the question's words behind it, or where the answer says hardly anything beside it.
 */
export function isPertinent(number: NumberMention, { texts }: Expected, answer: AnswerReading): boolean {
  if (saysLittleBeside(number, answer)) return true;
  const start = answer.words[number.first]?.start ?? 0;
  if (CLAIMS.test(answer.read.text.slice(Math.max(0, start - LONGEST_CLAIM), start))) return true;
  if (texts.some(({ number: one }) => one?.unit != null && one.unit.dimension === number.unit?.dimension))
    return true;
  const nouns = [number.unitWord, answer.words[number.last + 1]?.stem, answer.words[number.last + 2]?.stem];
  return nouns.some(
    (noun) =>
      noun != null &&
      (answer.asked.has(noun) ||
        texts.some(({ number: one }) => one?.unitWord != null && one.unitWord === noun)),
  );
}

/** Looks no further than it must: an answer may be ten thousand numbers in a row. */
function saysLittleBeside(number: NumberMention, answer: AnswerReading): boolean {
  let novel = 0;
  for (const at of answer.content) {
    if (answer.adds(at) && (at < number.first || at > number.last + 1)) novel += 1;
    if (novel > 3) return false;
  }
  return true;
}

const CLAIMS = /\b(?:estimate|guess|answer|total|number) (?:is|was|would be) $/i;
const LONGEST_CLAIM = 30;

/** "24 women and 12 men, 36 in all": another number is told to be the sum. */
export function saysOtherTotal(answer: AnswerReading, { first, last }: Span): boolean {
  const { numbers, read } = answer;
  if (numbers.length < 2) return false;
  return numbers.some(
    (one) =>
      (one.last < first || one.first > last) &&
      answer.addsBetween(one.first, one.last) &&
      (TOTAL_BEHIND.test(read.text.slice(one.end, one.end + 24)) ||
        TOTAL_BEFORE.test(read.text.slice(Math.max(0, one.start - 24), one.start))),
  );
}
const TOTAL_BEHIND = /^,? ?(?:\p{L}+ )?(?:in all|in total|altogether|all told|overall)\b/iu;
const TOTAL_BEFORE =
  /\b(?:total(?:ling|ing|s)?|sum|altogether|(?:the )?final (?:count|number|tally|figure|total))(?: (?:of|is|was|being|comes to))? $|= ?$/i;

/** "31 killed, 24 injured" for the killed, "29 % water, 71 % land" for water: the thing asked about stands behind another number. */
export function isOfOtherCount({ words, read, numbers, asked }: AnswerReading, { first }: Span): boolean {
  if (numbers.length < 2 || !words[first]!.digits) return false;
  const nounBehind = (at: number) => {
    const noun = words[at + 1];
    if (noun === undefined || noun.stop || noun.digits || noun.capital) return null;
    return /^ ?%? ?$/.test(read.text.slice(words[at]!.end, noun.start)) ? noun : null;
  };
  const own = numbers.find((number) => first >= number.first && first <= number.last);
  if (own === undefined || own.unit?.dimension === 'length') return false;
  const noun = nounBehind(own.last);
  if (noun === null || isAskedWord(noun, asked)) return false;
  const other = numbers.find(
    (number) => number !== own && (areNeighbours(number, own, words) || areNeighbours(own, number, words)),
  );
  const asks = other === undefined ? null : nounBehind(other.last);
  return asks !== null && isAskedWord(asks, asked);
}

/** Only the noun of the first stands between them, and a comma or "and": looks no further than a second word. */
function areNeighbours(left: Span, right: Span, words: readonly Word[]): boolean {
  let between = 0;
  for (let at = left.last + 1; at < right.first && between < 2; at += 1) if (!words[at]!.stop) between += 1;
  return between === 1;
}

/** "Six, like insects; only scorpions have eight": a number alone opens the answer, and what follows tells of something else. */
export function isAfterOpeningNumber(
  { words, read, numbers, asked }: AnswerReading,
  { first }: Span,
  question: string,
): boolean {
  const [opening] = numbers;
  if (
    opening === undefined ||
    opening.first !== 0 ||
    numbers.length < 2 ||
    (!words[first]!.digits && numbers.every((one) => one.first !== first))
  )
    return false;
  if (opening.last >= first || !asksHowMany(question)) return false;
  const next = words[opening.last + 1];
  const ends = next !== undefined && asked.has(next.stem) ? opening.last + 1 : opening.last;
  const aside = read.text.slice(words[ends]!.end, words[first]!.start);
  return (
    /^[,;.] /.test(aside) &&
    /\p{L}{4}/u.test(aside) &&
    !/\b(?:so|i\.e|that is|total|or|about|exactly|precisely|actually|more|equals?|which|no|not|but|wait|sorry|corrections?)\b|[=:]/i.test(
      aside,
    )
  );
}
