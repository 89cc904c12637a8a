/**
 * Where no rule is certain: a refusal if it reads as one, else the fitted score over shared words. The score speaks only where
 * nothing hides a match from it and where it can read the language; the costly questions are asked last.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { Rubric } from '../rubric-table.ts';
import type { AnswerReading } from './answer-reading.ts';
import { type BesideContext, isBesideAnother } from './beside-another.ts';
import { isOrdinalForCount, isPartOfTotal } from './certain-verdict.ts';
import type { Expected } from './expected.ts';
import { isNegative } from './expected-text.ts';
import { type Features, featuresOf } from './features.ts';
import type { Findings } from './findings.ts';
import { isHidden } from './hidden-match.ts';
import { excused, graded, named, refused, undecided } from './judgement.ts';
import { letteredVerdict } from './lettered-choice.ts';
import { isInLongerName } from './longer-name.ts';
import { isCurrencyCode, isFormulaOrName } from './other-word-for-it.ts';
import { isOtherName } from './part-match.ts';
import { holdsForeignCity, holdsOneAnother, saysOnlyCountry } from './place-match.ts';
import { type AskedFor, asksForSome } from './question-form.ts';
import { isReadable } from './readable.ts';
import type { RefusalReading } from './refusal.ts';
import { isReported } from './reported-speech.ts';
import { rivalVerdict } from './rival-match.ts';
import { decideByScore, scoreOf } from './score.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';
import { deniesAlike, repeatsQuestion } from './statement.ts';
import { versionVerdict } from './version-match.ts';

export interface ScoreInput {
  readonly question: string;
  readonly asked: AskedFor;
  readonly answer: string;
  readonly expected: Expected;
  readonly reading: AnswerReading;
  readonly findings: Findings;
  readonly refusal: RefusalReading;
  readonly rubric: Rubric;
  /** Ask what forbids the score to decide even where it would not. */
  readonly inFull: boolean;
}

/** A refusal, what the score decides, or undecided. */
export function judgeByScore(input: ScoreInput): Judgement {
  const { question, asked, answer, expected, reading, findings, refusal, rubric, inFull } = input;
  if (refusal.kind === 'refusal' && refusal.certain) return refused(refusal.reason, refusal.phrase);
  const features = featuresOf(findings, reading, asked);
  features.refusal = refusal.kind === 'refusal' ? 1 : 0;
  features.hedge = refusal.kind === 'hedge' ? 1 : 0;
  if (
    refusal.kind === 'refusal' &&
    refusal.mayAnswer !== true &&
    (claimsNothing(features) || givesNoValue(findings, reading))
  )
    return refused(refusal.reason, refusal.phrase, features);
  // A letter or a version that is not told apart is no matter of shared words.
  const context = { answer: reading, question };
  if (letteredVerdict(expected, context).asked || versionVerdict(expected, context).asked)
    return undecided({ rule: 'choice' });
  if (
    isOrdinalForCount(findings, { reading, question }) ||
    isPartOfTotal(findings, reading) ||
    namesAnother(features, findings, reading) ||
    (findings.best !== null && isOtherName(findings.best, reading)) ||
    ((findings.best?.text.phrase || findings.best?.text.runTogether) === true &&
      isInLongerName(expected, findings.best!.text, reading)) ||
    (findings.best !== null && isReported(reading, findings.best.text, question)) ||
    (findings.best !== null && holdsForeignCity(expected, findings.best.text, reading))
  )
    features.negated = 1;
  const score = scoreOf(features, SCORE_WEIGHTS);
  // One word turns a statement round: where one is among the references, no share of its words accepts anything.
  features.stated = isStated(expected, reading) ? 1 : 0;
  // Asked last and where the score would decide, because telling a language costs more than all the rest.
  const rival = rivalVerdict(expected, findings.best, { answer: reading, question, asked });
  features.rival = rival !== null && refusal.kind !== 'refusal' ? 1 : 0;
  if (
    decideByScore(score, features, SCORE_WEIGHTS) === 'correct' &&
    foundBeside(findings, reading, { question, expected: expected.texts })
  )
    features.negated = 1;
  const inclined = decideByScore(score, features, SCORE_WEIGHTS);
  if (inFull || inclined === 'incorrect')
    features.hidden =
      isHidden(expected, context) ||
      deniesAlike(findings.best, reading) ||
      holdsOneAnother(expected, reading) ||
      (asked === 'place' && rival === null && saysOnlyCountry(expected, context)) ||
      sharesRoot(findings.best, reading) ||
      features.reasonAsked === 1 ||
      saysCoarser(features) ||
      isFormulaOrName(expected, reading) ||
      ((asked === 'time' || asked === 'number') && lacksValue(expected, findings, reading)) ||
      (features.allEchoed === 1 && isNegative(reading.words.slice(0, reading.firstSentenceEnd))) ||
      asksForSome(question) ||
      answersNothing(answer) ||
      refusal.kind === 'refusal' ||
      isCurrencyCode(answer, question)
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
  return undecided(evidence);
}

