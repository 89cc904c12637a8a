/**
 * What counts as right: a union by form, because a date, a place and a name are compared in different ways.
 * Every form keeps what people would also accept (aliases) and known wrong answers that look right (rejects).
 */

import { z } from 'zod';
import { checkArgument, isRecord } from './argument.ts';

const aliases = z.array(z.string().min(1)).default([]);

/** To which unit of time a date is known, coarsest last. */
export const datePrecisionSchema = z.enum(['day', 'month', 'year', 'decade', 'century']);
export type DatePrecision = z.infer<typeof datePrecisionSchema>;

export const textReferenceSchema = z.object({
  form: z.literal('text'),
  text: z.string().min(1),
  aliases,
  /** Answers known to be wrong although they look like the right one. */
  rejects: z.array(z.string().min(1)).optional(),
});

export const personReferenceSchema = z.object({
  form: z.literal('person'),
  name: z.string().min(1),
  aliases,
});

export const placeReferenceSchema = z.object({
  form: z.literal('place'),
  name: z.string().min(1),
  aliases,
  /** Containing places, nearest first ("Baden-Württemberg", "Germany"): extra detail, not an answer by itself. */
  within: z.array(z.string().min(1)).default([]),
});

export const numberReferenceSchema = z.object({
  form: z.literal('number'),
  value: z.number(),
  unit: z.string().optional(),
  /** Acceptance range, inclusive; both absent means exact (a rubric may add a tolerance). */
  low: z.number().optional(),
  high: z.number().optional(),
  aliases,
});

export const dateReferenceSchema = z.object({
  form: z.literal('date'),
  /** ISO 8601 to the known precision: 1879-03-14, 1879-03, 1879, -0043; a decade 187X, a century 18XX (EDTF). */
  value: z.string().regex(/^-?\d{2,6}[X\d]*(-\d{2}(-\d{2})?)?$/),
  precision: datePrecisionSchema,
  calendar: z.enum(['gregorian', 'julian']).default('gregorian'),
  /** Other dates that count as right (Old Style beside New Style, a disputed day), same syntax as value. */
  alternatives: z.array(z.string()).default([]),
});

export const yesNoReferenceSchema = z.object({ form: z.literal('yes-no'), value: z.boolean() });

export const setReferenceSchema = z.object({
  form: z.literal('set'),
  members: z.array(z.object({ text: z.string().min(1), aliases })).min(1),
  /** How many members an answer must name; absent = all. */
  required: z.number().int().positive().optional(),
});

/** A reference that is one value: everything but `facts`. */
export const singleReferenceSchema = z.discriminatedUnion('form', [
  textReferenceSchema,
  personReferenceSchema,
  placeReferenceSchema,
  numberReferenceSchema,
  dateReferenceSchema,
  yesNoReferenceSchema,
  setReferenceSchema,
]);
export type SingleReference = z.infer<typeof singleReferenceSchema>;

/** Several facts that a long answer (a biography) must not get wrong. */
export const factsReferenceSchema = z.object({
  form: z.literal('facts'),
  facts: z
    .array(
      z.object({
        /** Short name of the fact: "birth date". */
        name: z.string().min(1),
        reference: singleReferenceSchema,
        /** Whether an answer that leaves this fact out is incomplete. */
        required: z.boolean().default(true),
        /** ISO date at which this fact held, and the address where it can be checked, where they differ from fact to fact. */
        asOf: z.string().optional(),
        source: z.string().optional(),
      }),
    )
    .min(1),
});

export const referenceSchema = z.discriminatedUnion('form', [
  textReferenceSchema,
  personReferenceSchema,
  placeReferenceSchema,
  numberReferenceSchema,
  dateReferenceSchema,
  yesNoReferenceSchema,
  setReferenceSchema,
  factsReferenceSchema,
]);
/** What counts as right, with the form in which it is compared: a date, a number, a name, a set … */
export type Reference = z.infer<typeof referenceSchema>;
export type ReferenceForm = Reference['form'];
export type TextReference = z.infer<typeof textReferenceSchema>;
export type PersonReference = z.infer<typeof personReferenceSchema>;
export type PlaceReference = z.infer<typeof placeReferenceSchema>;
export type NumberReference = z.infer<typeof numberReferenceSchema>;
export type DateReference = z.infer<typeof dateReferenceSchema>;
export type SetReference = z.infer<typeof setReferenceSchema>;
export type FactsReference = z.infer<typeof factsReferenceSchema>;

/**
 * The reference as one line for people and judges: the main form, then what else counts.
 * @example
 * referenceText({ form: 'text', text: 'Ulm', aliases: [] }); // => 'Ulm'
 */
export function referenceText(reference: Reference): string {
  checkArgument(isRecord(reference), 'reference', { expected: 'a reference', given: reference });
  switch (reference.form) {
    case 'text':
      return withAliases(reference.text, reference.aliases);
    case 'person':
    case 'place':
      return withAliases(reference.name, reference.aliases);
    case 'number': {
      const unit = reference.unit ? ` ${reference.unit}` : '';
      const range =
        reference.low !== undefined && reference.high !== undefined
          ? ` (accepted: ${reference.low} to ${reference.high})`
          : '';
      return `${reference.value}${unit}${range}`;
    }
    case 'date':
      return withAliases(reference.value, reference.alternatives);
    case 'yes-no':
      return reference.value ? 'yes' : 'no';
    case 'set': {
      const names = reference.members.map((member) => member.text).join('; ');
      return reference.required === undefined ? names : `at least ${reference.required} of: ${names}`;
    }
    case 'facts':
      return reference.facts.map((fact) => `${fact.name}: ${referenceText(fact.reference)}`).join('\n');
  }
}

function withAliases(main: string, others: readonly string[]): string {
  return others.length === 0 ? main : `${main} (also: ${others.join('; ')})`;
}
