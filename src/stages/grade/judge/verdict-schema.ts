/**
 * What a judge's structured output looks like. The comparison comes before the verdict, so that the verdict can
 * follow from it; every field is required and none is open, because providers accept no other strict schema.
 */
import type { JsonSchema } from '../../../core/json-schema.ts';
import { REFUSAL_REASONS } from '../../../core/outcome.ts';

export const VERDICT_WORDS = ['CORRECT', 'INCORRECT', 'REFUSED'] as const;
export type VerdictWord = (typeof VERDICT_WORDS)[number];

/** Reasons a judge may give; `blocked` is known from the reply and never judged. */
export const JUDGE_REASONS = REFUSAL_REASONS.filter((reason) => reason !== 'blocked');

export const VERDICT_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    comparison: {
      type: 'string',
      description: 'What the answer says and how it compares, in one or two sentences.',
    },
    verdict: { type: 'string', enum: [...VERDICT_WORDS] },
    reason: {
      type: 'string',
      enum: [...JUDGE_REASONS, 'none'],
      description: 'Only for REFUSED; otherwise none.',
    },
  },
  required: ['comparison', 'verdict', 'reason'],
  additionalProperties: false,
};
