import { describe, expect, test } from 'vitest';
import { type Reference, referenceSchema } from '../../../src/core/reference.ts';
import { differingParts, sameReference } from '../../../src/pipeline/grade/same-reference.ts';

const reference = (given: unknown): Reference => referenceSchema.parse(given);
const zither = reference({ form: 'text', text: 'zither', aliases: ['cittern', 'psaltery'] });

describe('a reference of a corrected file', () => {
  test.each([
    ['the same name in another form', { form: 'person', name: 'zither', aliases: ['cittern', 'psaltery'] }],
    ['aliases in another order', { form: 'text', text: 'zither', aliases: ['psaltery', 'cittern'] }],
  ])('with %s corrects nothing', (_, given) => {
    expect(sameReference(zither, reference(given))).toBe(true);
  });

  test.each([
    ['an alias less', { form: 'text', text: 'zither', aliases: ['cittern'] }],
    ['another main text', { form: 'text', text: 'cittern', aliases: ['zither', 'psaltery'] }],
    ['a reject of its own', { ...zither, rejects: ['lute'] }],
  ])('with %s is a correction', (_, given) => {
    expect(sameReference(zither, reference(given))).toBe(false);
  });

  test('that is silent about the places around a place corrects nothing, and one that names others does', () => {
    const ulm = reference({ form: 'place', name: 'Ulm', within: ['Germany'] });
    expect(sameReference(ulm, reference({ form: 'text', text: 'Ulm' }))).toBe(true);
    expect(sameReference(ulm, reference({ form: 'place', name: 'Ulm', within: ['Montana'] }))).toBe(false);
  });

  test('another date is a correction', () => {
    const day = (value: string) => reference({ form: 'date', value, precision: 'day' });
    expect(sameReference(day('1879-03-14'), day('1879-03-15'))).toBe(false);
  });

  test('is told by the parts that differ', () => {
    const given = reference({ ...zither, rejects: ['lute'] });
    expect(differingParts(given, zither)).toBe('rejects ["lute"]');
    expect(differingParts(zither, given)).toBe('');
  });
});
