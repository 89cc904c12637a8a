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
import { type Features, featuresOf, findAll } from './features.ts';
import { readRefusal } from './refusal.ts';

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
  const findings = findAll(expectedOf(reference), reading);
  const features = featuresOf(findings, reading, {
    refusal: refusal.kind === 'refusal',
    hedge: refusal.kind === 'hedge',
  });
  const { best, dates, numbers } = findings;
  if (dates && dates.said > 0) {
    if (dates.agreement === 'same')
      return graded('correct', 'date', reading.quote(dates.first, dates.last), features);
    if (dates.agreement === 'different')
      return graded('incorrect', 'date', reading.quote(dates.first, dates.last), features);
  }
  if (numbers && numbers.said > 0) {
    if (numbers.agreement === 'same')
      return graded('correct', 'number', reading.quote(numbers.first, numbers.last), features);
    if (numbers.agreement === 'different')
      return graded('incorrect', 'number', reading.quote(numbers.first, numbers.last), features);
  }
  if (best && (best.text.phrase || best.text.runTogether) && features.negated === 0)
    return graded('correct', 'text', reading.quote(best.text.first, best.text.last), features);
  if (best?.name && (best.name.agreement === 'full' || best.name.agreement === 'family'))
    return graded('correct', 'name', reading.quote(best.name.first, best.name.last), features);
  if (refusal.kind === 'refusal' && refusal.certain) return refused(refusal.reason, refusal.phrase, features);
  if (features.properNameAbsent === 1 && reading.entities.length > 0)
    return graded(
      'incorrect',
      'name',
      reading.quote(reading.entities[0]?.first ?? 0, reading.entities[0]?.last ?? 0),
      features,
    );
  return { status: 'ungraded', why: 'undecided', evidence: { rule: 'score', features } };
}

function graded(outcome: Outcome, rule: string, quote: string, features: Features): Judgement {
  return { status: 'graded', outcome, reason: null, confidence: null, evidence: { rule, quote, features } };
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
