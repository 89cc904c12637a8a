/**
 * A reference put into words, in the many ways in which models put one: bare, in a sentence, with detail, hedged, in
 * bold, by an alias or a surname, dates in five notations. Words only; whether they are right is decided elsewhere.
 */
import type { Question } from '../core/question.ts';
import type { DateReference, NumberReference, Reference } from '../core/reference.ts';
import { pickAt, uniformAt } from './keyed-random.ts';
import type { AnswerStyle } from './simulated-model.ts';

export interface AnswerTextOptions {
  readonly style: AnswerStyle;
  readonly key: number;
  /** A true fact about the same subject, for answers with more detail than asked. */
  readonly aside?: { readonly property: string; readonly reference: Reference } | null;
}

/** The answer `reference` to a question, in words. */
export function answerText(question: Question, reference: Reference, options: AnswerTextOptions): string {
  const { style, key } = options;
  const value = valueText(reference, key, style);
  if (reference.form === 'facts') return value;
  switch (style) {
    case 'bare':
    case 'alias':
    case 'surname':
      return uniformAt(key, 20) < 0.3 ? `${value}.` : value;
    case 'bold':
      return `**${value}**`;
    case 'echo':
      return `${capital(question.property ?? 'answer')}: ${value}`;
    case 'hedged':
      return pickAt(HEDGES, key, 21).replace('{a}', value);
    case 'detail': {
      const { aside } = options;
      const sentence = sentenceText(question, reference, value, key).replace(/\.$/, '');
      return aside == null
        ? `${sentence}, as most accounts have it.`
        : `${sentence} (${aside.property}: ${valueText(aside.reference, key, 'bare')}).`;
    }
    case 'sentence':
      return sentenceText(question, reference, value, key);
  }
}

const HEDGES = [
  'I believe it was {a}, though I am not completely certain.',
  'Probably {a}.',
  'I think the answer is {a}, but please verify this.',
  'If I remember correctly, {a}.',
  'To the best of my knowledge: {a}.',
];

/** The value alone: a name, a date, a number with its unit. */
export function valueText(reference: Reference, key: number, style: AnswerStyle = 'bare'): string {
  switch (reference.form) {
    case 'text':
      return style === 'alias' ? aliasOf(reference.text, reference.aliases, key) : reference.text;
    case 'person':
      if (style === 'surname') return reference.name.split(' ').at(-1) ?? reference.name;
      return style === 'alias' ? aliasOf(reference.name, reference.aliases, key) : reference.name;
    case 'place': {
      if (style === 'alias') return aliasOf(reference.name, reference.aliases, key);
      const outer = reference.within.at(-1);
      return outer !== undefined && uniformAt(key, 22) < 0.4 ? `${reference.name}, ${outer}` : reference.name;
    }
    case 'number':
      return numberText(reference, key);
    case 'date':
      return dateText(reference, key);
    case 'yes-no':
      return reference.value ? 'Yes' : 'No';
    case 'set': {
      const names = reference.members.map((member) => member.text);
      return names.length < 2 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
    }
    case 'facts':
      return reference.facts
        .map((fact) => `${capital(fact.name)}: ${valueText(fact.reference, key, 'bare')}.`)
        .join(' ');
  }
}

function aliasOf(name: string, aliases: readonly string[], key: number): string {
  return aliases.length === 0 ? name : pickAt(aliases, key, 23);
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function dateText(reference: DateReference, key: number): string {
  return pickAt(dateNotations(reference), key, 24);
}

/** Every notation in which a date is written here; some stand twice, because they are commoner. */
export function dateNotations({ value, precision }: DateReference): readonly string[] {
  const match = /^(-?[\dX]+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  if (match === null) return [value];
  const year = yearText(match[1]!);
  if (precision === 'century') return [`the ${ordinal(Number(match[1]!.slice(0, -2)) + 1)} century`];
  if (precision === 'decade') return [`the ${match[1]!.replace('X', '0')}s`];
  if (match[2] === undefined || precision === 'year') return [year];
  const month = MONTHS[Number(match[2]) - 1]!;
  if (match[3] === undefined || precision === 'month') return [`${month} ${year}`];
  const day = Number(match[3]);
  return [
    `${day} ${month} ${year}`,
    `${month} ${day}, ${year}`,
    `${day} ${month} ${year}`,
    `${month} ${day}, ${year}`,
    match[1]!.startsWith('-') ? `${day} ${month} ${year}` : value,
    `the ${ordinal(day)} of ${month}, ${year}`,
    `${ordinal(day)} ${month} ${year}`,
    `${month.slice(0, 3)} ${day}, ${year}`,
  ];
}

/** ISO year 0 is 1 BC. */
function yearText(year: string): string {
  const value = Number(year.replaceAll('X', '0'));
  return value <= 0 ? `${1 - value} BC` : String(value);
}

function ordinal(value: number): string {
  const tens = value % 100;
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function numberText({ value, unit }: NumberReference, key: number): string {
  const draw = uniformAt(key, 25);
  const isYear = unit === undefined && value >= 1000 && value <= 2100;
  let digits = String(value);
  if (Number.isInteger(value) && value >= 0 && value <= 12 && draw < 0.3) digits = SMALL[value]!;
  else if (!isYear && Math.abs(value) >= 1000 && draw < 0.7) digits = value.toLocaleString('en-US');
  return unit === undefined ? digits : `${digits} ${unit}`;
}

interface SentenceForm {
  readonly property: RegExp;
  readonly form: Reference['form'];
  readonly text: string;
}

/** `{on}` becomes "on" before a day and "in" before anything coarser. */
const SENTENCES: readonly SentenceForm[] = [
  { property: /birth|born/i, form: 'date', text: '{s} was born {on} {a}.' },
  { property: /death|died/i, form: 'date', text: '{s} died {on} {a}.' },
  { property: /birth|born/i, form: 'place', text: '{s} was born in {a}.' },
  { property: /death|died/i, form: 'place', text: '{s} died in {a}.' },
  { property: /buri/i, form: 'place', text: '{s} is buried in {a}.' },
  { property: /spouse|married|husband|wife/i, form: 'person', text: '{s} was married to {a}.' },
  { property: /teacher|advisor|supervisor/i, form: 'person', text: '{s} studied under {a}.' },
];

function sentenceText(question: Question, reference: Reference, value: string, key: number): string {
  const subject = question.subject?.name;
  const form = SENTENCES.find(
    (entry) => entry.form === reference.form && entry.property.test(question.property ?? ''),
  );
  if (subject === undefined || form === undefined || uniformAt(key, 26) < 0.3) {
    return pickAt(['The answer is {a}.', 'It was {a}.', 'That would be {a}.'], key, 27).replace(
      '{a}',
      () => value,
    );
  }
  const isDay = reference.form === 'date' && reference.precision === 'day';
  return form.text
    .replace('{s}', () => subject)
    .replace('{on}', isDay ? 'on' : 'in')
    .replace('{a}', () => value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
