/**
 * Grades an answer against a reference that is one value. The rules are asked in order of how much they know;
 * the first that is certain speaks, then a refusal without an answer, then the score.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { SingleReference } from '../../../core/reference.ts';
import { numberTolerance, type Rubric } from '../rubric-table.ts';
import { AnswerReading, stemsOf } from './answer-reading.ts';
import { asksForWord, ofAskedKind, withinSpan } from './asked-kind.ts';
import { isBesideAnother } from './beside-another.ts';
import { certainVerdict } from './certain-verdict.ts';
import { severalGuesses } from './commitment.ts';
import { boundsExpected } from './date-bounds.ts';
import { type Expected, expectedOf } from './expected.ts';
import { findAll } from './findings.ts';
import { isHidden, saysOther } from './hidden-match.ts';
import { judgeByScore } from './judge-by-score.ts';
import { excused, refused, refusedOr, settle, undecided } from './judgement.ts';
import { isOpen } from './left-open.ts';
import { isDisclaimed } from './negation.ts';
import { askedFor, asksNoNumber, asksTwo, countedNoun, denies } from './question-form.ts';
import { countsElsewhere } from './question-words.ts';
import type { RefusalReading } from './refusal.ts';
import { isReported } from './reported-speech.ts';
import { setVerdict } from './set-match.ts';
import type { Verdict } from './verdict.ts';
import { yesNoVerdict } from './yes-no-match.ts';

export interface SingleInput {
  readonly question: string;
  readonly reference: SingleReference;
  readonly answer: string;
  readonly rubric: Rubric;
  /** Reads the refusal; called only where no match speaks, because it costs more than the matching. */
  readonly readRefusal: () => RefusalReading;
  /**
   * Ask what forbids the score to decide even where it would not; for fits with other weights.
   * @default false
   */
  readonly inFull?: boolean;
}

/** Grades one answer against one value. */
export function gradeSingle(input: SingleInput): Judgement {
  const { question, reference, answer, rubric, readRefusal, inFull = false } = input;
  const asked = askedFor(question);
  const expected = withinSpan(
    ofAskedKind(
      expectedOf(asksForWord(reference, question)),
      asked === 'thing' && asksNoNumber(question) ? 'person' : asked,
    ),
    question,
  );
  const reading = new AnswerReading(answer, stemsOf(question), {
    denied: denies(question),
    countedElsewhere: countsElsewhere(question),
    counted: countedNoun(question),
  });
  const settled = (verdict: Verdict) => {
    const judgement = settle(verdict, reading, rubric);
    return verdict.finding === 'wrong' ? excused(judgement, rubric, readRefusal) : judgement;
  };
  if (expected.form === 'set' || expected.form === 'yes-no') {
    const refusal = readRefusal();
    const verdict =
      expected.yes === null
        ? setVerdict(expected, reading, {
            doubtful: refusal.kind !== 'none',
            declined: refusal.kind === 'refusal' && refusal.certain,
            personal: asked === 'person',
          })
        : yesNoVerdict(expected.yes, reading);
    if (verdict) {
      // "No sé", "No clue", "لا أعرف": the word for no opens what declines.
      if (expected.yes !== null && refusal.kind === 'refusal' && refusal.certain)
        return refused(refusal.reason, refusal.phrase);
      if (verdict.finding === 'right' && isReported(reading, verdict, question))
        return undecided({ rule: verdict.rule });
      const open = expected.form === 'set' && severalGuesses(reading);
      return settled(open ? { ...verdict, finding: 'uncommitted' } : verdict);
    }
    return refusedOr(refusal, undecided({ rule: expected.form }));
  }
  const findings = findAll(expected, reading, {
    personal: asked === 'person' || expected.form === 'person' || question === '',
    tolerance: (number) => numberTolerance(rubric, number),
  });
  const verdict = certainVerdict(expected, findings, { reading, question });
  if (
    verdict?.finding === 'wrong' &&
    verdict.rule !== 'numeral' &&
    isHidden(expected, { answer: reading, question })
  )
    return undecided({ rule: verdict.rule });
  if (verdict?.finding === 'wrong' && verdict.rule === 'date' && boundsExpected(expected, reading, verdict))
    return refusedOr(readRefusal(), undecided({ rule: verdict.rule }));
  if (verdict) {
    const declined = outweighed(verdict, reading) ? readRefusal() : null;
    if (declined?.kind === 'refusal' && declined.certain)
      return saysBoth(verdict, reading, declined)
        ? undecided({ rule: verdict.rule })
        : refused(declined.reason, declined.phrase);
    if (declined?.kind === 'refusal' && verdict.finding === 'wrong') return undecided({ rule: verdict.rule });
    if (
      verdict.finding === 'right' &&
      (isReported(reading, verdict, question) ||
        isDisclaimed(reading, verdict, { question, expected: expected.texts }) ||
        lacksOther(expected, reading, question) ||
        isBesideAnother(reading, verdict, { question, expected: expected.texts }) ||
        isAside(verdict, reading, readRefusal))
    )
      return undecided({ rule: verdict.rule });
    const open = verdict.finding === 'right' && isOpen(expected, findings, { reading, verdict });
    return settled(open ? { ...verdict, finding: 'uncommitted' } : verdict);
  }
  return judgeByScore({
    question,
    asked,
    answer,
    expected,
    reading,
    findings,
    rubric,
    inFull,
    refusal: readRefusal(),
  });
}

/** "In 1867, when nobody yet knew of electricity", "I have zero": the value stands in the clause that seems to decline. */
function saysBoth(
  { finding, first, last }: Verdict,
  reading: AnswerReading,
  { phrase }: RefusalReading,
): boolean {
  if (finding !== 'right' || first < 0) return false;
  const said = reading.quote(first, last);
  if (/^zero$/i.test(said)) return phrase?.replace(/\W+$/, '').endsWith(said) === true;
  return /\d\d/.test(said) && phrase?.includes(said) === true;
}

/** "Otto Lind with 38" for Karl Holt and 38, asked who and how many: of what else is asked and expected nothing is said. */
function lacksOther(expected: Expected, reading: AnswerReading, question: string): boolean {
  return (expected.others?.length ?? 0) > 0 && asksTwo(question) && !saysOther(expected, reading);
}

/** "I do not know how she died. She worked on cancer cells.": the answer declines, and the match stands in what is told beside it. */
function isAside({ first }: Verdict, reading: AnswerReading, readRefusal: () => RefusalReading): boolean {
  if (first < reading.firstSentenceEnd) return false;
  const { kind, certain } = readRefusal();
  return kind === 'refusal' && certain;
}

/**
 * Whether a refusal would say more than what was found: a number, a date or a few letters of the reference can stand
 * anywhere in "I don't know that one", and what differs from the reference may belong to something else.
 */
function outweighed({ finding, rule, first, last }: Verdict, reading: AnswerReading): boolean {
  if (finding !== 'right' || rule === 'date' || rule === 'number' || rule === 'choice') return true;
  if (first < 0 || !/\p{L}\p{Ll}{2}/u.test(reading.quote(first, last))) return true;
  return reading.words.slice(first, last + 1).every(({ stem }) => /^\d/.test(stem));
}
