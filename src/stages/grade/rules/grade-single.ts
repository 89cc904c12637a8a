/**
 * Grades an answer against a reference that is one value. The rules are asked in order of how much they know;
 * the first that is certain speaks, then a refusal without an answer, then the score.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { Outcome, RefusalReason } from '../../../core/outcome.ts';
import type { SingleReference } from '../../../core/reference.ts';
import { compareNumbers } from '../../../values/compare-numbers.ts';
import { ordinal } from '../../../values/spelled-number.ts';
import { numberTolerance, type Rubric } from '../rubric-table.ts';
import { AnswerReading, stemsOf } from './answer-reading.ts';
import { asksForWord, ofAskedKind, withinSpan } from './asked-kind.ts';
import { choiceVerdict } from './choice-match.ts';
import { classVerdict } from './class-match.ts';
import { isUncommitted, severalGuesses } from './commitment.ts';
import { dateVerdict } from './date-match.ts';
import { echoedAnswer } from './echo-match.ts';
import { type Expected, type ExpectedText, expectedOf, isNegative } from './expected.ts';
import { type Features, featuresOf } from './features.ts';
import { type Findings, findAll } from './findings.ts';
import { isHidden } from './hidden-match.ts';
import { letteredVerdict } from './lettered-choice.ts';
import { nameVerdict } from './name-match.ts';
import { setAside } from './negation.ts';
import { numberVerdict } from './number-match.ts';
import { isNumberedOtherwise, numeralVerdict } from './numeral-match.ts';
import {
  holdsForeignCity,
  holdsOneAnother,
  isPartOfOtherName,
  otherRegion,
  placeVerdict,
} from './place-match.ts';
import { askedFor, askedGrain, asksForSome, asksHowMany, countedNoun, denies } from './question-form.ts';
import { isReadable } from './readable.ts';
import type { RefusalReading } from './refusal.ts';
import { countsElsewhere } from './refusal-offer.ts';
import { rivalVerdict } from './rival-match.ts';
import { decideByScore, scoreOf } from './score.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';
import { setVerdict } from './set-match.ts';
import { affirmsDenied, deniesAlike, isStatement, saysStatement } from './statement.ts';
import { findText } from './text-match.ts';
import type { Verdict } from './verdict.ts';
import { versionVerdict } from './version-match.ts';
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
  const expected = withinSpan(ofAskedKind(expectedOf(asksForWord(reference, question)), asked), question);
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
            personal: asked === 'person',
          })
        : yesNoVerdict(expected.yes, reading);
    if (verdict) {
      const open = expected.form === 'set' && severalGuesses(reading);
      return settled(open ? { ...verdict, finding: 'uncommitted' } : verdict);
    }
    return refusedOr(refusal, { status: 'ungraded', why: 'undecided', evidence: { rule: expected.form } });
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
    return { status: 'ungraded', why: 'undecided', evidence: { rule: verdict.rule } };
  if (verdict) {
    const declined = outweighed(verdict, reading) ? readRefusal() : null;
    if (declined?.kind === 'refusal' && declined.certain) return refused(declined.reason, declined.phrase);
    if (declined?.kind === 'refusal' && verdict.finding === 'wrong')
      return { status: 'ungraded', why: 'undecided', evidence: { rule: verdict.rule } };
    const open = verdict.finding === 'right' && isOpen(expected, findings, { reading, verdict });
    return settled(open ? { ...verdict, finding: 'uncommitted' } : verdict);
  }
  const refusal = readRefusal();
  const features = featuresOf(findings, reading, asked);
  features.refusal = refusal.kind === 'refusal' ? 1 : 0;
  features.hedge = refusal.kind === 'hedge' ? 1 : 0;
  if (refusal.kind === 'refusal' && refusal.certain) return refused(refusal.reason, refusal.phrase, features);
  if (refusal.kind === 'refusal' && (claimsNothing(features) || givesNoValue(findings, reading)))
    return refused(refusal.reason, refusal.phrase, features);
  // A letter or a version that is not told apart is no matter of shared words.
  const context = { answer: reading, question };
  if (letteredVerdict(expected, context).asked || versionVerdict(expected, context).asked)
    return { status: 'ungraded', why: 'undecided', evidence: { rule: 'choice' } };
  if (
    isOrdinalForCount(findings, { reading, question }) ||
    (findings.best !== null && holdsForeignCity(expected, findings.best.text, reading))
  )
    features.negated = 1;
  const score = scoreOf(features, SCORE_WEIGHTS);
  // One word turns a statement round: where one is among the references, no share of its words accepts anything.
  features.stated = expected.stated ? 1 : 0;
  // Asked last and where the score would decide, because telling a language costs more than all the rest.
  const rival = rivalVerdict(expected, findings.best, { ...context, asked });
  features.rival = rival !== null && refusal.kind !== 'refusal' ? 1 : 0;
  const inclined = decideByScore(score, features, SCORE_WEIGHTS);
  if (inFull || inclined === 'incorrect')
    features.hidden =
      isHidden(expected, context) ||
      deniesAlike(findings.best, reading) ||
      holdsOneAnother(expected, reading) ||
      sharesRoot(findings.best, reading) ||
      features.reasonAsked === 1 ||
      saysCoarser(features) ||
      (features.allEchoed === 1 && isNegative(reading.words.slice(0, reading.firstSentenceEnd))) ||
      asksForSome(question)
        ? 1
        : 0;
  if (inFull || (inclined !== null && features.hidden === 0))
    features.unreadable = isReadable({ question, answer, expected }) ? 0 : 1;
  const byName = features.rival === 1 && score > SCORE_WEIGHTS.incorrectTo;
  const evidence = {
    rule: byName ? 'rival' : 'score',
    ...(byName && rival ? { quote: reading.quote(rival.first, rival.last) } : {}),
    features: named(features, score),
  };
  const decided = inclined && decideByScore(score, features, SCORE_WEIGHTS);
  if (decided === 'correct') return graded('correct', evidence, score);
  if (decided === 'incorrect')
    return excused(graded('incorrect', evidence, 1 - score), rubric, () => refusal);
  return { status: 'ungraded', why: 'undecided', evidence };
}

/** Nothing in the answer could be held against the reference: what reads as a refusal is one. */
function claimsNothing(features: Features): boolean {
  return (
    features.addedNone === 1 &&
    features.absentEntity === 0 &&
    features.dateDifferent === 0 &&
    features.numberDifferent === 0
  );
}

