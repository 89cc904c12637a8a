/**
 * Wrong answers are wrong: whatever the form of the reference, no grader with ordinary rules could accept them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateReference, NumberReference, Reference } from '../../src/core/reference.ts';
import { referenceSchema } from '../../src/core/reference.ts';
import { wrongReference } from '../../src/simulate/wrong-reference.ts';

const key = fc.integer();

const date = (
  value: string,
  precision: DateReference['precision'],
  alternatives: string[] = [],
): DateReference => ({
  form: 'date',
  value,
  precision,
  calendar: 'gregorian',
  alternatives,
});

describe('a wrong date', () => {
  it.each([
    date('1879-03-31', 'day'),
    date('1879-03', 'month'),
    date('1879', 'year', ['1880']),
    date('187X', 'decade'),
    date('18XX', 'century'),
    date('-0043-03-15', 'day'),
  ])('differs from $value and its alternatives, at the same precision, and is a date', (right) => {
    fc.assert(
      fc.property(key, (draw) => {
        const { reference } = wrongReference(right, [], draw);
        expect(referenceSchema.safeParse(reference).success).toBe(true);
        if (reference.form !== 'date') throw new Error('not a date');
        expect([right.value, ...right.alternatives]).not.toContain(reference.value);
        expect(reference.precision).toBe(right.precision);
        expect(reference.value).toHaveLength(right.value.length);
      }),
    );
  });
});

describe('a wrong number', () => {
  it('lies outside the accepted range, and outside five per cent of large numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), key, (value, hasRange, draw) => {
        const range = hasRange ? { low: value * 0.95, high: value * 1.05 } : {};
        const right: NumberReference = { form: 'number', value, ...range, aliases: [] };
        const { reference } = wrongReference(right, [], draw);
        if (reference.form !== 'number') throw new Error('not a number');
        expect(reference.value < (right.low ?? value) || reference.value > (right.high ?? value)).toBe(true);
        const isYear = value >= 1000 && value <= 2100;
        if (value > 50 && !isYear) expect(Math.abs(reference.value - value) / value).toBeGreaterThan(0.05);
      }),
    );
  });
});

describe('a wrong name', () => {
  const right: Reference = { form: 'person', name: 'Ada Byron King', aliases: ['Countess of Lovelace'] };
  const others: Reference[] = [
    right,
    { form: 'person', name: 'Anne Byron', aliases: [] },
    { form: 'person', name: 'Mary Somerville', aliases: ['Mary Fairfax'] },
  ];

  it('shares no word with the right one, nor with its aliases', () => {
    fc.assert(
      fc.property(key, (draw) => {
        const { reference } = wrongReference(right, others, draw);
        const name = reference.form === 'person' ? reference.name : '';
        expect(name).not.toMatch(/Byron|Lovelace|King/);
        expect(name).not.toBe('');
      }),
    );
  });

  it('of a place is not one that contains it', () => {
    const ulm: Reference = { form: 'place', name: 'Ulm', aliases: [], within: ['Württemberg', 'Germany'] };
    const germany: Reference = { form: 'place', name: 'Germany', aliases: [], within: [] };
    fc.assert(
      fc.property(key, (draw) => {
        const { reference } = wrongReference(ulm, [ulm, germany], draw);
        expect(reference.form === 'place' && reference.name).not.toBe('Germany');
      }),
    );
  });
});

describe('a wrong answer of several parts', () => {
  it('has at least one wrong fact', () => {
    const right: Reference = {
      form: 'facts',
      facts: [
        { name: 'birth date', reference: date('1815-12-10', 'day'), required: true },
        { name: 'sister', reference: { form: 'yes-no', value: true }, required: true },
      ],
    };
    fc.assert(
      fc.property(key, (draw) => {
        expect(wrongReference(right, [], draw).reference).not.toEqual(right);
      }),
    );
  });

  it('leaves a set without one of its members and adds a stranger', () => {
    const members = ['cello', 'viola'].map((text) => ({ text, aliases: [] }));
    fc.assert(
      fc.property(key, (draw) => {
        const { reference } = wrongReference({ form: 'set', members }, [], draw);
        const names = reference.form === 'set' ? reference.members.map(({ text }) => text) : [];
        expect(names).not.toContain('cello');
        expect(names.some((name) => name !== 'cello' && name !== 'viola')).toBe(true);
      }),
    );
  });
});
