/**
 * Finds the words of an expected text side by side in an answer, function words aside. What consists of little words alone
 * ("The Who", "It") stands in nearly every answer, so it counts only where the answer sets it apart.
 */
import { singular } from '../../../values/singular.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Span } from './span.ts';

/** All words of the expected text in their order, or null. */
export function findPhrase(expected: ExpectedText, answer: AnswerReading): Span | null {
  return expected.onlyStops || isLittle(expected) ? findStops(expected, answer) : findWords(expected, answer);
}

/** One or two Latin letters, or a word that opens many sentences. */
export function isLittle({ compact }: ExpectedText): boolean {
  return compact.length > 2 ? LITTLE.has(compact) : /^[a-z]{1,2}$/.test(compact);
}
const LITTLE = new Set('off out now all any yes here well way one'.split(' '));

function findWords(expected: ExpectedText, answer: AnswerReading): Span | null {
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

/**
 * Little words only ("The Who", "It", "He" for helium), one letter ("C"): nearly every answer uses them in passing. They
 * count as the whole answer or a whole sentence of it, in quotes or brackets, and else with a capital where no sentence
 * opens; letters, and words in capitals ("IT"), only as they are spelt and where a clause ends.
 */
function findStops(expected: ExpectedText, answer: AnswerReading): Span | null {
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
    // "The letter Q is the only one": told to be one, wherever it stands.
    const told = spelt.length === 1 && answer.words[first - 1]?.text === 'letter';
    if (
      strict &&
      ((!ends && !told) || text.slice(answer.words[first]?.start, answer.words[last]?.end) !== spelt)
    )
      continue;
    return { first, last };
  }
  return null;
}

/** "FBI" for the Federal Bureau of Investigation, and the other way round. */
export function findAbbreviation(expected: ExpectedText, answer: AnswerReading): Span | null {
  const { text } = answer.read;
  const { acronym } = expected;
  const match = acronym?.openings.some((letters) => text.includes(letters))
    ? acronym.pattern.exec(text)
    : null;
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

/** "The first time" for the magazine Time: the word in its everyday use. */
export function isCommonUse(
  { read, properName, raw }: ExpectedText,
  first: number,
  { words }: AnswerReading,
): boolean {
  const said = words[first] as Word;
  if (read.words.length === 1 && isVerb(read.words[0]!, words, first)) return true;
  if (read.words.length !== 1 || !properName || said.capital || !COMMON.has(said.text)) return false;
  return /^\p{Lu}/u.test(raw) && words.some((word) => word.capital);
}

/** "It leads to" for lead: a verb that a noun in the plural looks like. */
export function isVerb({ text }: Word, words: readonly Word[], at: number): boolean {
  const said = words[at]!.text;
  return said.length === text.length + 1 && said === `${text}s` && SUBJECTS.has(words[at - 1]?.text ?? '');
}
const SUBJECTS = new Set('it he she that which who this'.split(' '));

/** One of the nouns that `isCommonUse` knows: told of the expected text alone. */
export function isEveryday({ read, content }: ExpectedText): boolean {
  return read.words.length === 1 && COMMON_STEMS.has(content[0]?.stem ?? '');
}

/** Nouns of everyday speech that are titles and names as well. */
const COMMON = new Set(
  'time life people world home love day night man woman war house fire water friends heat cars money hope power nature fortune glamour self mirror sun star dream ghost speed network taken brave gravity crash'.split(
    ' ',
  ),
);
const COMMON_STEMS = new Set([...COMMON].map(singular));
