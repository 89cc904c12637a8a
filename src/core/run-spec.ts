/**
 * What a run is to do, complete and without secrets: written by a person as YAML, stored with the run, hashed
 * into its manifest. Everything that changes an answer is here; everything else (concurrency, paths) is not hashed.
 */
import { z } from 'zod';
import { parsePolicy, policyName, policySchema } from './policy.ts';
import { settingsSchema } from './respondent.ts';
import { DEFAULT_RUBRIC, rubricIdSchema } from './rubric.ts';

/** A policy as a word in the file, as a record in the program. */
const policyWordSchema = z.union([z.string().transform((word) => parsePolicy(word)), policySchema]);

export const modelSpecSchema = z.union([
  z.string().transform((name) => ({ name, settings: {} })),
  z.object({
    name: z.string().min(1),
    settings: settingsSchema.default({}),
    family: z.string().optional(),
    knowledgeCutoff: z.string().optional(),
    /** USD per million tokens, overriding the bundled table. */
    price: z.object({ input: z.number().min(0), output: z.number().min(0) }).optional(),
  }),
]);

export const runSpecSchema = z.object({
  title: z.string().optional(),
  /** Bundled names or paths. */
  datasets: z.array(z.string().min(1)).min(1),
  models: z.array(modelSpecSchema).min(1),
  policies: z
    .array(policyWordSchema)
    .min(1)
    .default([{ kind: 'plain', confidence: false, wording: 'a' }]),
  trials: z.number().int().min(1).max(1000).default(1),
  /** Ask only this many questions of each dataset, drawn with the seed. */
  sample: z.number().int().min(1).optional(),
  /** Ask again, demanding a best guess, what was refused, and a control share of what was answered. */
  forced: z.boolean().default(false),
  forcedControl: z.number().min(0).max(1).default(0.1),
  judges: z.array(z.string()).default([]),
  rubric: rubricIdSchema.default(DEFAULT_RUBRIC),
  seed: z.number().int().min(0).default(1),
  /** Penalties L to report. */
  penalties: z.array(z.number().min(0)).default([0, 1, 3, 9]),
  maxCostUsd: z.number().positive().optional(),
  concurrency: z.number().int().min(1).max(2000).optional(),
  timeoutMs: z.number().int().positive().optional(),
  keepRawBodies: z.boolean().default(false),
});
export type RunSpec = z.infer<typeof runSpecSchema>;
/** The form a person writes. */
export type RunSpecInput = z.input<typeof runSpecSchema>;
export type ModelSpec = RunSpec['models'][number];

/** The spec with policies as words again, as it is shown and stored. */
export function runSpecText(spec: RunSpec): RunSpecInput {
  return { ...spec, policies: spec.policies.map(policyName) };
}
