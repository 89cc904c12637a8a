/**
 * An answering policy in a person's own words: a system prompt, a template for the user's message, earlier turns of the
 * conversation; in one wording or several. Several wordings are one policy said differently, so that how much of a
 * result is phrasing can be measured (docs/own-instructions.md).
 */
import { z } from 'zod';
import { type ConfidenceAsked, confidenceAskedSchema } from './confidence-asked.ts';

/** Stands in a template where the question goes. */
export const QUESTION_PLACE = '{question}';

const turnSchema = z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().min(1) });

const wordsShape = {
  system: z.string().min(1).optional().describe('the system prompt'),
  user: z
    .string()
    .refine((text) => text.includes(QUESTION_PLACE), {
      message: `expected a template with ${QUESTION_PLACE} where the question goes`,
    })
    .optional()
    .describe('template of the user’s message, with {question} where the question goes'),
  conversation: z
    .array(turnSchema)
    .min(2)
    .refine((turns) => turns.every(({ role }, at) => role === (at % 2 === 0 ? 'user' : 'assistant')), {
      message: 'expected turns of user and assistant by turns, the user first',
    })
    .refine((turns) => turns.length % 2 === 0, {
      message:
        'expected the assistant’s turn last, for the question follows; a reply begun for the model is taken by no interface alike',
    })
    .optional()
    .describe('turns before the question, user and assistant by turns'),
};

/** What is sent instead of words of ours. */
export const ownWordsSchema = z.strictObject(wordsShape);
export type OwnWords = z.infer<typeof ownWordsSchema>;

/** Names are parts of one-word policies, where `+`, `~`, `@`, `:` and commas mean something. */
const OWN_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u;
const nameSchema = z
  .string()
  .regex(OWN_NAME, { message: 'expected a name of letters, digits, "-", "_" and "."' });

export interface OwnPolicyInput extends OwnWords {
  readonly name: string;
  readonly confidence?: ConfidenceAsked | undefined;
  readonly wordings?: Readonly<Record<string, OwnWords>> | undefined;
}

/** The form a person writes in a spec. */
export const ownPolicySchema = z
  .strictObject({
    name: nameSchema.describe('asked and shown as own:<name>'),
    ...wordsShape,
    confidence: confidenceAskedSchema
      .optional()
      .describe('ask for a confidence besides, in words of ours: true (per cent), words, two-stage or guess'),
    wordings: z
      .record(nameSchema, ownWordsSchema)
      .optional()
      .describe('several wordings by name; each takes over what it does not say itself'),
  })
  .refine((own) => wordingsOf(own).length > 0 && wordingsOf(own).every(({ words }) => isSaid(words)), {
    message: 'expected words: system, user or conversation, here or in every one of the wordings',
  });
/** Every wording with its words complete; `a` where there is but one. */
export function wordingsOf({
  wordings,
  system,
  user,
  conversation,
}: OwnPolicyInput): { wording: string; words: OwnWords }[] {
  const base: OwnWords = {
    ...(system === undefined ? {} : { system }),
    ...(user === undefined ? {} : { user }),
    ...(conversation === undefined ? {} : { conversation }),
  };
  if (wordings === undefined) return [{ wording: 'a', words: base }];
  return Object.entries(wordings).map(([wording, words]) => ({ wording, words: { ...base, ...words } }));
}

function isSaid(words: OwnWords): boolean {
  return Object.values(words).some((part) => part !== undefined);
}