/** A decade that holds the year, or the question's own words and nothing else: little, and nothing wrong. */
function saysCoarser(features: Features): boolean {
  if (features.addsNothing === 1 && (features.phraseEchoed === 1 || features.allEchoed === 1)) return true;
  return features.dateCoarserSpan === 1 || features.dateCoarserYear === 1 || features.dateCoarserMonth === 1;
}

/** "Sharecroppers" for sharecropping: half of a long word and more is the same, so that the one may stand for the other. */
function sharesRoot(best: Findings['best'], reading: AnswerReading): boolean {
  if (best === null) return false;
  const roots = best.expected.content
    .filter(({ text, digits, stem }) => !digits && text.length >= 8 && !reading.asked.has(stem))
    .map(({ text }) => text.slice(0, Math.max(6, Math.ceil(text.length * 0.6))));
  return (
    roots.length > 0 &&
    reading.content.some((at) => roots.some((root) => reading.words[at]?.text.startsWith(root)))
  );
}

/** A date or a number is asked for, and the answer has neither. */
function givesNoValue({ date, number }: Findings, reading: AnswerReading): boolean {
  if (date?.only !== true && number?.only !== true) return false;
  const adds = (at: number) => reading.words[at]?.digits === true && reading.adds(at);
  return (number?.said ?? 0) === 0 && !reading.content.some(adds);
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

interface Context {
  readonly reading: AnswerReading;
  readonly question: string;
}

/** The first rule that is certain. */
function certainVerdict(
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
  if (valued) return valued;
  if (statement) return best && saysStatement(best.expected, reading) ? rightAt('text', best.text) : null;
  if (best && affirmsDenied(best, reading)) return null;
  if (isOrdinalForCount(findings, { reading, question })) return null;
  if (best && (best.text.phrase || best.text.runTogether)) {
    // One of several whole statements is a name: it answers alone, and beside other words perhaps not.
    if (expected.stated && !saysOnly(best.text, reading) && !isWholeName(best.expected, question))
      return null;
    if (!best.text.echo) {
      if (
        isPartOfOtherName(best.expected, best.text, reading) ||
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
    (best && nameVerdict(best.expected, best.name, reading)) ??
    placeVerdict(expected, best, { answer: reading, question }) ??
    classVerdict(expected, best, { answer: reading, question })
  );
}

/** "The seventh" where it is asked how many. */
function isOrdinalForCount({ best }: Findings, { reading, question }: Context): boolean {
  if (best?.expected.number == null || !asksHowMany(question)) return false;
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

function saysOnly(
  { first, last }: { readonly first: number; readonly last: number },
  { content }: AnswerReading,
): boolean {
  return content.every((at) => at >= first && at <= last);
}

function rightAt(rule: string, { first, last }: { readonly first: number; readonly last: number }): Verdict {
  return { finding: 'right', rule, first, last };
}

/** "A or B" around what matched. */
function isOpen(
  expected: Expected,
  { best }: Findings,
  { reading, verdict }: { reading: AnswerReading; verdict: Verdict },
): boolean {
  if (verdict.first < 0) return false;
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

/** The same quantity in other words: "24 hours, or 86,400 seconds", "5 %, or 0.05". */
function sameValue(
  expected: Expected,
  reading: AnswerReading,
  other: { readonly first: number; readonly last: number },
): boolean {
  const number = reading.numbers.find((one) => one.first <= other.first && one.last >= other.first);
  if (!number) return false;
  return expected.texts.some(
    ({ number: wanted }) =>
      wanted !== null &&
      (compareNumbers(wanted, number) === 'same' ||
        (wanted.unit?.dimension === 'percent' && Math.abs(number.value * 100 - wanted.value) < 1e-9)),
  );
}

/** Where the rubric lets doubt excuse a wrong answer, "I am not sure, but" before it makes it refused. */
function excused(judgement: Judgement, rubric: Rubric, readRefusal: () => RefusalReading): Judgement {
  if (rubric.hedgedWrong === 'incorrect' || readRefusal().kind !== 'hedge') return judgement;
  return notCorrect('refused', 'uncommitted', judgement.evidence);
}

function settle(verdict: Verdict, reading: AnswerReading, rubric: Rubric): Judgement {
  const evidence = {
    rule: verdict.rule,
    ...(verdict.first >= 0 ? { quote: reading.quote(verdict.first, verdict.last) } : {}),
  };
  switch (verdict.finding) {
    case 'right':
      return graded('correct', evidence);
    case 'wrong':
      return graded('incorrect', evidence);
    case 'open':
      return { status: 'ungraded', why: 'undecided', evidence };
    case 'uncommitted':
      return notCorrect(rubric.uncommitted, 'uncommitted', evidence);
    case 'vague':
      return notCorrect(rubric.vague, 'uncommitted', evidence);
    case 'partial':
      return notCorrect(rubric.partial, 'incomplete', evidence);
    case 'partial-set':
      return notCorrect(rubric.partialSet, 'incomplete', evidence);
  }
}

function notCorrect(
  outcome: 'incorrect' | 'refused',
  reason: RefusalReason,
  evidence: Judgement['evidence'],
): Judgement {
  return outcome === 'incorrect'
    ? graded('incorrect', evidence)
    : { status: 'graded', outcome, reason, confidence: null, evidence };
}

function graded(
  outcome: Outcome,
  evidence: Judgement['evidence'],
  confidence: number | null = null,
): Judgement {
  return { status: 'graded', outcome, reason: null, confidence, evidence };
}

function refusedOr(refusal: RefusalReading, otherwise: Judgement): Judgement {
  return refusal.kind === 'refusal' && refusal.certain ? refused(refusal.reason, refusal.phrase) : otherwise;
}

/** A refusal as a judgement. */
export function refused(reason: RefusalReason | null, quote: string | null, features?: Features): Judgement {
  return {
    status: 'graded',
    outcome: 'refused',
    reason: reason ?? 'unknown',
    confidence: null,
    evidence: {
      rule: 'refusal',
      ...(quote === null ? {} : { quote }),
      ...(features ? { features: named(features) } : {}),
    },
  };
}

/** Features that are not zero: what a reader of the evidence wants to see. */
function named(features: Features, score?: number): Record<string, number> {
  const out: Record<string, number> = {};
  for (const name in features) {
    const value = features[name as keyof Features];
    if (value !== 0) out[name] = value;
  }
  if (score !== undefined) out['score'] = score;
  return out;
}
