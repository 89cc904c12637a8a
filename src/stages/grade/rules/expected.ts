/**
 * A reference made ready for comparison: words, values and names read once, because one reference meets the
 * answers of many respondents. Every alias is read as date, number and name alike, whatever form the reference has.
 */
import type { SingleReference } from '../../../core/reference.ts';
import type { ExpectedNumber } from '../../../values/compare-numbers.ts';
import { unitOf } from '../../../values/units.ts';
import { type ReadText, readWords } from '../../../values/words.ts';
import { dateOfReference } from './date-reference.ts';
import { type ExpectedText, readExpected } from './expected-text.ts';
import { regionsOf, spellingsOf, withoutLabel } from './reference-spellings.ts';
import { readRefusal } from './refusal.ts';

export interface Expected {
  readonly form: SingleReference['form'];
  readonly texts: readonly ExpectedText[];
  /** Strings among the right ones that are of another kind than what is asked: they accept nothing, and what has them is not wrong. */
  readonly others?: readonly ExpectedText[];
  readonly rejects: readonly ExpectedText[];
  /** Containing places, each a name that does not answer by itself. */
  readonly within: readonly ExpectedText[];
  readonly members: readonly (readonly ExpectedText[])[];
  readonly required: number;
  readonly yes: boolean | null;
  /** An eighth of the texts or more are statements: a name among them may be a part of one. */
  readonly stated: boolean;
  readonly hasDate: boolean;
  readonly onlyDates: boolean;
  readonly hasNumber: boolean;
  readonly onlyNumbers: boolean;
  /** An expected number could be a year, so that dates count as numbers too. */
  readonly yearLike: boolean;
  /** An expected number is an ordinal ("the ninth"). */
  readonly ordinal: boolean;
}

const cache = new WeakMap<object, Expected>();

/** Reads a reference for comparison; the same object is read once. */
export function expectedOf(reference: SingleReference): Expected {
  let known = cache.get(reference);
  if (!known) {
    const parts = read(reference);
    const numbers = parts.texts.flatMap((one) => (one.number ? [one.number.value] : []));
    const all = parts.texts.length;
    known = {
      ...parts,
      stated: parts.texts.filter((one) => one.sentence).length * 8 >= Math.max(1, all),
      hasDate: parts.texts.some((one) => one.date !== null),
      onlyDates: all > 0 && parts.texts.every((one) => one.date !== null),
      hasNumber: numbers.length > 0,
      onlyNumbers: all > 0 && numbers.length === all,
      ordinal: parts.texts.some((one) => one.number?.ordinal === true),
      yearLike: numbers.some((value) => Number.isInteger(value) && value >= 1000 && value < 2200),
    };
    cache.set(reference, known);
  }
  return known;
}

type ExpectedParts = Omit<
  Expected,
  'stated' | 'hasDate' | 'onlyDates' | 'hasNumber' | 'onlyNumbers' | 'yearLike' | 'ordinal'
>;

function read(reference: SingleReference): ExpectedParts {
  const empty = { texts: [], rejects: [], within: [], members: [], required: 0, yes: null };
  switch (reference.form) {
    case 'text':
      // Written out: most references are of this form, and a file may bring one with every row.
      return {
        form: 'text',
        texts: withoutRefusals(texts([reference.text, ...reference.aliases])),
        rejects: reference.rejects === undefined ? [] : texts(reference.rejects),
        within: texts([reference.text, ...reference.aliases].flatMap(regionsOf)),
        members: [],
        required: 0,
        yes: null,
      };
    case 'person':
      return {
        ...empty,
        form: 'person',
        texts: texts([reference.name, ...reference.aliases], { person: true }),
      };
    case 'place':
      return {
        ...empty,
        form: 'place',
        texts: texts([reference.name, ...reference.aliases]),
        within: texts(reference.within),
      };
    case 'number': {
      const aliases = texts(reference.aliases);
      const number: ExpectedNumber = {
        value: reference.value,
        low: reference.low ?? reference.value,
        high: reference.high ?? reference.value,
        unit:
          reference.unit === undefined
            ? null
            : (unitOf(reference.unit) ?? unitOf(readWords(reference.unit).words[0]?.stem ?? reference.unit)),
        unitWord: reference.unit ?? null,
        ordinal: false,
        rounded: aliases.some((one) => one.number?.rounded === true && one.number.value === reference.value),
      };
      const main = { ...readExpected(String(reference.value)), number, date: null };
      return { ...empty, form: 'number', texts: [main, ...aliases] };
    }
    case 'date':
      return {
        ...empty,
        form: 'date',
        texts: [reference.value, ...reference.alternatives].map((value) => ({
          ...readExpected(value),
          date: dateOfReference(value),
          number: null,
        })),
      };
    case 'yes-no':
      return { ...empty, form: 'yes-no', yes: reference.value };
    case 'set':
      return {
        ...empty,
        form: 'set',
        members: reference.members.map((member) => texts([member.text, ...member.aliases])),
        required: reference.required ?? reference.members.length,
      };
  }
}

function texts(raw: readonly string[], { person = false } = {}): ExpectedText[] {
  // Lists of aliases hold a name in small letters too; its capitals tell that it is one.
  const spelt = new Map<string, string>();
  for (const one of raw)
    for (const variant of spellingsOf(withoutLabel(one))) {
      const key = variant.toLowerCase();
      const known = spelt.get(key);
      if (known === undefined || (isSmall(known) && capitals(variant) > capitals(known)))
        spelt.set(key, variant);
    }
  return [...spelt.values()].flatMap((variant) => {
    const read = readExpected(variant, { person });
    return read.read.words.length > 0 ? [read] : [];
  });
}

function capitals(text: string): number {
  return text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
}

/** Has a word in small letters. */
function isSmall(text: string): boolean {
  return /(?<!\p{L})\p{Ll}/u.test(text);
}

/** "I have no comment" in a list of right answers tells that declining is true, and accepts no answer; alone it is one. */
function withoutRefusals(all: readonly ExpectedText[]): readonly ExpectedText[] {
  if (all.length < 2) return all;
  const answers = all.filter(({ raw, read }) => {
    // "The origin is unknown" states something; "Unknown" and "I don't know" do not.
    if (read.words.length > 2 && !/^\W*(?:i|we)\b/i.test(raw) && !isBrief(read)) return true;
    const refusal = readRefusal(raw);
    return refusal.kind !== 'refusal' || !refusal.certain;
  });
  return answers.length === 0 ? all : answers;
}

/** In another language a decline has no pronoun that is known here; a statement that short is hardly one. */
function isBrief({ text, words }: ReadText): boolean {
  return words.length <= 4 && !/\b(?:is|are|was|were|be|has|have|had|can|cannot|will|did|does)\b/i.test(text);
}
