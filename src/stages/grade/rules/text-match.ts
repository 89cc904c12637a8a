/**
 * Looks for an expected text in an answer: as a phrase (articles, function words, case, plural and punctuation
 * aside), run together ("thecellar"), or word by word. Words that the question already says weigh little,
 * because an answer repeats them whether it is right or wrong.
 */
import { distance } from 'fastest-levenshtein';
import { nearlySame, sameRoot } from '../../../values/edit-distance.ts';
import { areDistinct, isChangedByPrefix } from '../../../values/opposites.ts';
import { countryRoot, stateName } from '../../../values/place-names.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected.ts';

export interface TextFinding {
  /** All words side by side in order, function words aside. */
  readonly phrase: boolean;
  /** The letters stand in the answer with other word breaks. */
  readonly runTogether: boolean;
  /** Weighted share of the expected words that the answer has, 0 to 1. */
  readonly recall: number;
  /** The same over words that the question does not say; null when it says them all. */
  readonly addedRecall: number | null;
  /** Share of expected names and digits, beyond the question's, that the answer lacks, 0 to 1. */
  readonly missingSpecific: number;
  /** Expected words beyond the question's that the answer lacks; "River" and "Sir" in a name can be left out. */
  readonly lacking: number;
  /** Found by likeness alone: no added word is there as it is spelt, or with a letter of a long word amiss. */
  readonly inexact: boolean;
  /** Found only in words that the question says too. */
  readonly echo: boolean;
  /** Positions of the first and last word found, or -1. */
  readonly first: number;
  readonly last: number;
}

const ECHO_WEIGHT = 0.3;
/** Likeness of a long word with one letter amiss. */
const TYPO = 0.91;
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+$/u;
const WHOLE = {
  phrase: false,
  runTogether: false,
  recall: 1,
  addedRecall: 1,
  missingSpecific: 0,
  lacking: 0,
  inexact: false,
} as const;

/** Nouns that name the kind of a thing: in a name they tell little of which one it is. */
const GENERIC = new Set(
  (
    'county city town village state province district region river lake sea ocean bay mount mountain hill island desert ' +
    'empire kingdom republic dynasty family house university college school institute museum church cathedral castle ' +
    'bridge street park stadium king queen prince princess president emperor minister lord sir dame dr mr mrs saint ' +
    'award prize war battle treaty act party company corporation group club team band film movie series season episode'
  ).split(' '),
);

/** What a name is often said without. */
const DISPENSABLE = new Set('river mount lake city town mr mrs dr sir lord lady dame saint'.split(' '));

/** A noun of kind: "river", "empire". */
export function isGeneric({ stem }: Word): boolean {
  return GENERIC.has(stem);
}

/** Finds one expected text in an answer. */
export function findText(expected: ExpectedText, answer: AnswerReading): TextFinding {
  const phrase =
    expected.onlyStops || isLittle(expected) ? findStops(expected, answer) : findPhrase(expected, answer);
  if (phrase && isCommonUse(expected, phrase.first, answer))
    return wordByWord(expected, answer, { inPassing: true });
  if (phrase) {
    const echo = !answer.addsBetween(phrase.first, phrase.last);
    return { ...WHOLE, phrase: true, echo, ...phrase };
  }
  const joined = expected.read.words.length > 1 ? findJoined(expected, answer) : -1;
  if (joined >= 0)
    return { ...WHOLE, phrase: true, echo: !answer.addsBetween(joined, joined), first: joined, last: joined };
  const pieces = expected.read.words.some((word) => word.text.length === 1) && expected.compact.length > 2;
  const aligned = pieces && !expected.onlyStops ? answer.alignedAt(expected.compact) : null;
  if (aligned)
    return { ...WHOLE, phrase: true, echo: !answer.addsBetween(aligned.first, aligned.last), ...aligned };
  const abbreviated = findAbbreviation(expected, answer);
  if (abbreviated)
    return {
      ...WHOLE,
      phrase: true,
      echo: !answer.addsBetween(abbreviated.first, abbreviated.last),
      ...abbreviated,
    };
  // Chinese and Japanese write no spaces: two signs are a name there.
  const least = EAST_ASIAN.test(expected.compact) ? 2 : 6;
  if (
    expected.compact.length >= least &&
    !expected.onlyStops &&
    (least === 2 || !endsInNumeral(expected)) &&
    answer.compact.includes(expected.compact)
  ) {
    const at = positionOfCompact(answer, answer.compact.indexOf(expected.compact));
    if (
      isChangedByPrefix(answer.words[at]?.text ?? '', expected.compact) ||
      isInsideName(expected, at, answer)
    )
      return wordByWord(expected, answer);
    return { ...WHOLE, runTogether: true, echo: !answer.addsBetween(at, at), first: at, last: at };
  }
  return wordByWord(expected, answer);
}

