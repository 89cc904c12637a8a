/**
 * A tool's comparison of texts where the text held the model's thought: the gold may stand in the thought alone, and an
 * answer that is right is no exact match with a thought before it. Such a verdict says nothing of the answer and gives no
 * outcome; its value is kept.
 */
import { splitReasoning } from '../reading/split-reasoning.ts';
import type { ImportedGrade } from './tool-judgement.ts';

/** Whether a text holds a thought beside the answer. */
export function holdsThought(text: unknown): boolean {
  return typeof text === 'string' && splitReasoning(text).reasoning !== null;
}

/** The judgement of a comparison that saw the thought. */
export function thoughtJudged(judgement: ImportedGrade['judgement']): ImportedGrade['judgement'] {
  if (judgement.status !== 'graded') return judgement;
  const { evidence } = judgement;
  const text = `${evidence.text ?? ''}; it compared the thought together with the answer`;
  return { status: 'ungraded', why: 'not-mapped', evidence: { ...evidence, text } };
}
