/**
 * Whether what matched is one of several that the answer leaves open ("A or B"). The same value said twice, in other words
 * or another unit, leaves nothing open.
 */
import { compareNumbers } from '../../../values/compare-numbers.ts';
import type { NumberMention } from '../../../values/number-mention.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isUncommitted } from './commitment.ts';
import { offersOtherCountry } from './country-match.ts';
import type { Expected } from './expected.ts';
import type { Findings } from './findings.ts';
import { offersOtherValue } from './other-value.ts';
import type { Span } from './span.ts';
import type { Verdict } from './verdict.ts';

/** "A or B" around what matched. */
export function isOpen(
  expected: Expected,
  { best }: Findings,
  { reading, verdict }: { reading: AnswerReading; verdict: Verdict },
): boolean {
  if (verdict.first < 0) return false;
  if (offersOtherValue(reading, verdict, (number) => isExpected(expected, number))) return true;
  if (offersOtherCountry(expected, verdict, reading)) return true;
  // "It could be Lind. Or it could be Brandt."
  const named = reading.entities.some(({ first, last }) => last < verdict.first || first > verdict.last);
  if (named && (reading.read.text.match(GUESS)?.length ?? 0) >= 2) return true;
  if (isAmongPossible(reading, verdict)) return true;
  return isUncommitted(
    reading,
    verdict,
    (other) =>
      sameValue(expected, reading, other) ||
      expected.texts.some((one) => {
        if (one === best?.expected && expected.texts.length === 1 && !one.raw.toLowerCase().includes(' or '))
          return false;
        return one.content.some((word) => {
          for (let at = other.first; at <= other.last; at += 1)
            if (reading.words[at]?.stem === word.stem) return true;
          return false;
        });
      }),
  );
}

/** "It could have been cholera, typhus or cancer", "the cause is disputed: cholera or cancer": common nouns too, where three are named or the doubt is told. */
function isAmongPossible({ read, words }: AnswerReading, { first, last }: Verdict): boolean {
  const start = read.text.lastIndexOf('.', words[first]!.start) + 1;
  const sentence = read.text.slice(start, words[last]!.end + 80).split(/[.!?](?:\s|$)/, 1)[0] as string;
  return POSSIBLE.test(sentence);
}
const POSSIBLE =
  /\b(?:(?:could|might|may) (?:be|have been) (?:anything: )?(?:[\w' -]+, ){1,6}(?:[\w' -]+,? )?or \w|could be anything:|(?:is|was|are|remains?) (?:disputed|debated|unclear|contested|uncertain)\b[^.]*:[^.]*\bor\b)/i;

const GUESS = /\b(?:it|he|she|they|that|this) (?:could|might|may) (?:also )?(?:be|have been)\b/gi;

/** The same quantity in other words: "24 hours, or 86,400 seconds", "5 %, or 0.05". */
function sameValue(expected: Expected, reading: AnswerReading, other: Span): boolean {
  const number = reading.numbers.find((one) => one.first <= other.first && one.last >= other.first);
  return number !== undefined && isExpected(expected, number);
}

function isExpected(expected: Expected, number: NumberMention): boolean {
  return expected.texts.some(
    ({ number: wanted }) =>
      wanted !== null &&
      (compareNumbers(wanted, number) === 'same' ||
        (wanted.unit?.dimension === 'percent' && Math.abs(number.value * 100 - wanted.value) < 1e-9)),
  );
}
