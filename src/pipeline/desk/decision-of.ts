/** What somebody decided, or took back, as the record that the store keeps. */
import type { Question } from '../../core/question.ts';
import type { QuestionDecision } from '../../core/question-decision.ts';
import type { Proposal } from './curate-records.ts';
import { goldOf } from './decided-rows.ts';

interface Given {
  readonly name: string;
  readonly at: Date;
  /** Absent takes back. */
  readonly proposal?: Proposal;
}

const NOTHING = { decision: null, newValue: '', newQuestion: '', reason: '', source: '' } as const;

export function decisionOf(question: Question, { name, at, proposal }: Given): QuestionDecision {
  return {
    questionId: question.id,
    gold: goldOf(question),
    ...(proposal === undefined ? NOTHING : ofItsKind(proposal)),
    name,
    decidedAt: at.toISOString(),
  };
}

/** A value that was typed for another decision is no part of this one. */
function ofItsKind(proposal: Proposal): Proposal {
  const { decision, newValue, newQuestion } = proposal;
  return {
    ...proposal,
    newValue: decision === 'fix' || decision === 'add alias' ? newValue : '',
    newQuestion: decision === 'fix' ? newQuestion : '',
  };
}
