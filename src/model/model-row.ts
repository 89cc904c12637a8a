/**
 * One row of the bundled table, `models.json`: the facts of a model with its names and with where and when each stood.
 * The table is data and not code, so that keeping it up needs no programmer; a test holds it against this schema.
 */
import { z } from 'zod';
import { endSchema, modelFactsSchema, priceSchema, TOKENIZERS } from '../core/model-facts.ts';

const stated = z.string().min(1).describe('key of the source that states it');

export const modelRowSchema = modelFactsSchema.extend({
  name: z.string().min(1).describe('as its maker names it; dated snapshots of it are meant, too'),
  aliases: z.array(z.string().min(1)).optional().describe('other names of the same model'),
  maker: z.string().min(1).describe('who trains and serves it'),
  family: z.string().min(1),
  price: priceSchema
    .extend({
      from: z
        .array(priceSchema.extend({ on: z.iso.date() }))
        .optional()
        .describe('prices announced for later, by the first day they hold'),
      stated,
    })
    .optional(),
  ends: endSchema.extend({ stated }).optional(),
  note: z.string().optional().describe('what the other fields cannot say'),
});
export type ModelRow = z.infer<typeof modelRowSchema>;

export const modelTableSchema = z.strictObject({
  $schema: z.string(),
  asOf: z.iso.date().describe('day on which the whole table was last brought up to date'),
  sources: z.record(
    z.string(),
    z.strictObject({
      where: z.string().min(1),
      read: z
        .string()
        .regex(/^\d{4}-\d{2}(-\d{2})?$/)
        .describe('ISO month or day on which it stood there'),
      evidence: z.enum(['primary', 'told']).describe('read at its maker’s, or told by somebody else'),
    }),
  ),
  families: z
    .array(
      z.strictObject({
        pattern: z.string().describe('regular expression, of names that no row has'),
        family: z.string(),
        tokenizer: z.enum(TOKENIZERS).optional(),
      }),
    )
    .describe('families by the way their members are named; the first that fits counts'),
  batches: z
    .record(
      z.string(),
      z.strictObject({
        share: z.number().gt(0).max(1).describe('of the price of live requests'),
        stated,
      }),
    )
    .describe('price of requests handed in as a batch, by maker, for models whose row does not state it'),
  models: z.array(modelRowSchema),
});
export type ModelTable = z.infer<typeof modelTableSchema>;