/** "Arkansas" for Kansas, "Martinez" for Martin: another name holds it, and no two words are glued. */
function isInsideName(
  { read, properName, compact }: ExpectedText,
  at: number,
  { read: said, words }: AnswerReading,
): boolean {
  const word = words[at];
  if (!properName || read.words.length !== 1 || word === undefined) return false;
  const written = said.text.slice(word.start, word.end);
  if (!/\p{Lu}/u.test(written)) return false;
  const from = word.text.indexOf(compact);
  if (from < 0) return false;
  const [before, after] = [written.slice(0, from), written.slice(from + compact.length)];
  // Two words are told by the capital of the second; endings of other languages stay open.
  const parted = before.length > 2 || !/\p{Ll}$/u.test(before) || GLUED.has(before.toLowerCase());
  const opens = parted && /^\p{Lu}/u.test(written.slice(from));
  return !opens || NAME_ENDINGS.has(after);
}
/** Little words that lose the space beside a name. */
const GLUED = new Set('in of the at by and to on from is was as for with a'.split(' '));
/** What makes another surname of a name. */
const NAME_ENDINGS = new Set('ez son sen ski sky elli etti ini berg mann ette'.split(' '));

/** "The first time" for the magazine Time: the word in its everyday use. */
function isCommonUse(
  { read, properName, raw }: ExpectedText,
  first: number,
  { words }: AnswerReading,
): boolean {
  const said = words[first] as Word;
  if (read.words.length !== 1 || !properName || said.capital || !COMMON.has(said.text)) return false;
  return /^\p{Lu}/u.test(raw) && words.some((word) => word.capital);
}
/** Nouns of everyday speech that are titles and names as well. */
const COMMON = new Set(
  'time life people world home love day night man woman war house fire water friends heat cars money hope power nature fortune glamour self mirror sun star dream ghost speed network taken brave gravity crash'.split(
    ' ',
  ),
);

/** One or two Latin letters, or a word that opens many sentences. */
function isLittle({ compact }: ExpectedText): boolean {
  return /^[a-z]{1,2}$/.test(compact) || LITTLE.has(compact);
}
const LITTLE = new Set('off out now all any yes here well way one'.split(' '));

/** "email" for "e-mail", "Schwarzwald" for "Schwarz Wald": one word of just these letters. */
function findJoined(expected: ExpectedText, answer: AnswerReading): number {
  if (expected.onlyStops || endsInNumeral(expected)) return -1;
  return answer.words.findIndex((word) => word.text === expected.compact);
}

function findPhrase(expected: ExpectedText, answer: AnswerReading): { first: number; last: number } | null {
  const { content } = expected;
  const head = content[0] as Word;
  // A name part that is a function word too ("Kenji Do") is none of the answer's content and looked for among all words.
  for (let start = 0; start < answer.words.length; start += 1) {
    if ((answer.words[start] as Word).stop && !head.stop) continue;
    if (!isWord(head, start, answer)) continue;
    let last = start;
    let next = 1;
    for (let at = start + 1; next < content.length && at < answer.words.length; at += 1) {
      if (isWord(content[next] as Word, at, answer)) {
        last = at;
        next += 1;
      } else if (!answer.words[at]?.stop) {
        const behind = afterNickname(at, answer);
        if (behind === null) break;
        at = behind - 1;
      }
    }
    if (next === content.length) return { first: start, last };
  }
  return null;
}

/** 'Alan "The Lark" Brandt': the word behind a name's part in quotes or brackets that begins here; null where none does. */
function afterNickname(at: number, { read, words }: AnswerReading): number | null {
  const [before, word] = [words[at - 1], words[at]];
  if (!before?.capital && !before?.stop) return null;
  const opening = /["'(]\s*(?:the )?$/i.exec(
    read.text.slice(Math.max(0, (word?.start ?? 0) - 6), word?.start),
  )?.[0][0];
  if (opening === undefined) return null;
  const closing = opening === '(' ? ')' : opening;
  for (let end = at; end < at + 3 && end + 1 < words.length; end += 1) {
    if (!read.text.slice(words[end]?.end, words[end + 1]?.start).includes(closing)) continue;
    return words[end + 1]?.capital === true ? end + 1 : null;
  }
  return null;
}

