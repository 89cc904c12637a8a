/**
 * The request that asks a judge for the claims of one answer. Properties are an enum of the schema: providers that hold a
 * judge to it leave no room for a name that nobody knows; of others every name is kept and looked up.
 */
import type { CompletionRequest } from '../../../core/completion.ts';
import type { GradingInput } from '../../../core/grader.ts';
import type { JsonSchema } from '../../../core/json-schema.ts';
import type { Reference } from '../../../core/reference.ts';
import type { Settings } from '../../../core/respondent.ts';
import { claimMessages } from '../../../prompts/claim-messages.ts';
import { CLAIM_PROPERTIES, OTHER_PROPERTY } from '../../../prompts/claim-wordings.ts';

export interface ClaimsRequestOptions {
  /** The judge, with provider prefix. */
  readonly model: string;
  /** @default {} */
  readonly settings?: Settings;
}

/** The request for one answer, fenced; its author and the facts' values are nowhere in it. */
export function claimsRequest(
  { question, answer }: GradingInput,
  { model, settings = {} }: ClaimsRequestOptions,
): CompletionRequest {
  const properties = propertiesOf(question.reference);
  return {
    model,
    messages: claimMessages({ question: question.text, properties, answer }),
    settings,
    output: { name: 'claims', schema: claimsSchema(properties) },
    purpose: 'judge',
  };
}

/** The facts' own names first, then what any person may have. */
function propertiesOf(reference: Reference | null): string[] {
  const own = reference?.form === 'facts' ? reference.facts.map(({ name }) => name) : [];
  return [...new Set([...own, ...CLAIM_PROPERTIES, OTHER_PROPERTY])];
}

function claimsSchema(properties: readonly string[]): JsonSchema {
  const text = (description: string) => ({ type: 'string', description });
  return {
    type: 'object',
    properties: {
      claims: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            property: { type: 'string', enum: [...properties] },
            value: text('What the answer says it is, as the answer says it.'),
            words: text('The shortest stretch of the answer that says it, letter by letter.'),
          },
          required: ['property', 'value', 'words'],
          additionalProperties: false,
        },
      },
    },
    required: ['claims'],
    additionalProperties: false,
  };
}
