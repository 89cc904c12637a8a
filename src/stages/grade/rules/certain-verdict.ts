/**
 * The first rule that is certain, asked in order of how much it knows: letters and versions, what is set aside, dates and
 * numbers, whole phrases, then names, places and kinds.
 */
import { ordinal } from '../../../values/spelled-number.ts';
import type { AnswerReading } from './answer-reading.ts';
import { caseVerdict } from './case-match.ts';
import { choiceVerdict } from './choice-match.ts';
import { classVerdict } from './class-match.ts';
import { clockVerdict } from './clock-match.ts';
import { countryVerdict } from './country-match.ts';
import { dateVerdict } from './date-match.ts';
import { echoedAnswer } from './echo-match.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Findings } from './findings.ts';
import { letteredVerdict } from './lettered-choice.ts';
import { listVerdict } from './list-match.ts';
import { isInLongerName } from './longer-name.ts';
import { monthVerdict } from './month-match.ts';
import { nameVerdict } from './name-match.ts';
import { setAside } from './negation.ts';
import { numberVerdict } from './number-match.ts';
import { measuresElse, saysOtherTotal } from './number-of-what.ts';
import { isNumberedOtherwise, numeralVerdict } from './numeral-match.ts';
import { holdsForeignCity, isPartOfOtherName, otherRegion, placeVerdict } from './place-match.ts';
import { askedGrain, asksHowMany } from './question-form.ts';
import { signedVerdict } from './signed-name.ts';
import type { Span } from './span.ts';
import { affirmsDenied, isStatement, saysStatement } from './statement.ts';
import { symbolVerdict } from './symbol-match.ts';
import { findText } from './text-match.ts';
import type { Verdict } from './verdict.ts';
import { versionVerdict } from './version-match.ts';

interface Context {
  readonly reading: AnswerReading;
  readonly question: string;
}

/** What the first rule that is certain says; null where none is. */
export function certainVerdict(
  expected: Expected,
  findings: Findings,
  { reading, question }: Context,
): Verdict | null {
  const { best, date, number } = findings;
  const statement = isStatement(findings, reading);
  const lettered = letteredVerdict(expected, { answer: reading, question });
  if (lettered.asked) return lettered.verdict;
  const chosen = choiceVerdict(expected, { answer: reading, question });
  if (chosen) return chosen;
  const version = versionVerdict(expected, { answer: reading, question });
  if (version.asked) return version.verdict;
  const signed = signedVerdict(expected, reading);
  if (signed?.finding === 'right' && setAside(reading, signed)) return null;
  if (signed) return signed;
  const clock = clockVerdict(expected, { answer: reading, question });
  if (clock?.finding === 'right' && setAside(reading, clock)) return null;
  if (clock) return clock;
  if (best && !statement && best.text.first >= 0 && (best.namesake || setAside(reading, best.text)))
    return null;
  for (const reject of expected.rejects) {
    const found = findText(reject, reading);
    if (found.phrase && !(best?.text.phrase && best.text.first <= found.first))
      return { finding: 'wrong', rule: 'reject', first: found.first, last: found.last };
  }
  const numbered = numeralVerdict(expected, reading);
  if (numbered) return best?.text.phrase && !best.text.echo ? null : numbered;
  if (best?.text.phrase && isNumberedOtherwise(best.expected, best.text, reading)) return null;
  const valued = dateVerdict(date, reading, askedGrain(question)) ?? numberVerdict(number, reading);
  // "I recall 24 at first, but the final count was 31", "not in 1879 but in 1881".
  if (valued?.finding === 'right' && setAside(reading, valued)) return null;
  if (valued) return valued;
  if (statement) return best && saysStatement(best.expected, reading) ? rightAt('text', best.text) : null;
  if (best && affirmsDenied(best, reading)) return null;
  if (isOrdinalForCount(findings, { reading, question })) return null;
  if (isPartOfTotal(findings, reading)) return null;
  if (best && (best.text.phrase || best.text.runTogether)) {
    // One of several whole statements is a name: it answers alone, and beside other words perhaps not.
    if (expected.stated && !saysOnly(best.text, reading) && !isWholeName(best.expected, question))
      return null;
    if (!best.text.echo) {
      if (
        isPartOfOtherName(best.expected, best.text, reading) ||
        isInLongerName(expected, best.text, reading) ||
        holdsForeignCity(expected, best.text, reading)
      )
        return null;
      const elsewhere = otherRegion(expected, best.text, reading);
      if (elsewhere === 'grain') return null;
      return elsewhere === null
        ? rightAt('text', best.text)
        : { ...rightAt('place', best.text), finding: 'wrong' };
    }
  }
  const echoed = statement ? null : echoedAnswer(expected, { answer: reading, question });
  if (echoed) return rightAt('text', echoed);
  return (
    (best && nameVerdict(best.expected, best.name, { answer: reading, stated: expected.stated })) ??
    placeVerdict(expected, best, { answer: reading, question }) ??
    (best?.text.phrase ? null : monthVerdict(expected, { answer: reading, question })) ??
    classVerdict(expected, best, { answer: reading, question }) ??
    countryVerdict(expected, best, { answer: reading, question }) ??
    listVerdict(expected, reading) ??
    caseVerdict(expected, reading) ??
    symbolVerdict(expected, reading)
  );
}

/** "36 (24 women and 12 men)": another number opens the answer, or is told to be the sum. */
export function isPartOfTotal({ best }: Findings, reading: AnswerReading): boolean {
  if (best?.expected.number == null || best.text.first < 0) return false;
  const [opening] = reading.numbers;
  return (
    saysOtherTotal(reading, best.text) ||
    (opening?.first === 0 &&
      opening.last < best.text.first &&
      /^ ?[(:]/.test(reading.read.text.slice(opening.end)))
  );
}

/** "The seventh", "24 metres" where it is asked how many arches. */
export function isOrdinalForCount({ best }: Findings, { reading, question }: Context): boolean {
  if (best?.expected.number == null || !asksHowMany(question)) return false;
  if (best.expected.number.unit === null && measuresElse(reading, best.text.first)) return true;
  const word = reading.words[best.text.first];
  return (
    word !== undefined &&
    (ordinal(word.text) !== null ||
      /^\d+(?:st|nd|rd|th)$/i.test(reading.read.text.slice(word.start, word.end)))
  );
}

/** A name of two words or more where a name is asked for: whatever statements stand beside it, it is one. */
function isWholeName({ properName, sentence, content }: ExpectedText, question: string): boolean {
  return (
    properName && !sentence && content.length >= 2 && /\b(?:who|whose|whom|which|what)\b/i.test(question)
  );
}

function saysOnly({ first, last }: Span, { content }: AnswerReading): boolean {
  return content.every((at) => at >= first && at <= last);
}

function rightAt(rule: string, { first, last }: Span): Verdict {
  return { finding: 'right', rule, first, last };
}