/** The same word; a function word only where its capital makes it part of a name. */
function isWord(wanted: Word, at: number, { words }: AnswerReading): boolean {
  const said = words[at] as Word;
  const same =
    said.stem === wanted.stem ||
    // Short forms and long ones begin alike.
    (said.stem.charCodeAt(0) === wanted.stem.charCodeAt(0) &&
      SHORTENED.get(said.stem) === (SHORTENED.get(wanted.stem) ?? wanted.stem));
  return same && (said.stop ? wanted.stop && said.capital : !wanted.stop || said.text === wanted.text);
}

/** What addresses and names are shortened with; both forms are read as the longer. */
const SHORTENED = new Map(
  Object.entries({
    ave: 'avenue',
    avenue: 'avenue',
    blvd: 'boulevard',
    boulevard: 'boulevard',
    rd: 'road',
    road: 'road',
    jnr: 'junior',
    jr: 'junior',
    junior: 'junior',
    snr: 'senior',
    sr: 'senior',
    senior: 'senior',
    dept: 'department',
    department: 'department',
    univ: 'university',
    university: 'university',
  }),
);

/** "FBI" for the Federal Bureau of Investigation, and the other way round. */
function findAbbreviation(
  expected: ExpectedText,
  answer: AnswerReading,
): { first: number; last: number } | null {
  const { text } = answer.read;
  const match = expected.acronym?.exec(text);
  if (match) {
    const first = answer.words.findIndex((word) => word.end > match.index);
    let last = first;
    while ((answer.words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < match.index + match[0].length)
      last += 1;
    return { first, last };
  }
  const { initials } = expected;
  if (initials === null) return null;
  for (const entity of answer.entities) {
    let said = '';
    for (let at = entity.first; at <= entity.last; at += 1) {
      const word = answer.words[at] as Word;
      if (!word.stop) said += word.text[0] ?? '';
    }
    if (said.length >= 3 && said === initials) return entity;
  }
  return null;
}

/** "Rudolf II" is inside "Rudolf III". */
function endsInNumeral(expected: ExpectedText): boolean {
  const last = expected.read.words[expected.read.words.length - 1] as Word;
  return last.digits || last.text.length < 3 || /^\d/.test(last.stem);
}

/**
 * Little words only ("The Who", "It", "He" for helium), one letter ("C"): nearly every answer uses them in passing. They
 * count as the whole answer or a whole sentence of it, in quotes or brackets, and else with a capital where no sentence
 * opens; letters, and words in capitals ("IT"), only as they are spelt and where a clause ends.
 */
function findStops(expected: ExpectedText, answer: AnswerReading): { first: number; last: number } | null {
  const wanted = expected.read.words;
  const spelt = expected.read.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const strict = wanted.length === 1 && (spelt.length === 1 || spelt === spelt.toUpperCase());
  for (let first = 0; first + wanted.length <= answer.words.length; first += 1) {
    if (!wanted.every((word, i) => answer.words[first + i]?.text === word.text)) continue;
    const last = first + wanted.length - 1;
    const { text } = answer.read;
    const before = text.slice(0, answer.words[first]?.start);
    const after = text.slice(answer.words[last]?.end);
    const ends = /^["')\]*_]*\s*(?:$|[.!?;,\n)])/.test(after);
    const opens = /(?:^|[.!?:;\n])["'([*_\s]*$/.test(before);
    if (opens && ends && (answer.words.length === wanted.length || !/^["')\]*_]*\s*,/.test(after)))
      return { first, last };
    if (/["'([*_]$/.test(before) && /^[.,!?]?["')\]*_]/.test(after)) return { first, last };
    if (opens || !wanted.every((word, i) => word.capital === (answer.words[first + i] as Word).capital))
      continue;
    if (!(answer.words[last] as Word).capital && !ends) continue;
    if (strict && (!ends || text.slice(answer.words[first]?.start, answer.words[last]?.end) !== spelt))
      continue;
    return { first, last };
  }
  return null;
}

function positionOfCompact(answer: AnswerReading, offset: number): number {
  let seen = 0;
  for (const [at, word] of answer.words.entries()) {
    seen += word.text.length;
    if (seen > offset) return at;
  }
  return answer.words.length - 1;
}

function wordByWord(expected: ExpectedText, answer: AnswerReading, { inPassing = false } = {}): TextFinding {
  let weight = 0;
  let found = 0;
  let addedWeight = 0;
  let addedFound = 0;
  let first = -1;
  let last = -1;
  let specific = 0;
  let missing = 0;
  let lacking = 0;
  let exact = false;
  const little = isLittle(expected) || inPassing;
  for (const word of little ? [] : expected.content) {
    const echoed = answer.asked.has(word.stem);
    const slight = (word.text.length === 1 && !word.digits) || GENERIC.has(word.stem);
    const one = echoed ? ECHO_WEIGHT : slight && expected.content.length > 1 ? 0.4 : 1;
    const hit = findWord(word, answer);
    weight += one;
    found += one * hit.likeness;
    if (!echoed) {
      addedWeight += one;
      addedFound += one * hit.likeness;
      if (word.capital || word.digits) {
        specific += 1;
        if (hit.likeness < 0.5) missing += 1;
      }
      if (hit.likeness < 0.75 && !(expected.properName && DISPENSABLE.has(word.stem))) lacking += 1;
      if (hit.likeness > 0) {
        exact ||= hit.likeness >= TYPO;
        first = first < 0 ? hit.at : Math.min(first, hit.at);
        last = Math.max(last, hit.at);
      }
    }
  }
  return {
    phrase: false,
    runTogether: false,
    recall: weight === 0 ? 0 : found / weight,
    addedRecall: little ? 0 : addedWeight === 0 ? null : addedFound / addedWeight,
    missingSpecific: specific === 0 ? 0 : missing / specific,
    lacking,
    inexact: addedFound > 0 && !exact,
    echo: addedFound === 0,
    first,
    last,
  };
}

/** The most alike word of the answer, and how alike: 1 same, less for variants, roots and initials. */
function findWord(word: Word, answer: AnswerReading): { likeness: number; at: number } {
  let likeness = 0;
  let where = -1;
  for (const at of answer.content) {
    const said = answer.words[at] as Word;
    const one = likenessOf(word, said);
    if (one > likeness) {
      likeness = one;
      where = at;
      if (one === 1) break;
    }
  }
  return { likeness, at: where };
}

/** British and American spelling as one: "colour", "organise", "theatre", "grey". */
function american(word: string): string {
  if (word === 'grey') return 'gray';
  return word
    .replace(/our(?=s?$|ed$|ing$|ful$|ite)/, 'or')
    .replace(/is(?=e[sd]?$|ing$|ation)/, 'iz')
    .replace(/([^aeiou])re$/, '$1er')
    .replace(/ogue$/, 'og');
}

/** Words that names of places are abbreviated with. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  mt: 'mount',
  ft: 'fort',
  st: 'saint',
  mtn: 'mountain',
};

function likenessOf(expected: Word, said: Word): number {
  if (expected.stem === said.stem) return 1;
  if (expected.digits || said.digits) return 0;
  const left = expected.text;
  const right = said.text;
  const alike = likenessOfWords(expected, said);
  // Asked last, because hardly any two words are alike at all.
  return alike > 0 && areDistinct(left, right) ? 0 : alike;
}

function likenessOfWords(expected: Word, said: Word): number {
  const left = expected.text;
  const right = said.text;
  if (left.charCodeAt(0) !== right.charCodeAt(0)) {
    return left.length > 6 && nearlySame(left, right) ? 0.8 : 0;
  }
  if (ABBREVIATED[right] === left || ABBREVIATED[left] === right) return 0.95;
  if (left.length === 1 || right.length === 1) return expected.capital && said.capital ? 0.5 : 0;
  // No rule of spelling touches the second letter: most pairs end there.
  if (
    left.length > 3 &&
    Math.abs(left.length - right.length) <= 2 &&
    left.charCodeAt(1) === right.charCodeAt(1) &&
    american(left) === american(right)
  )
    return 1;
  if (nearlySame(left, right)) return left.length >= 7 && distance(left, right) <= 1 ? TYPO : 0.9;
  const country = countryRoot(left);
  if (country !== null && country === countryRoot(right)) return 0.9;
  if (stateName(left) === right || stateName(right) === left) return 0.9;
  return sameRoot(left, right) ? 0.75 : 0;
}
