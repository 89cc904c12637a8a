/** The reference that a decision makes: a new one in the form of the old, or the old one with an alias. */
import type { Question } from '../../../core/question.ts';
import { type Reference, referenceSchema } from '../../../core/reference.ts';
import { referenceFromText } from '../../../values/reference-from-text.ts';
import { type ReviewRow, refuse } from './review-row.ts';

/** In the form of the old reference where the new value has it; a reference as JSON is taken as it stands. */
export function newReference(question: Question, row: ReviewRow): Reference {
  if (row.newValue.startsWith('{')) return jsonReference(row);
  const values = row.newValue.split(/\s*\|\s*/).filter((value) => value !== '');
  const old = question.reference;
  const answerType = { person: 'Person', place: 'Place', date: 'Date', number: 'Number' }[
    (old?.form ?? '') as 'person'
  ];
  const reference = referenceFromText(values, {
    question: question.text,
    ...(answerType === undefined ? {} : { answerType }),
  });
  if (reference === null) throw refuse(row, `no reference can be read from "${row.newValue}"`);
  // "12" for "14 children" keeps the unit; a range belongs to the old value.
  if (
    reference.form === 'number' &&
    old?.form === 'number' &&
    reference.unit === undefined &&
    old.unit !== undefined
  )
    return { ...reference, unit: old.unit };
  return reference;
}

function jsonReference(row: ReviewRow): Reference {
  let value: unknown;
  try {
    value = JSON.parse(row.newValue);
  } catch {
    throw refuse(row, `the new value is no JSON: ${row.newValue}`);
  }
  const parsed = referenceSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(row, `the new value is no reference: ${issue?.path.join('.')}: ${issue?.message}`);
}

export function withAlias({ reference }: Question, row: ReviewRow): Reference {
  if (reference === null) throw refuse(row, 'the question has no reference to which an alias could be added');
  const values = row.newValue.split(/\s*\|\s*/).filter((value) => value !== '');
  switch (reference.form) {
    case 'text':
    case 'person':
    case 'place':
    case 'number':
      return { ...reference, aliases: added(reference.aliases, values) };
    case 'date': {
      const dates = values.map((value) => {
        const read = referenceFromText([value], { answerType: 'Date' });
        if (read?.form !== 'date') throw refuse(row, `expected a date as an alias of a date, got "${value}"`);
        return read.value;
      });
      return { ...reference, alternatives: added(reference.alternatives, dates) };
    }
    default:
      throw refuse(
        row,
        `a reference of form ${reference.form} takes no alias; give the whole reference as JSON with the decision "fix"`,
      );
  }
}

function added(known: readonly string[], values: readonly string[]): string[] {
  return [...known, ...values.filter((value) => !known.includes(value))];
}
