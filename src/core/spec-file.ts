/**
 * A run specification as people write it: the run spec, with what a file may add. `extends` takes over another
 * file's words, and a model's `matrix` stands for one respondent a combination of settings.
 */
import { z } from 'zod';
import { ownPolicySchema, ownWordsSchema } from './own-policy.ts';
import { settingsSchema } from './respondent.ts';
import { modelSpecSchema, runSpecSchema } from './run-spec.ts';

/** Lists of values for settings. */
export const specMatrixSchema = z
  .object(
    Object.fromEntries(
      Object.entries(settingsSchema.shape).map(([name, schema]) => [
        name,
        z.array(schema.unwrap()).min(1).optional(),
      ]),
    ),
  )
  .strict();

const modelFileSchema = modelSpecSchema.options[1]
  .extend({
    /** Every combination of these settings is one respondent. */
    matrix: specMatrixSchema.optional(),
  })
  .strict();

const fileWords = {
  systemFile: z.string().optional().describe('a file that holds the system prompt'),
  userFile: z.string().optional().describe('a file that holds the template of the user’s message'),
};
/** Without the checks of {@link ownPolicySchema}: they come when the files are read. */
const ownPolicyFileSchema = z.strictObject({
  ...ownPolicySchema.shape,
  ...fileWords,
  wordings: z.record(z.string(), z.strictObject({ ...ownWordsSchema.shape, ...fileWords })).optional(),
});

/** Settings of every model that does not say otherwise, as the options of the same names are. */
export const commonSettingsSchema = settingsSchema.pick({
  effort: true,
  temperature: true,
  maxOutputTokens: true,
  logprobs: true,
});
export const COMMON_SETTINGS = Object.keys(
  commonSettingsSchema.shape,
) as (keyof typeof commonSettingsSchema.shape)[];

export const specFileSchema = runSpecSchema
  .partial()
  .extend({
    ...commonSettingsSchema.shape,
    /** Files whose words this one takes over unless it says otherwise; later ones win. Paths start at this file. */
    extends: z.union([z.string(), z.array(z.string())]).optional(),
    models: z.array(z.union([z.string(), modelFileSchema])).optional(),
    policies: z
      .array(z.union([z.string(), ownPolicyFileSchema]))
      .optional()
      .describe(runSpecSchema.shape.policies.description ?? ''),
  })
  .strict();

/** Words a spec file may hold. */
export const SPEC_WORDS: readonly string[] = Object.keys(specFileSchema.shape);
/** Words of one model in it. */
export const MODEL_WORDS: readonly string[] = Object.keys(modelFileSchema.shape);

/** Every combination of a matrix, in the order written: `{a: [1, 2], b: [3]}` gives `{a: 1, b: 3}, {a: 2, b: 3}`. */
export function combinations(
  matrix: Readonly<Record<string, readonly unknown[]>>,
): Record<string, unknown>[] {
  return Object.entries(matrix).reduce<Record<string, unknown>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}
