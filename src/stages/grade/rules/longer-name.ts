/**
 * The reference stands inside a longer name: "The Salt Road Home" in quotation marks for The Salt Road, "Neu-Ulm" for Ulm,
 * "Sevilla la Nueva" for Sevilla. Another thing as often as not, so what matched accepts nothing.
 */
import { isFormula } from '../../../values/elements.ts';
import { foldText } from '../../../values/fold-text.ts';
import { readWords, type Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import { isInLongerList, isOtherTitle } from './other-by-a-word.ts';
import { isInOtherCountryName } from './other-country-name.ts';
import type { Span } from './span.ts';

/** True where words of the answer beside the match belong to the same title or place. */
export function isInLongerName({ texts }: Expected, { first, last }: Span, answer: AnswerReading): boolean {
  if (first < 0) return false;
  const { words, read } = answer;
  const start = words[first]!.start;
  const end = words[last]!.end;
  const after = read.text.slice(end, end + 12);
  return (
    hasPrefix(first, answer) ||
    isPlacedIn(texts, { first, last }, answer) ||
    (words[last]!.text === 'football' &&
      GAMES.test(read.text.slice(0, start)) &&
      !answer.asked.has(words[first - 1]?.stem ?? '')) ||
    (after.charCodeAt(0) === 32 && SUFFIX.test(after)) ||
    isQualified(texts, { first, last }, answer) ||
    texts.some((text) => isInOtherCountryName(text, { first, last }, answer)) ||
    isOtherTitle(texts, { first, last }, answer) ||
    isInLongerList(texts, read.text.slice(0, start), after) ||
    titleBeside(read.text, { start, end }).some(
      ({ stop, stem }) =>
        !stop &&
        !answer.asked.has(stem) &&
        !texts.some(({ content }) => content.some((one) => one.stem === stem)),
    )
  );
}

/** "A museum in Ulm" for the Museum of Ulm: another preposition joins the words. */
function isPlacedIn(texts: Expected['texts'], { first, last }: Span, { words }: AnswerReading): boolean {
  if (last === first || !PLACED.has(words[first]!.text)) return false;
  const between = words.slice(first + 1, last);
  return (
    between.some(({ text }) => PLACING.has(text)) &&
    texts.some(({ read }) => read.words.some(({ text }) => text === 'of')) &&
    !texts.some(({ read }) => read.words.some(({ text }) => PLACING.has(text)))
  );
}
/** What a town has more than one of. */
const PLACED = new Set('university college school academy institute museum gallery'.split(' '));
const PLACING = new Set('in at near from outside'.split(' '));

/** "New Strelsau", "Blue Ach", "South America", "Strelsau-am-See", "Zenda B", "lead-free": with the word beside it another place or thing. */
function isQualified(texts: Expected['texts'], { first, last }: Span, answer: AnswerReading): boolean {
  const { words, read } = answer;
  const [before, head, tail, next] = [first - 1, first, last, last + 1].map((at) => words[at]);
  const isExpected = (stem: string) =>
    answer.asked.has(stem) ||
    texts.some(({ content, read: { words: all } }) => [...content, ...all].some((one) => one.stem === stem));
  if (
    before?.capital &&
    head!.capital &&
    (QUALIFIES.has(before.text) ||
      (COLOURS.has(before.text) && !isInName(words[first - 2])) ||
      (head!.text === 'america' && PARTS.has(before.text))) &&
    !isExpected(before.stem) &&
    read.text.slice(before.end, head!.start) === ' '
  )
    return true;
  if (next === undefined) return false;
  const gap = read.text.slice(tail!.end, next.start);
  // "NaCl2".
  if (gap === '' && next.digits && texts.some(({ raw }) => isFormula(raw.trim()))) return true;
  if (gap === '-' && (tail!.capital || WITHOUT.has(next.text)))
    return (
      read.text.slice(next.start, next.end).length > 1 &&
      !isExpected(next.stem) &&
      (!next.digits || !tail!.digits) &&
      JOINED_ON.test(read.text.slice(next.start, next.start + 16))
    );
  return (
    gap === ' ' &&
    tail!.capital &&
    next.capital &&
    next.text.length === 1 &&
    last + 2 === words.length &&
    !isExpected(next.stem)
  );
}
const QUALIFIES = new Set('new old port upper lower little east west'.split(' '));
/** Of rivers and the like; in the middle of a name they are a given one ("Ada Blue Lind"). */
const COLOURS = new Set(['blue', 'white']);

function isInName(word: Word | undefined): boolean {
  return word?.capital === true && !word.stop;
}
/** Other games of that name. */
const GAMES = /\b(?:american|gaelic|australian|canadian|flag|table|gridiron) $/i;
/** Of a continent that has a country's name. */
const PARTS = new Set('north south central latin'.split(' '));
const WITHOUT = new Set('free less like proof style'.split(' '));
/** "-am-See", "-upon-Avon", "-free"; "-based" and "-born" tell of the place itself. */
const JOINED_ON =
  /^(?:(?:am|an|im|in|on|upon|sur|sous|en|de|del|la|le|les|lès|bei|ob|auf|under|by|the|nad|pod|na|am)-|free\b|less\b|like\b|proof\b|style\b)/i;

/** The word before makes it another name, and the question does not say that word. */
function hasPrefix(first: number, { words, read, asked }: AnswerReading): boolean {
  const before = words[first - 1];
  if (before === undefined) return false;
  // A word with an apostrophe is more than one to the pattern.
  if (!PREFIXES.has(before.text) && !read.text.slice(before.start, before.end).includes("'")) return false;
  const start = words[first]!.start;
  return PREFIX.test(foldText(read.text.slice(Math.max(0, start - 12), start))) && !asked.has(before.stem);
}

/** In several languages, folded: behind a hyphen or alone, before the name of a town. */
const HYPHENED = 'neu alt ober unter nieder klein gross'.split(' ');
const ALONE =
  'nueva nova nuova nouvelle novy nove nowy nowa nowe stary stara stare novi новыи новая новое старыи старая великии нижнии верхнии'.split(
    ' ',
  );
const PREFIXES: ReadonlySet<string> = new Set([...HYPHENED, ...ALONE]);
const PREFIX = new RegExp(`(?<!\\p{L})(?:(?:${HYPHENED.join('|')})-|(?:${ALONE.join('|')}) ?)$`, 'u');
const SUFFIX =
  /^ (?:la|el|le|il|o|a) (?:Nueva|Nuevo|Vieja|Viejo|Neuve|Neuf|Nuova|Vecchia|Nova|Novo|Velha|Velho)(?!\p{L})/u;

/** Words beside it inside one pair of quotation marks, each with a capital, and no colon or bracket between; none otherwise. */
function titleBeside(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const opens = text.lastIndexOf('"', start - 1);
  const closes = text.indexOf('"', end);
  if (opens < 0 || start - opens > LONGEST || closes < 0 || closes - end > LONGEST) return [];
  // Quotation marks come in pairs: with an odd number before it the match stands inside.
  if ((text.slice(0, start).split('"').length - 1) % 2 === 0) return [];
  const beside = `${text.slice(opens + 1, start)} ${text.slice(end, closes)}`;
  if (/[:(),;.!?\-–—/]/.test(beside)) return [];
  const { words } = readWords(beside);
  return words.every(({ stop, capital, digits }) => stop || capital || digits) ? words : [];
}
const LONGEST = 60;
