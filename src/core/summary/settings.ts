/**
 * What a setting does: respondents of one model and policy that differ in reasoning effort, thinking or temperature
 * alone, with what each level of it costs.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const SETTINGS_COMPARED = ['effort', 'thinking', 'temperature'] as const;
export type SettingCompared = (typeof SETTINGS_COMPARED)[number];

export const settingsSectionSchema = z.object({
  /** Penalty L of the utilities. */
  penalty: z.number().min(0),
  groups: z.array(
    z.object({
      model: z.string(),
      /** One-word policy; null where the instruction is not known. */
      policy: z.string().nullable(),
      setting: z.enum(SETTINGS_COMPARED),
      /** From the least of the setting to the most; what was not stated where its value is known, else first. */
      points: z.array(
        z.object({
          respondent: z.string(),
          /** `high`, `off`, `1024 tokens`, `0.7`; `not stated` where the maker's default is not known. */
          value: z.string(),
          /** Whether nothing was sent, and the value is the maker's default. */
          unstated: z.boolean(),
          correct: estimateSchema,
          incorrect: estimateSchema,
          refused: estimateSchema,
          /** US dollars an asking; null where a price is not known. */
          costUsd: z.number().nullable(),
          costPerCorrectUsd: z.number().nullable(),
          /** Mean tokens of reasoning a reply, over the replies that tell; null where none does. */
          reasoningTokens: z.number().nullable(),
          repliesTelling: z.number().int(),
          /** Utility at the penalty, a US dollar spent; null where the cost is not known or nothing. */
          utilityPerUsd: estimateSchema.nullable(),
        }),
      ),
    }),
  ),
});
export type SettingsSection = z.infer<typeof settingsSectionSchema>;
