/**
 * A wrong answer in the form of the right one: a date that is nearly right, another person's fact, a digit astray.
 * It is returned as a reference, so that wrong answers are worded by the same hand as right ones and cannot be told
 * apart by their style.
 */
import type {
  DatePrecision,
  DateReference,
  NumberReference,
  Reference,
  SingleReference,
} from '../core/reference.ts';
import { inventedPerson, inventedPlace } from './invented-names.ts';
import { extendKey, integerAt, pickAt, uniformAt } from './keyed-random.ts';

export interface WrongReference {
  readonly reference: Reference;
  /** How it is wrong. */
  readonly way: 'near-miss' | 'other-fact' | 'invented' | 'opposite' | 'partly-wrong';
}

/** A reference that no grader should accept for `right`; `others` are right for other questions of its kind. */
export function wrongReference(right: Reference, others: readonly Reference[], key: number): WrongReference {
  switch (right.form) {
    case 'date': {
      const other = uniformAt(key, 100) < 0.4 ? otherFact(right, others, key) : null;
      return other ?? { reference: wrongDate(right, key), way: 'near-miss' };
    }
    case 'number': {
      const other = uniformAt(key, 100) < 0.25 ? otherFact(right, others, key) : null;
      return other ?? { reference: wrongNumber(right, key), way: 'near-miss' };
    }
    case 'yes-no':
      return { reference: { form: 'yes-no', value: !right.value }, way: 'opposite' };
    case 'person':
    case 'place':
    case 'text':
      return otherFact(right, others, key) ?? { reference: invented(right.form, key), way: 'invented' };
    case 'set':
      return { reference: wrongSet(right, others, key), way: 'partly-wrong' };
    case 'facts': {
      const wrongOne = integerAt(0, right.facts.length - 1, key, 101);
      const facts = right.facts.map((fact, index) => {
        const isWrong = index === wrongOne || uniformAt(key, 110 + index) < 0.35;
        if (!isWrong) return fact;
        const wrong = wrongReference(fact.reference, [], extendKey(key, index)).reference;
        return { ...fact, reference: wrong as SingleReference };
      });
      return { reference: { form: 'facts', facts }, way: 'partly-wrong' };
    }
  }
}

/** Another question's reference that shares no wording with the right one. */
function otherFact(right: Reference, others: readonly Reference[], key: number): WrongReference | null {
  for (let attempt = 0; attempt < 6 && others.length > 1; attempt += 1) {
    const other = pickAt(others, key, 120 + attempt);
    if (other.form === right.form && !mayBeRight(right, other))
      return { reference: other, way: 'other-fact' };
  }
  return null;
}

function mayBeRight(right: Reference, other: Reference): boolean {
  if (right.form === 'date' && other.form === 'date') {
    return (
      right.precision !== other.precision || dateTexts(right).some((text) => dateTexts(other).includes(text))
    );
  }
  if (right.form === 'number' && other.form === 'number') {
    const tolerance = Math.max(0.06 * Math.abs(right.value), 0.5);
    return (
      Math.abs(other.value - right.value) <= tolerance ||
      (right.low !== undefined && other.value >= right.low && other.value <= (right.high ?? right.low)) ||
      right.unit !== other.unit
    );
  }
  const words = new Set(namesOf(right).flatMap(longWords));
  return namesOf(other).some((name) => longWords(name).some((word) => words.has(word)));
}

/** Every name under which a reference may be given, containing places included. */
function namesOf(reference: Reference): string[] {
  switch (reference.form) {
    case 'text':
      return [reference.text, ...reference.aliases];
    case 'person':
      return [reference.name, ...reference.aliases];
    case 'place':
      return [reference.name, ...reference.aliases, ...reference.within];
    case 'set':
      return reference.members.flatMap((member) => [member.text, ...member.aliases]);
    default:
      return [];
  }
}

function longWords(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 ? long : words;
}

function dateTexts(date: DateReference): string[] {
  return [date.value, ...date.alternatives];
}

function wrongDate(right: DateReference, key: number): DateReference {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const value = shiftDate(right.value, right.precision, extendKey(key, attempt));
    if (!dateTexts(right).includes(value)) return { ...right, value, alternatives: [] };
  }
  return { ...right, value: shiftYear(right.value, 23), alternatives: [] };
}

