/**
 * A person as the builder sees one: where the facts come from, how known the person is, and the facts by group.
 * Only one fact of a group is asked of a person, so that nobody is asked for both the birth year and the birth date.
 */
import type { Question } from '../../src/core/question.ts';

import type { Reference, SingleReference } from '../../src/core/reference.ts';

type QuestionSource = Question['source'][number];

export type Field = 'science' | 'arts' | 'politics' | 'law' | 'sport' | 'exploration';
export type Band = 'A-head' | 'B-famous' | 'C-known' | 'D-specialist' | 'E-tail';

export interface Fact {
  readonly property: string;
  readonly group: string;
  readonly reference: Reference;
  readonly award?: string;
  readonly year?: string;
  /** Replaces the subject's usual wording where that would give the answer away. */
  readonly subject?: string;
  readonly source?: QuestionSource;
  readonly asOf?: string;
}

export interface Person {
  readonly name: string;
  readonly id: string;
  /** "the physicist"; empty where the name alone is enough. */
  readonly who: string;
  readonly field: Field;
  readonly band: Band;
  readonly measure: string;
  readonly life?: 'living' | 'dead';
  readonly source: QuestionSource;
  readonly asOf: string;
  readonly facts: readonly Fact[];
}

/** A date reference at the precision its text has: 1879, 1879-03, 1879-03-14. */
export function dateReference(value: string): SingleReference {
  const precision = value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day';
  return { form: 'date', value, precision, calendar: 'gregorian', alternatives: [] };
}

/** The dates of a person's life as facts: full dates and years, plain or as OpenAI's infobox asks. */
export function lifeDates(
  born: string,
  died: string | undefined,
  { dayIsSure = true }: { readonly dayIsSure?: boolean } = {},
): Fact[] {
  const facts: Fact[] = [];
  for (const [what, value] of [
    ['birth', born],
    ['death', died],
  ] as const) {
    if (value === undefined) continue;
    const group = `${what}-time`;
    facts.push({ property: `${what} year`, group, reference: dateReference(value.slice(0, 4)) });
    const placeholder = value.endsWith('-01-01');
    if (value.length < 10 || placeholder || !dayIsSure) continue;
    facts.push({ property: `${what} date`, group, reference: dateReference(value) });
    facts.push({ property: `infobox ${what} date`, group, reference: dateReference(value) });
  }
  return facts;
}

/** The biography whose date and place of birth (and death, where known) must be right. */
export function biography(facts: readonly Fact[]): Fact[] {
  const of = (property: string) => facts.find((fact) => fact.property === property)?.reference;
  const parts = ['birth date', 'birth place', 'death date'].flatMap((name) => {
    const reference = of(name);
    return reference === undefined || reference.form === 'facts'
      ? []
      : [{ name, reference, required: name !== 'death date' }];
  });
  if (parts.length < 2 || !of('birth date') || !of('birth place')) return [];
  return [{ property: 'biography', group: 'biography', reference: { form: 'facts', facts: parts } }];
}
