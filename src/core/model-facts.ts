/**
 * What may be known of a model before it is asked, in one form for the bundled table and for what a user states: a
 * price, a cutoff, what it refuses, when it ends. What is not known is absent, and then nothing is assumed of it.
 */
import { z } from 'zod';

/** Levels of reasoning effort over all providers, from none to most. */
export const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof EFFORTS)[number];
export const effortSchema = z.enum(EFFORTS);

/** What a model may refuse: settings by their names in the spec, and two things that judges and templates use. */
const featureSchema = z.enum(['temperature', 'topP', 'logprobs', 'seed', 'structuredOutput', 'prefill']);

export const TOKENIZERS = [
  'o200k',
  'cl100k',
  'llama',
  'qwen',
  'gemma',
  'deepseek',
  'mistral',
  'claude',
  'claude-new',
] as const;
/** Families of tokenizers, for forecasts of tokens; `claude-new` is that of Claude 4.7 and later. */
export type Tokenizer = (typeof TOKENIZERS)[number];

const usd = z.number().min(0);
const isoDay = z.iso.date();

export const priceSchema = z.strictObject({
  input: usd.describe('USD per million tokens of input'),
  output: usd.describe('USD per million tokens of output, reasoning among them'),
  cachedInput: usd.optional().describe('input read from the provider’s cache; as other input when absent'),
  batch: z
    .strictObject({ input: usd, output: usd })
    .optional()
    .describe('of requests sent as a batch, where the provider has one'),
});

export const endSchema = z.strictObject({
  on: isoDay.describe('first day on which the maker no longer serves the model under this name'),
  replacement: z.string().optional().describe('the model its maker names instead'),
  afterwards: z
    .enum(['refused', 'answered-by-replacement'])
    .optional()
    .describe('requests are refused from that day (the default), or answered by another model'),
});

export const modelFactsSchema = z.strictObject({
  family: z.string().optional().describe('models that share training, and so errors'),
  knowledgeCutoff: z.string().optional().describe('ISO date or month after which the model knows nothing'),
  price: priceSchema.optional().describe('USD per million tokens, overriding the bundled table'),
  efforts: z
    .array(effortSchema)
    .optional()
    .describe('levels of reasoning effort it takes; empty: it has no such setting'),
  defaultEffort: effortSchema.optional().describe('the effort it uses where none is sent'),
  thinking: z
    .enum(['no', 'switch', 'budget', 'always', 'between-tools'])
    .optional()
    .describe('how thinking is switched; always: it cannot be switched off'),
  takes: z
    .array(featureSchema)
    .optional()
    .describe('settings it takes although its interface mostly does not'),
  refuses: z.array(featureSchema).optional().describe('settings that its provider answers with an error'),
  refusesWhileReasoning: z.array(featureSchema).optional().describe('those it refuses unless effort is none'),
  refusesEfforts: z
    .array(effortSchema)
    .optional()
    .describe('levels known to be refused where the rest is not known'),
  servedAs: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .describe(
      'what its server may call it in a reply, for a deployment under a name of its own; any other is another model',
    ),
  ends: endSchema.optional().describe('when its maker stops serving it'),
  tokenizer: z.enum(TOKENIZERS).optional().describe('for forecasts of tokens'),
});
export type ModelFacts = z.infer<typeof modelFactsSchema>;
