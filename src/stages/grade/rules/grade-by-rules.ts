/**
 * Grades one answer by rules alone: right when they speak, `undecided` when unsure. What the answer says decides;
 * a refusal phrase only counts where no answer stands beside it.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { Outcome, RefusalReason } from '../../../core/outcome.ts';
import type { QuestionKind } from '../../../core/question.ts';
import type { Reference } from '../../../core/reference.ts';
import type { RubricId } from '../../../core/rubric.ts';
import { AnswerReading, stemsOf } from './answer-reading.ts';
import { expectedOf, isSingle } from './expected.ts';
import { type Features, featuresOf } from './features.ts';
import { type Findings, findAll } from './findings.ts';
import { askedFor } from './question-form.ts';
import { readRefusal } from './refusal.ts';
import { scoreOf } from './score.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';

export interface GradeByRulesInput {
  readonly question: string;
  /** Null where there is nothing to compare with. */
  readonly reference: Reference | null;
  readonly kind: QuestionKind;
  readonly answer: string;
  readonly rubric: RubricId;
}

/** Grades one answer; pure and synchronous. */
export function gradeByRules({ question, reference, answer }: GradeByRulesInput): Judgement {
  if (answer.trim() === '') return { status: 'ungraded', why: 'reply-failed', evidence: { rule: 'empty' } };
  const refusal = readRefusal(answer, { question });
  if (reference === null || !isSingle(reference)) {
    if (refusal.kind === 'refusal' && refusal.certain) return refused(refusal.reason, refusal.phrase);
    return { status: 'ungraded', why: 'no-reference', evidence: {} };
  }
  const reading = new AnswerReading(answer, stemsOf(question));
  const asked = askedFor(question);
  const findings = findAll(expectedOf(reference), reading, asked);
  const features = featuresOf(findings, reading, {
    asked,
    refusal: refusal.kind === 'refusal',
    hedge: refusal.kind === 'hedge',
  });
  const certain = certainVerdict(findings, features);
  if (certain)
    return graded(certain.outcome, certain.rule, reading.quote(certain.first, certain.last), features);
  if (refusal.kind === 'refusal' && refusal.certain) return refused(refusal.reason, refusal.phrase, features);
  const score = scoreOf(features, SCORE_WEIGHTS);
  if (score >= SCORE_WEIGHTS.correctFrom) return graded('correct', 'score', null, features, score);
  if (score <= SCORE_WEIGHTS.incorrectTo) return graded('incorrect', 'score', null, features, score);
  return {
    status: 'ungraded',
    why: 'undecided',
    evidence: { rule: 'score', features: { ...features, score } },
  };
}

interface Verdict {
  readonly outcome: Outcome;
  readonly rule: string;
  readonly first: number;
  readonly last: number;
}

/** What one rule alone can settle. */
function certainVerdict({ best, dates, numbers }: Findings, features: Features): Verdict | null {
  if (features.negated === 1) return null;
  if (dates && dates.agreement === 'same' && features.dateLate === 0)
    return { outcome: 'correct', rule: 'date', first: dates.first, last: dates.last };
  if (dates && features.dateDifferent === 1)
    return { outcome: 'incorrect', rule: 'date', first: dates.first, last: dates.last };
  if (numbers && numbers.agreement === 'same' && features.numberLate === 0)
    return { outcome: 'correct', rule: 'number', first: numbers.first, last: numbers.last };
  if (numbers && features.numberDifferent === 1)
    return { outcome: 'incorrect', rule: 'number', first: numbers.first, last: numbers.last };
  if (best && features.phrase === 1 && features.phraseEchoed === 0)
    return { outcome: 'correct', rule: 'text', first: best.text.first, last: best.text.last };
  return null;
}

function graded(
  outcome: Outcome,
  rule: string,
  quote: string | null,
  features: Features,
  score: number | null = null,
): Judgement {
  return {
    status: 'graded',
    outcome,
    reason: null,
    confidence: score === null ? null : Math.max(score, 1 - score),
    evidence: {
      rule,
      ...(quote === null ? {} : { quote }),
      features: score === null ? features : { ...features, score },
    },
  };
}

function refused(reason: RefusalReason | null, quote: string | null, features?: Features): Judgement {
  return {
    status: 'graded',
    outcome: 'refused',
    reason: reason ?? 'unknown',
    confidence: null,
    evidence: { rule: 'refusal', ...(quote === null ? {} : { quote }), ...(features ? { features } : {}) },
  };
}
