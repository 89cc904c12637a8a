/**
 * A reference made ready for comparison: words, values and names read once, because one reference meets the
 * answers of many respondents. Every alias is read as date, number and name alike, whatever form the reference has.
 */
import type { SingleReference } from '../../../core/reference.ts';
import type { ExpectedDate } from '../../../values/compare-dates.ts';
import type { ExpectedNumber } from '../../../values/compare-numbers.ts';
import { foldText } from '../../../values/fold-text.ts';
import { isParticle, type PersonName, readPersonName } from '../../../values/person-name.ts';
import { isCountry, isState, placeAliases, stateName } from '../../../values/place-names.ts';
import { readDates } from '../../../values/read-dates.ts';
import { readYesNo } from '../../../values/read-yes-no.ts';
import { unitOf } from '../../../values/units.ts';
import { readWholeDate, readWholeNumber } from '../../../values/whole-value.ts';
import { type ReadText, readWords, type Word } from '../../../values/words.ts';
import { readRefusal } from './refusal.ts';

/** One string that counts as right. */
export interface ExpectedText {
  readonly raw: string;
  readonly read: ReadText;
  /** Words that carry the answer; all words where there are only function words. */
  readonly content: readonly Word[];
  /** Folded letters and digits without spaces. */
  readonly compact: string;
  /** Spelt like a proper name: every content word capitalised. */
  readonly properName: boolean;
  /** Made of function words alone ("The Who"): compared word by word. */
  readonly onlyStops: boolean;
  readonly person: PersonName | null;
  readonly date: ExpectedDate | null;
  readonly number: ExpectedNumber | null;
  /** How the name is abbreviated, with capitals: "FBI", "U.S.A."; null for anything but long names. */
  readonly acronym: RegExp | null;
  /** Letters that a long name in the answer may spell out, when this is an abbreviation. */
  readonly initials: string | null;
  /** A statement and not a name or value: it has a verb of its own. */
  readonly sentence: boolean;
  /** Denies something ("no", "not", "never"). */
  readonly negative: boolean;
  /** Opens with yes or no. */
  readonly yesNo: boolean | null;
}

