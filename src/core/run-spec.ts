/**
 * What a run is to do, complete and without secrets: written by a person as YAML, stored with the run, hashed
 * into its manifest. Everything that changes an answer is here; everything else (concurrency, paths) is not hashed.
 */
import { z } from 'zod';
import { adaptiveOrderSchema } from './adaptive-order.ts';
import { modelFactsSchema } from './model-facts.ts';
import { ownPolicySchema } from './own-policy.ts';
import { ownPolicies, parsePolicy, policyName, policySchema } from './policy.ts';
import { settingsSchema } from './respondent.ts';
import { DEFAULT_RUBRIC, rubricSchema } from './rubric.ts';
import { parseUntil, untilSchema } from './until.ts';

/** A policy as a word in the file or in words of one's own, as a record in the program; each wording is a policy. */
const policyWordSchema = z.union([
  z.string().transform((word) => [parsePolicy(word)]),
  policySchema.transform((policy) => [policy]),
  ownPolicySchema.transform(ownPolicies),
]);

export const modelSpecSchema = z.union([
  z.string().transform((name) => ({ name, settings: {} })),
  z.object({
    name: z
      .string()
      .min(1)
      .describe(
        'openai/…, anthropic/…, ollama/… and other prefixes, compatible/<name>@<base-url>, simulated/…',
      ),
    settings: settingsSchema
      .default({})
      .describe('sent only when given; a model that refuses one is an error'),
    label: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('what reports call it; else the shortest part of its name that tells it apart'),
    ...modelFactsSchema.shape,
  }),
]);

/** The shape of a run specification; fills in what may be left out. */
export const runSpecSchema = z.object({
  title: z.string().optional().describe('title of the report'),
  datasets: z.array(z.string().min(1)).min(1).describe('names of bundled question sets, or paths'),
  models: z.array(modelSpecSchema).min(1).describe('every model answers under every policy'),
  policies: z
    .array(policyWordSchema)
    .min(1)
    .transform((policies) => policies.flat())
    .default([{ kind: 'plain', confidence: false, wording: 'a' }])
    .describe(
      'when to answer: plain, eager, conservative, penalty:L (+reward:R, +humility); each with +confidence if wanted (+confidence:words, +confidence:two-stage, +confidence:guess); or words of your own with a name',
    ),
  trials: z.number().int().min(1).max(1000).default(1).describe('ask every question this often'),
  sample: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('ask only this many questions of each dataset, drawn with the seed'),
  languages: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('ask only the questions in these languages (en, de, zh), by the language that each row states'),
  order: adaptiveOrderSchema
    .optional()
    .describe(
      'draw the sample by what earlier runs say: questions that tell respondents apart more often, with weights that keep rates unbiased',
    ),
  forced: z
    .boolean()
    .default(false)
    .describe('ask again, demanding a best guess, what was refused and a control share of what was answered'),
  forcedControl: z.number().min(0).max(1).default(0.1).describe('that control share'),
  judges: z
    .array(z.string())
    .default([])
    .describe('models that judge what the rules leave undecided; several make a panel'),
  claims: z
    .string()
    .min(1)
    .optional()
    .describe(
      'model that splits answers to questions with several facts into claims, which rules compare under person-strict; no judge decides these',
    ),
  baseUrls: z
    .record(z.string(), z.string())
    .optional()
    .describe('other addresses than the providers’ own, by prefix: { openai: https://gateway.example/v1 }'),
  modelFacts: z
    .record(z.string(), modelFactsSchema)
    .optional()
    .describe('what you know of models better than closedbook, by full name; judges among them'),
  judgeAgain: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('share of what the judges graded that they grade a second time, to see how steady they are'),
  rubric: rubricSchema.default(DEFAULT_RUBRIC).describe('how hedged and partial answers count'),
  until: z
    .union([z.string().transform((word) => parseUntil(word)), untilSchema])
    .optional()
    .describe(
      'stop as soon as this is settled, looking after every subject: best@L, order@L, width=W; or { goal: regression, margin, baseline }, { goal: best, penalty, these: true }',
    ),
  seed: z.number().int().min(0).default(1).describe('of everything random'),
  penalties: z
    .array(z.number().min(0))
    .default([0, 1, 3, 9])
    .describe('penalties L of a wrong answer to report'),
  maxCostUsd: z
    .number()
    .positive()
    .optional()
    .describe('stop cleanly when asking and judging have cost this'),
  allowUnpriced: z
    .boolean()
    .default(false)
    .describe('ask models of unknown price in spite of maxCostUsd, which then does not count what they cost'),
  batch: z
    .boolean()
    .optional()
    .describe('hand requests in as batches, where the provider takes them: half the price, within a day'),
  concurrency: z.number().int().min(1).max(2000).optional().describe('most requests under way at once'),
  timeoutMs: z.number().int().positive().optional().describe('of one request'),
  keepRawBodies: z.boolean().default(false).describe('keep the provider’s raw bodies'),
});
/** What a run asks of whom, complete. */
export type RunSpec = z.infer<typeof runSpecSchema>;
/** The form a person writes. */
export type RunSpecInput = z.input<typeof runSpecSchema>;
export type ModelSpec = RunSpec['models'][number];

/** The spec with policies as words again, as it is shown; those of one's own keep theirs. */
export function runSpecText(spec: RunSpec): RunSpecInput {
  return {
    ...spec,
    policies: spec.policies.map((policy) => (policy.words === undefined ? policyName(policy) : policy)),
  };
}
