/**
 * Which of the strings that count as right answer what is asked. Lists of aliases mix grains and kinds (a date beside an
 * event, a player beside his runs, a year beside the full date): where one of them is of the kind asked for, the others
 * are words about it and accept nothing.
 */
import type { SingleReference } from '../../../core/reference.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import type { AskedFor } from './question-form.ts';

const cache = new WeakMap<Expected, Map<AskedFor, Expected>>();

/** The same reference with the texts of the asked kind; all of them where none or every one is. */
export function ofAskedKind(expected: Expected, asked: AskedFor): Expected {
  if (expected.texts.length < 2) return expected;
  const byKind = cache.get(expected) ?? new Map<AskedFor, Expected>();
  cache.set(expected, byKind);
  let known = byKind.get(asked);
  if (known === undefined) {
    const kept = expected.texts.filter((one) => isOfKind(one, asked));
    known =
      kept.length === 0 || kept.length === expected.texts.length
        ? expected
        : {
            ...expected,
            texts: kept,
            others: expected.texts.filter((one) => !kept.includes(one)),
            onlyDates: kept.every(({ date }) => date !== null),
            onlyNumbers: kept.every(({ number }) => number !== null),
          };
    byKind.set(asked, known);
  }
  return known;
}

function isOfKind({ date, number }: ExpectedText, asked: AskedFor): boolean {
  switch (asked) {
    case 'time':
      return date !== null;
    case 'number':
      return number !== null;
    case 'person':
    case 'place':
      return number === null && date === null;
    default:
      return true;
  }
}

const ASKS_ONE_WITHIN =
  /\b(?:a|any|one|some|an?y one) (?:single )?year\b[^?]*\b(?:in|during|of|within|from|when|between)\b/i;
const asksOneWithin = remembered((question) => ASKS_ONE_WITHIN.test(question));
const widened = new WeakMap<Expected, Expected>();

/** "Give a year in the reign of ...": each year of the span answers, and a count in the answer is no year. */
export function withinSpan(expected: Expected, question: string): Expected {
  if (!asksOneWithin(question)) return expected;
  let known = widened.get(expected);
  if (known === undefined) {
    const texts = expected.texts.map((one) =>
      one.date?.precision === 'year' && one.date.lastYear !== one.date.year
        ? { ...one, date: { ...one.date, precision: 'decade' as const }, number: null }
        : one,
    );
    known = { ...expected, texts, hasNumber: texts.some((one) => one.number !== null) };
    widened.set(expected, known);
  }
  return known;
}

const ASKS_WHICH = /^\W*(?:(?:in|on|at|of|for|by|from|to|with) )?(?:what|which|who|where|when|how)\b/i;

/** "What is the symbol of nobelium?" with the reference "No" asks for a word and not for yes or no. */
export function asksForWord(reference: SingleReference, question: string): SingleReference {
  if (reference.form !== 'yes-no' || !ASKS_WHICH.test(question)) return reference;
  const known = reference.value ? YES : NO;
  return known;
}
const YES: SingleReference = { form: 'text', text: 'Yes', aliases: [] };
const NO: SingleReference = { form: 'text', text: 'No', aliases: [] };
