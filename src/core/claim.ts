/**
 * One claim of a long answer: what it says of whom, the words it rests on, and what became of it when rules held it
 * against the facts of the question. A judge only splits; whether a claim is right is never its to say. What the facts do
 * not hold has a count of its own: nobody knows whether it is true.
 */
import { z } from 'zod';

/**
 * `contradicting`: the facts are silent and another claim of the same answer says otherwise. `undecided`: the rules cannot
 * tell, or the judge used a property that nobody knows. `invented`: its words do not stand in the answer. `altered`: they do, and the answer does not say this value.
 * Both are the judge's doing and do not count.
 */
export const claimResultSchema = z.enum([
  'right',
  'wrong',
  'contradicting',
  'not-in-facts',
  'undecided',
  'invented',
  'altered',
]);
export type ClaimResult = z.infer<typeof claimResultSchema>;
export const CLAIM_RESULTS = claimResultSchema.options;

/** Whether a claim is the judge's own and not the answer's. */
export function isTheJudges(result: ClaimResult): boolean {
  return result === 'invented' || result === 'altered';
}

/** What a person says of a claim in an audit. `unsaid`: the answer does not say it, so the judge altered or invented it. */
export const claimTruthSchema = z.enum(['right', 'wrong', 'not-in-facts', 'unsaid']);
export type ClaimTruth = z.infer<typeof claimTruthSchema>;

export const claimSchema = z.object({
  /** Name of the fact it is held against, or of a known property; `other` for everything else. */
  property: z.string(),
  value: z.string(),
  /** The words of the answer that it rests on, as the answer has them; as the judge gave them where they are not in it. */
  words: z.string(),
  /** Where they stand: offsets in UTF-16 code units, the end excluded; absent where they do not. */
  start: z.number().int().min(0).optional(),
  end: z.number().int().min(0).optional(),
  result: claimResultSchema,
  /** Right as far as it goes, and coarser than the fact: a year for a day. */
  partial: z.boolean().optional(),
  /** Index of an earlier claim of the same answer on the same property that says otherwise. */
  against: z.number().int().min(0).optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** The grader that splits with a model: `claims:openai/gpt-6-luna`. */
export const CLAIMS_GRADER = 'claims:';
/** Before the name of a grader of ours whose word came in with an export of a run, as often as it went out and in. */
const BROUGHT_BACK = /^(?:imported:closedbook\/)+/;

/** The grader that splits, also where an import brought its lists; null for any other. */
export function claimsGraderOf(id: string): string | null {
  const own = id.replace(BROUGHT_BACK, '');
  return own.startsWith(CLAIMS_GRADER) ? own : null;
}

/** What a person read of claims in an audit, kept beside the grades and never an outcome: `claims-audit:ada`. */
export const CLAIMS_AUDIT = 'claims-audit:';

/** One unit of an audit as a person judged it. */
export const auditedUnitSchema = z.object({
  /** Index of the claim; null for a stretch of the answer on which no claim rests. */
  claim: z.number().int().min(0).nullable(),
  /** Chance with which the unit was drawn, in (0, 1]. */
  inclusion: z.number().gt(0).max(1),
  /** What the claim is; null for a stretch. */
  truth: claimTruthSchema.nullable(),
  /** In a stretch: claims on the facts that were dropped, by what they are. */
  droppedRight: z.number().int().min(0).default(0),
  droppedWrong: z.number().int().min(0).default(0),
});
export type AuditedUnit = z.infer<typeof auditedUnitSchema>;