/** An eighth of the references or more are statements, by a verb of theirs or by the question's words. */
function isStated({ stated, texts }: Expected, reading: AnswerReading): boolean {
  return (
    stated || texts.filter((one) => repeatsQuestion(one, reading)).length * 8 >= Math.max(1, texts.length)
  );
}

/** "'The Travels of Otto Lind' was written by Karl Holt": what was found repeats the question, and a name is added. */
function namesAnother(
  { phraseEchoed, allEchoed }: Features,
  { best }: Findings,
  { entities, words, firstSentenceEnd }: AnswerReading,
): boolean {
  if ((phraseEchoed === 0 && allEchoed === 0) || best === null) return false;
  return entities.some(({ first }) => {
    const before = words[first - 1]?.text === 'the' ? words[first - 2] : words[first - 1];
    return (
      first > best.text.last &&
      first < firstSentenceEnd &&
      /^(?:by|is|was|are|were|called|named)$/.test(before?.text ?? '')
    );
  });
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

/** What agrees stands beside another answer: asked where the score would accept. */
function foundBeside({ best, date }: Findings, reading: AnswerReading, context: BesideContext): boolean {
  const places = [
    ...(date !== null && date.first >= 0 ? [{ rule: 'date', first: date.first, last: date.last }] : []),
    ...(best !== null && best.text.first >= 0
      ? [{ rule: 'text', first: best.text.first, last: best.text.last }]
      : []),
  ];
  return places.some((place) => isBesideAnother(reading, { finding: 'right', ...place }, context));
}

/** "Vierzehntes Jahrhundert", "ein Viertel": a value in words of another language is none that is known. */
function lacksValue(
  expected: Expected,
  { date, number }: Findings,
  { words, content }: AnswerReading,
): boolean {
  if (!expected.onlyDates && !expected.onlyNumbers) return false;
  return (
    (date?.said ?? 0) === 0 &&
    (number?.said ?? 0) === 0 &&
    content.length <= 4 &&
    !words.some(({ digits }) => digits)
  );
}

/** A decade that holds the year, or the question's own words and nothing else: little, and nothing wrong. */
function saysCoarser(features: Features): boolean {
  if (features.addsNothing === 1 && (features.phraseEchoed === 1 || features.allEchoed === 1)) return true;
  return features.dateCoarserSpan === 1 || features.dateCoarserYear === 1 || features.dateCoarserMonth === 1;
}

/** "Sharecroppers" for sharecropping, "Ulmer" for Ulm: half of a long word and more is the same, so that the one may stand for the other. */
function sharesRoot(best: Findings['best'], reading: AnswerReading): boolean {
  if (best === null) return false;
  const roots = best.expected.content
    .filter(({ text, digits, stem }) => !digits && text.length >= 8 && !reading.asked.has(stem))
    .map(({ text }) => text.slice(0, Math.max(6, Math.ceil(text.length * 0.6))));
  const [only, ...others] = best.expected.content;
  const name = others.length === 0 && only?.capital && !reading.asked.has(only.stem) ? only.text : null;
  return reading.content.some((at) => {
    const { text, capital } = reading.words[at]!;
    return (
      roots.some((root) => text.startsWith(root)) ||
      (name !== null &&
        name.length >= 3 &&
        capital &&
        text.length <= name.length + 3 &&
        text.startsWith(name))
    );
  });
}

/** A greeting, or a question back: nobody has said anything, right or wrong. */
function answersNothing(answer: string): boolean {
  return /\S/.test(answer) && (NO_ANSWER.test(answer) || ANY_THERE.test(answer));
}
/** "There are any references": a piece of a sentence. */
const ANY_THERE = /^\W*(?:if |whether )?there (?:is|are|was|were) any\b[^.?!]{0,60}[.]?$/i;
const NO_ANSWER =
  /^\W*(?:(?:hello|hi|hey|greetings|welcome|thanks|thank you|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|bonjour|salut|hola|ciao|buongiorno|olá|ahoj|cześć|hej|merhaba|привет|здравствуйте|你好|您好|こんにちは|안녕하세요|مرحبا|नमस्ते)(?: (?:there|all|everyone|again|for asking))?[!.,:\s]*)?(?:(?:what|who|which|how|when|where|why|did|do|does|is|are|was|can|could|would|will|may|shall|have)\b[^.!?]*\?\s*){0,3}$/iu;

/** A date or a number is asked for, and the answer has neither. */
function givesNoValue({ date, number }: Findings, reading: AnswerReading): boolean {
  if (date?.only !== true && number?.only !== true) return false;
  const adds = (at: number) => reading.words[at]?.digits === true && reading.adds(at);
  return (number?.said ?? 0) === 0 && !reading.content.some(adds);
}
