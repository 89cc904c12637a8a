/**
 * One grader's judgement of one reply; appended, never overwritten. Graded and ungraded are different shapes,
 * so that nobody can read an outcome off a judgement that has none.
 */
import { z } from 'zod';
import { auditedUnitSchema, claimSchema } from './claim.ts';
import { outcomeSchema, refusalReasonSchema } from './outcome.ts';
import { rubricNameSchema } from './rubric.ts';

/**
 * Verdicts that came with a file are `kept` where they judge three ways and stand, `imported` where rules speak first:
 * a tool without a word for declining calls a refusal wrong.
 */
export const graderKindSchema = z.enum(['human', 'panel', 'judge', 'kept', 'rules', 'imported']);
export type GraderKind = z.infer<typeof graderKindSchema>;

export const graderSchema = z.object({
  kind: graderKindSchema,
  /** `human:ada`, `judge:openai/gpt-4.1`, `claims:openai/gpt-4.1`, `rules`, `imported:inspect/simpleqa_scorer`. */
  id: z.string().min(1),
  /** Version of the rules, or of prompt and model for a judge. */
  version: z.string().min(1),
  rubric: rubricNameSchema,
});
export type GraderRef = z.infer<typeof graderSchema>;

/** Reason and version of the word by which a grader's earlier ones are taken back. */
export const SET_ASIDE = 'set-aside';

/**
 * Why a reply has no outcome. `undecided` is a rule's word: a judge should look. `set-aside` takes back what its grader
 * said, for as long as it is that grader's last word.
 */
export const ungradedWhySchema = z.enum([
  'undecided',
  'no-reference',
  'unreadable-verdict',
  'two-verdicts',
  'judge-failed',
  'judge-refused',
  'panel-split',
  'contested',
  'reply-failed',
  'not-mapped',
  SET_ASIDE,
]);
export type UngradedWhy = z.infer<typeof ungradedWhySchema>;

/** What the same judge said of the same reply when asked again; kept beside its first verdict and never in its place. */
export const secondVerdictSchema = z.object({
  outcome: outcomeSchema.nullable(),
  /** Set when there is no outcome. */
  why: ungradedWhySchema.optional(),
  callId: z.string().optional(),
});
export type SecondVerdict = z.infer<typeof secondVerdictSchema>;

/** What the outcome rests on: words a reader can check, and named numbers. */
export const evidenceSchema = z.object({
  /** Which rule spoke, or how the judge was read. */
  rule: z.string().optional(),
  /** One sentence for a person. */
  text: z.string().optional(),
  /** The part of the answer that decided. */
  quote: z.string().optional(),
  /** Named features of the score, votes of a panel. */
  features: z.record(z.string(), z.number()).optional(),
  /** Result per fact, for references with several. */
  facts: z
    .array(z.object({ name: z.string(), result: z.enum(['right', 'wrong', 'missing', 'undecided']) }))
    .optional(),
  /** What a long answer claims, in the judge's order, held against the facts. */
  claims: z.array(claimSchema).optional(),
  /** What a person found of claims that an audit drew. */
  audited: z.array(auditedUnitSchema).optional(),
  /** Votes of a panel, one a member. */
  votes: z.array(z.object({ grader: z.string(), outcome: outcomeSchema.nullable() })).optional(),
  /** Raised when the judge is of the respondent's family. */
  sameFamily: z.boolean().optional(),
  /** Present where the judge was asked a second time, to see how steady it is. */
  again: secondVerdictSchema.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const gradeBase = z.object({
  replyId: z.string(),
  grader: graderSchema,
  referenceHash: z.string(),
  /** ISO time. */
  gradedAt: z.string(),
  callId: z.string().optional(),
  evidence: evidenceSchema.default({}),
});

export const gradeSchema = z.discriminatedUnion('status', [
  gradeBase.extend({
    status: z.literal('graded'),
    outcome: outcomeSchema,
    /** Set when the outcome is refused. */
    reason: refusalReasonSchema.nullable().default(null),
    /** The grader's own confidence in [0, 1], where it has one. */
    confidence: z.number().min(0).max(1).nullable().default(null),
  }),
  gradeBase.extend({ status: z.literal('ungraded'), why: ungradedWhySchema }),
]);
/** What one grader said of one reply, against one reference, at one time; grades are appended and never changed. */
export type Grade = z.infer<typeof gradeSchema>;

/** The rule of a grade of which a file says the outcome alone. */
export const AS_IN_FILE = 'as in the file';

/** What a grader returns before the pipeline adds who, when and which reply. */
export type Judgement =
  | {
      readonly status: 'graded';
      readonly outcome: z.infer<typeof outcomeSchema>;
      readonly reason: z.infer<typeof refusalReasonSchema> | null;
      readonly confidence: number | null;
      readonly evidence: Evidence;
    }
  | { readonly status: 'ungraded'; readonly why: UngradedWhy; readonly evidence: Evidence };

/** Order of standing: the first kind that graded a reply gives its outcome. */
export const GRADER_ORDER: readonly GraderKind[] = ['human', 'panel', 'judge', 'kept', 'rules', 'imported'];
