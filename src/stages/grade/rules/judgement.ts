/**
 * What a rule found, as a judgement under a rubric. The rubric says what doubt, vagueness and half an answer count as; a
 * rule never does.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { Outcome, RefusalReason } from '../../../core/outcome.ts';
import type { Rubric } from '../rubric-table.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Features } from './features.ts';
import type { RefusalReading } from './refusal.ts';
import type { Verdict } from './verdict.ts';

/** Where the rubric lets doubt excuse a wrong answer, "I am not sure, but" before it makes it refused. */
export function excused(judgement: Judgement, rubric: Rubric, readRefusal: () => RefusalReading): Judgement {
  if (rubric.hedgedWrong === 'incorrect' || readRefusal().kind !== 'hedge') return judgement;
  return notCorrect('refused', 'uncommitted', judgement.evidence);
}

/** The judgement that the rubric makes of a verdict. */
export function settle(verdict: Verdict, reading: AnswerReading, rubric: Rubric): Judgement {
  const { rule, first, last } = verdict;
  const evidence = first >= 0 ? { rule, quote: reading.quote(first, last) } : { rule };
  switch (verdict.finding) {
    case 'right':
      return graded('correct', evidence);
    case 'wrong':
      return graded('incorrect', evidence);
    case 'open':
      return undecided(evidence);
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

/** Nothing could be told apart. */
export function undecided(evidence: Judgement['evidence']): Judgement {
  return { status: 'ungraded', why: 'undecided', evidence };
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

/** An outcome without a reason, with the words or features that it rests on. */
export function graded(
  outcome: Outcome,
  evidence: Judgement['evidence'],
  confidence: number | null = null,
): Judgement {
  return { status: 'graded', outcome, reason: null, confidence, evidence };
}

/** Refused where the refusal is certain. */
export function refusedOr(refusal: RefusalReading, otherwise: Judgement): Judgement {
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
export function named(features: Features, score?: number): Record<string, number> {
  const out: Record<string, number> = {};
  for (const name in features) {
    const value = features[name as keyof Features];
    if (value !== 0) out[name] = value;
  }
  if (score !== undefined) out['score'] = score;
  return out;
}