function shiftDate(value: string, precision: DatePrecision, key: number): string {
  const sign = uniformAt(key, 130) < 0.5 ? -1 : 1;
  if (precision === 'century') return shiftYear(value, sign * 100);
  if (precision === 'decade') return shiftYear(value, sign * 10 * integerAt(1, 3, key, 131));
  const draw = uniformAt(key, 132);
  if (precision === 'year' || draw < 0.45) {
    const isFar = uniformAt(key, 133) < 0.3;
    return shiftYear(value, sign * (isFar ? integerAt(5, 14, key, 134) : integerAt(1, 4, key, 134)));
  }
  const [year, month, day] = splitDate(value);
  if (precision === 'month' || draw < 0.65) {
    const shifted = String(((Number(month) - 1 + integerAt(1, 11, key, 135)) % 12) + 1).padStart(2, '0');
    return day === undefined ? `${year}-${shifted}` : `${year}-${shifted}-${capDay(day)}`;
  }
  const shifted = String(((Number(day) - 1 + integerAt(1, 27, key, 136)) % 28) + 1).padStart(2, '0');
  return `${year}-${month}-${shifted}`;
}

/** No month lacks a 28th. */
function capDay(day: string): string {
  return Number(day) > 28 ? '28' : day;
}

function shiftYear(value: string, years: number): string {
  const [year, month, day] = splitDate(value);
  const unknown = /X+$/.exec(year)?.[0].length ?? 0;
  const shifted = Number(year.replaceAll('X', '0')) + years;
  const digits = String(Math.abs(shifted)).padStart(4, '0');
  const text = (shifted < 0 ? '-' : '') + digits.slice(0, digits.length - unknown) + 'X'.repeat(unknown);
  return [text, month, day === undefined ? undefined : capDay(day)]
    .filter((part) => part !== undefined)
    .join('-');
}

/** Year (with its sign), month and day of an ISO date; the later two may be missing. */
function splitDate(value: string): [string, string | undefined, string | undefined] {
  const match = /^(-?[\dX]+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  return match === null ? [value, undefined, undefined] : [match[1]!, match[2], match[3]];
}

function wrongNumber(right: NumberReference, key: number): NumberReference {
  const sign = uniformAt(key, 140) < 0.5 ? -1 : 1;
  const { value } = right;
  const isYear = Number.isInteger(value) && right.unit === undefined && value >= 1000 && value <= 2100;
  let wrong: number;
  if (isYear) wrong = value + sign * integerAt(21, 60, key, 141);
  else if (Number.isInteger(value) && Math.abs(value) <= 50)
    wrong = Math.max(0, value + sign * integerAt(1, 3, key, 141));
  else wrong = roundLike(value * (1 + sign * (0.12 + 0.4 * uniformAt(key, 141))), value);
  const low = right.low ?? value;
  const high = right.high ?? value;
  if (wrong >= low && wrong <= high) wrong = roundLike(high + Math.max(1, 0.3 * Math.abs(high)), value);
  return { form: 'number', value: wrong, unit: right.unit, aliases: [] };
}

/** Rounded to as many decimals as the model number has. */
function roundLike(value: number, model: number): number {
  const decimals = (String(model).split('.')[1] ?? '').length;
  return Number(value.toFixed(Math.min(decimals, 6)));
}

function wrongSet(
  right: Extract<Reference, { form: 'set' }>,
  others: readonly Reference[],
  key: number,
): Reference {
  const other = otherFact(right, others, key)?.reference;
  const stranger =
    other?.form === 'set' ? pickAt(other.members, key, 150) : { text: inventedPerson(key), aliases: [] };
  return { form: 'set', members: [...right.members.slice(1, 3), stranger] };
}

function invented(form: 'person' | 'place' | 'text', key: number): Reference {
  if (form === 'place') return { form, name: inventedPlace(key), aliases: [], within: [] };
  if (form === 'person') return { form, name: inventedPerson(key), aliases: [] };
  return { form, text: inventedPlace(key), aliases: [] };
}