export interface Expected {
  readonly form: SingleReference['form'];
  readonly texts: readonly ExpectedText[];
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
      return {
        ...empty,
        form: 'text',
        texts: withoutRefusals(texts([reference.text, ...reference.aliases])),
        within: texts([reference.text, ...reference.aliases].flatMap(regionsOf)),
        rejects: texts(reference.rejects ?? []),
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
        rounded: false,
      };
      const main = { ...text(String(reference.value)), number, date: null };
      return { ...empty, form: 'number', texts: [main, ...texts(reference.aliases)] };
    }
    case 'date':
      return {
        ...empty,
        form: 'date',
        texts: [reference.value, ...reference.alternatives].map((value) => ({
          ...text(value),
          date: isoDate(value),
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
    for (const variant of variants(withoutLabel(one))) {
      const key = variant.toLowerCase();
      const known = spelt.get(key);
      if (known === undefined || (isSmall(known) && capitals(variant) > capitals(known)))
        spelt.set(key, variant);
    }
  return [...spelt.values()].flatMap((variant) => {
    const read = text(variant, { person });
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

/** "ANSWER: C", "Answer: Ulm": the label of a template is no part of the answer. */
function withoutLabel(raw: string): string {
  return raw.replace(/^\s*(?:final |correct |the )?answer\s*[:：]\s*(?=\S)/i, '');
}

/**
 * "Jane Roe or John Doe" is two; "Venera 7 (Venus)" also counts without what stands in brackets; "Season 7,
 * Episode 20: White Wedding" is named by either half; "Covington, Georgia" by the place before the comma.
 */
function variants(raw: string): string[] {
  const plain = raw.replace(/\s*[([][^()[\]]*[)\]]\s*/g, ' ').trim();
  const base = plain !== '' ? plain : raw;
  const either = base.split(/\s+or\s+/i);
  if (either.length === 2 && either.every((part) => part.split(/\s+/).length <= 4)) return [...either, base];
  const halves = /^([^:]*\d[^:]*):\s+(\p{Lu}[^:]{5,})$/u.exec(base);
  if (halves) return [base, halves[1] as string, halves[2] as string];
  const quoted = /^([^"]*\d[^"]*?),?\s+"([^"]{5,})"$/.exec(base);
  if (quoted) return [base, quoted[1] as string, quoted[2] as string];
  const named = namedBy(base);
  if (named.length > 0) return [base, ...named];
  const known = placeAliases(foldText(base));
  if (known.length > 0)
    return [base, ...known.filter((name) => name.length > 3 && !/\b\w\b/.test(name)).map(titleCase)];
  const first = EXPLAINED.exec(base)?.[1];
  if (first !== undefined && /\p{Lu}/u.test(first.replace(/^\w+/, '')) && first.split(/\s+/).length <= 6)
    return [base, first, ...namedBy(first)];
  const place = /^(\p{Lu}[\p{L}' -]+),\s+(\p{Lu}[\p{L}. ]+)$/u.exec(base);
  if (place && isRegion(place[2] as string)) return [place[1] as string];
  return [base];
}

/** The name behind what it is: "Swedish botanist Carl Lind". */
function namedBy(text: string): string[] {
  const named = DESCRIBED.exec(text)?.[1];
  return named !== undefined && !isRegion(named) ? [named] : [];
}

/** "To Carl Lind, who helped her with the press": what is said of the answer behind it is none of it. */
const EXPLAINED =
  /^([^,;.]{3,60})(?:,|;|\.)\s+(?:who|whom|whose|which|where|when|as|because|since|so that|after|before|while|although|he|she|it|they|his|her|its|their|in (?:19|18|20)\d\d)\s+\S+\s+\S+.{8,}/;

/** "Swedish botanist Carl Lind", "the drama series Zenda": what a name is, and the name; "county of Zenda" is all name. */
const DESCRIBED =
  /^(?:(?:[Tt]he|[Aa]n?) )?(?:\p{Lu}[\p{L}'-]+ )?(?:\p{Ll}[\p{L}'-]+,? )*(?!(?:of|in|by|from|on|at|to|and|or|for|with|between|against|near|under|over|du|de|la|le|van|von|der|den|di|da|del|the|an?|than|after|before|as|bin|ibn|al|el|dos?|das|du|ter|ten|zu|af|av|abu|y|e) )\p{Ll}{3,}[\p{L}'-]*,? ((?:\p{Lu}[\p{L}.'-]* ?){1,4})$/u;

function titleCase(name: string): string {
  return name.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Countries and states after the commas of a name: "Ulm, Germany" -> Germany. */
function regionsOf(raw: string): string[] {
  const parts = raw.split(/\s*,\s*/).slice(1);
  return parts.length > 0 && parts.length <= 2 && isRegion(parts[parts.length - 1] as string) ? parts : [];
}

/** A country or a state of the US, also by its letters ("PA"). */
export function isRegion(name: string): boolean {
  const folded = foldText(name).replaceAll('.', '').trim();
  return isCountry(folded) || stateName(folded) !== null || isState(folded);
}

function text(raw: string, { person = false } = {}): ExpectedText {
  const read = readWords(raw);
  const isKey = MUSICAL_KEY.test(raw);
  const carrying = read.words.filter(
    (word, at) => !word.stop || isNamePart(read.words, at) || (at === 0 && isKey),
  );
  const content = carrying.length > 0 ? carrying : read.words;
  const properName =
    content.length > 0 &&
    content.every((word) => word.capital || word.digits) &&
    content.some((word) => word.capital);
  const looksPersonal =
    (properName || isPersonWithParticle(content)) &&
    content.length >= 1 &&
    content.length <= 5 &&
    content.every((word) => !word.digits) &&
    !/(?:&|\band) the\b/i.test(raw);
  const date = readWholeDate(read);
  return {
    raw,
    read,
    content,
    compact: read.words.map((word) => word.text).join(''),
    properName,
    onlyStops: carrying.length === 0,
    person: person || looksPersonal ? readPersonName(raw) : null,
    date,
    // "Around 1200" is a year, and a count in the answer is none.
    number: date !== null && /^\W*(?:c|ca|circa|around|about)\b/i.test(raw) ? null : readWholeNumber(read),
    acronym: acronymOf(content, properName),
    initials: /^(?:\p{Lu}\.?){3,6}$/u.test(raw.trim()) ? foldText(raw).replaceAll('.', '').trim() : null,
    sentence:
      carrying.length >= 2 &&
      read.words.some((word, at) => at > 0 && VERBS.has(word.text)) &&
      !isTitle(raw, read.words),
    negative: isNegative(read.words),
    yesNo: readYesNo(raw),
  };
}

/** "A major", "A dur": the letter is no article. */
const MUSICAL_KEY =
  /^\W*A(?:[ -](?:flat|sharp))?[ -](?:major|minor|dur|moll|mayor|menor|majeur|mineur|maggiore|minore|maior|groot|klein)\W*$/u;

/** "Born to Be Brave": its verbs have capitals as its nouns do, so it names something and states nothing. */
function isTitle(raw: string, words: readonly Word[]): boolean {
  if (!/\p{Ll}/u.test(raw) || /[.!?]$/.test(raw.trim()) || readYesNo(raw) !== null) return false;
  return words.every((word, at) => word.capital || (at > 0 && TITLE_SMALL.has(word.text)) || word.digits);
}
const TITLE_SMALL = new Set('a an the of in on at to for by and or from with s t'.split(' '));

/** "Ludwig van Meer": capitals but for the particle. */
function isPersonWithParticle(content: readonly Word[]): boolean {
  return content.every(
    (word, at) => word.capital || (at > 0 && at < content.length - 1 && isParticle(word.text)),
  );
}

/** Function words that are also given names. */
const ALSO_GIVEN = new Set('will may so can do'.split(' '));
/** Function words that stand at the end of many titles and of hardly a surname. */
const NEVER_FAMILY = new Set('a the of and or s t'.split(' '));

/** "Kenji Do", "Will Brandt": a function word with a capital that is part of a name of two to four such words. */
function isNamePart(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (words.length < 2 || words.length > 4 || !words.every((one) => one.capital)) return false;
  return at === 0 ? ALSO_GIVEN.has(word.text) : at === words.length - 1 && !NEVER_FAMILY.has(word.text);
}

/** Initials of three capitalised words or more, and of the two countries that everybody abbreviates. */
function acronymOf(content: readonly Word[], properName: boolean): RegExp | null {
  if (!properName || content.length > 7) return null;
  const name = content.map((word) => word.text).join(' ');
  if (name === 'united states' || name === 'united states america')
    return /\bU\.?S\.?(?:A\b\.?)?(?![\p{L}])/u;
  if (name === 'united kingdom') return /\bU\.?K\.?(?![\p{L}])/u;
  if (content.length < 3 || content.some((word) => word.digits)) return null;
  const letters = content.map((word) => (word.text[0] ?? '').toUpperCase());
  return letters.every((letter) => /[A-Z]/.test(letter)) ? new RegExp(`\\b${letters.join('\\.?')}\\b`) : null;
}

const VERBS = new Set(
  'is are was were do does did has have had can could will would may might should am be isnt arent wasnt werent dont doesnt didnt cannot cant wont'.split(
    ' ',
  ),
);
const NEGATIVES = new Set(
  'no not never none nobody nothing neither nor cannot cant dont doesnt didnt isnt arent wasnt werent wont hasnt havent hadnt couldnt wouldnt shouldnt nowhere'.split(
    ' ',
  ),
);

/** True when the words deny something. */
export function isNegative(words: readonly Word[]): boolean {
  return words.some((word) => NEGATIVES.has(word.text));
}

/** The value of a date reference: ISO, or EDTF for decades (187X) and centuries (18XX). */
function isoDate(value: string): ExpectedDate | null {
  const match = /^(-?)(\d{2,6})(X{0,2})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (!match) {
    const date = readDates(value)[0];
    return date
      ? {
          precision: date.precision,
          year: date.year,
          lastYear: date.lastYear,
          month: date.month,
          day: date.day,
        }
      : null;
  }
  const span = 10 ** (match[3] as string).length;
  const year = Number(match[2]) * span * (match[1] === '-' ? -1 : 1);
  // By custom the nineteenth century begins with 1801; 1800 is let in, because answers say "the 1800s".
  const lastYear = span === 1 ? year : year + span - (span === 100 ? 0 : 1);
  const month = match[4] === undefined ? null : Number(match[4]);
  const day = match[5] === undefined ? null : Number(match[5]);
  const precision =
    span === 100
      ? 'century'
      : span === 10
        ? 'decade'
        : day !== null
          ? 'day'
          : month !== null
            ? 'month'
            : 'year';
  return { precision, year, lastYear, month, day };
}
