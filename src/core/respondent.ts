/**
 * The one that answers: model + settings + policy; the row of every table. The same model at another reasoning
 * effort is another respondent, because it answers and refuses differently.
 */

import { z } from 'zod';
import { checkArgument, isRecord } from './argument.ts';
import { effortSchema } from './model-facts.ts';
import { type Policy, policyName, policySchema } from './policy.ts';

/** Settings sent only when given; absent means the provider's default, and is never filled in. */
export const settingsSchema = z.object({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  maxOutputTokens: z.number().int().positive().optional(),
  /** Reasoning effort where the provider names levels. */
  effort: effortSchema.optional(),
  /** Thinking on or off where the provider has a switch; a number is a budget in tokens. */
  thinking: z.union([z.boolean(), z.number().int().positive()]).optional(),
  /** Ask for log-probabilities of the answer's tokens. */
  logprobs: z.boolean().optional(),
  seed: z.number().int().optional(),
});
/** What is sent beside the words: effort, temperature, the largest answer. What is left out is the provider's default. */
export type Settings = z.infer<typeof settingsSchema>;

export const respondentSchema = z.object({
  /** {@link respondentId}; for files, the name in the model column. */
  id: z.string().min(1),
  /** `openai/gpt-6.1-terra`, `simulated/owl`, or the name found in a file. */
  model: z.string().min(1),
  settings: settingsSchema.default({}),
  /** Null where the instruction is not known (imported answers, published tables). */
  policy: policySchema.nullable(),
  /** Models of one family share training and so errors. */
  family: z.string().nullable().default(null),
  /** ISO date or month after which the model knows nothing. */
  knowledgeCutoff: z.string().nullable().default(null),
  /** Effort that the maker uses where none is sent, as known when the run was made; absent where not known. */
  defaultEffort: effortSchema.optional(),
  /** What the server may call it, where its user said so; any other name is another model. */
  servedAs: z.array(z.string()).optional(),
  simulated: z.boolean().default(false),
  /** What its user wants the model called in reports, settings included; absent where it takes its own name. */
  modelLabel: z.string().optional(),
});
/** Who answers: a model with its settings and its policy. */
export type Respondent = z.infer<typeof respondentSchema>;

/**
 * `openai/o3 effort=high · conservative`: stable, readable, and different whenever the request differs.
 * @example
 * respondentId('openai/o3', { effort: 'high' }, parsePolicy('conservative')); // => 'openai/o3 effort=high · conservative'
 */
export function respondentId(model: string, settings: Settings, policy: Policy | null): string {
  checkArgument(typeof model === 'string', 'model', { expected: 'the name of a model', given: model });
  checkArgument(isRecord(settings), 'settings', {
    expected: 'an object, {} where nothing is set',
    given: settings,
  });
  checkArgument(policy === null || isRecord(policy), 'policy', {
    expected: 'a policy or null',
    given: policy,
  });
  const parts = Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`);
  const head = [model, ...parts].join(' ');
  return policy === null ? head : `${head} · ${policyName(policy)}`;
}
