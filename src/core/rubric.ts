/**
 * Rubrics: what an uncommitted "A or B", a hedge, a partial answer and a corrected premise count as.
 * They differ in print, so a grade names its rubric and version; rules and judges follow the same table. Beside the
 * built-in ones people define their own as data: the run keeps the whole of it, so that it can be read without the file
 * it came from.
 */
import { z } from 'zod';
import { shortHash } from './hash.ts';

export const rubricIdSchema = z.enum(['simpleqa', 'verified', 'aa', 'person-strict']);
export type RubricId = z.infer<typeof rubricIdSchema>;
/** The built-in rubrics. */
export const RUBRIC_IDS = rubricIdSchema.options;
/** The rubric where none is named. */
export const DEFAULT_RUBRIC: RubricId = 'verified';

const notCorrect = z.enum(['incorrect', 'refused']);

/** What a rubric decides; rules and judges follow each of these. */
export const rubricDecisionsSchema = z.strictObject({
  uncommitted: notCorrect.describe('"It is A or B", one of them right, without choosing'),
  hedgedWrong: notCorrect.describe('a wrong answer behind "I am not sure, but"'),
  partial: notCorrect.describe('agrees as far as it goes and says less than asked: a year for a day'),
  partialSet: notCorrect.describe('some members of a set, given as if they were all'),
  vague: notCorrect.describe('"more than 50" or "around 100" for 120'),
  correctedPremise: z
    .enum(['correct', 'refused'])
    .describe('on unanswerable questions: saying that the premise is false'),
  numbers: z
    .enum(['exact', 'measured'])
    .describe(
      'measured: five per cent where the reference is written rounded, 1.5 % for measures with decimals',
    ),
});
export type RubricDecisions = z.infer<typeof rubricDecisionsSchema>;

const OWN_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const VERSION = /^[\w.-]{1,20}$/;

/** The name under which a config defines a rubric. */
export const ownRubricNameSchema = z
  .string()
  .regex(OWN_NAME, 'expected a name of small letters, digits and hyphens, at most 40');

/** What a person writes in the config: what differs from a built-in rubric. */
export const ownRubricInputSchema = rubricDecisionsSchema.partial().extend({
  version: z
    .string()
    .regex(VERSION, 'expected a version as text, such as "1" or "2026-01"')
    .describe('raise it when the meaning changes'),
  summary: z.string().min(1).describe('one line for reports'),
  extends: rubricIdSchema.default(DEFAULT_RUBRIC).describe('the built-in rubric that decides the rest'),
});
export type OwnRubricInput = z.input<typeof ownRubricInputSchema>;

/** A rubric of one's own, complete. */
export const ownRubricSchema = rubricDecisionsSchema.extend({
  id: z.string().regex(/^own\/[a-z0-9][a-z0-9-]{0,39}$/),
  version: z.string().regex(VERSION),
  summary: z.string().min(1),
});
export type OwnRubric = z.infer<typeof ownRubricSchema>;

/** A built-in rubric by its id, or one's own as it is. */
export const rubricSchema = z.union([rubricIdSchema, ownRubricSchema]);
/** A built-in rubric by its id, or one's own as `ownRubric` gives it. */
export type RubricChoice = RubricId | OwnRubric;

/** A rubric as a grade names it: `verified`, or `own/house@1+3fa2b1c9` with version and hash of what it decides. */
export const rubricNameSchema = z.union([rubricIdSchema, z.templateLiteral(['own/', z.string()])]);
export type RubricName = z.infer<typeof rubricNameSchema>;

/** The name that goes into grades: whoever changes what a rubric decides gets another one. */
export function rubricName(rubric: RubricChoice): RubricName {
  if (typeof rubric === 'string') return rubric;
  const { id, version, summary: _summary, ...decisions } = rubric;
  return `own/${id.slice('own/'.length)}@${version}+${shortHash(decisions).slice(0, 8)}`;
}
