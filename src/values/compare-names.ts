/**
 * Looks for a person in the words of an answer. A family name alone is the person when nothing beside it
 * contradicts; another given name beside it makes another person. Initials, nicknames, transliterations and
 * missing middle names are no contradiction; Jr against Sr is.
 */
import { sameChineseName } from './chinese-names.ts';
import { nearlySame } from './edit-distance.ts';
import { generationOf, isParticle, isTitle, type PersonName } from './person-name.ts';
import { sameFamilyPart, sameGivenPart } from './same-name-part.ts';
import type { Word } from './words.ts';

/** `full`: family and given name; `family`: family name alone; `given`: given name alone; `other`: another person. */
export type NameAgreement = 'full' | 'family' | 'given' | 'other' | 'absent';

export interface NameFinding {
  readonly agreement: NameAgreement;
  /** Position of the first and last word, or -1. */
  readonly first: number;
  readonly last: number;
}

const ABSENT: NameFinding = { agreement: 'absent', first: -1, last: -1 };

/** The best finding of a name among the words of a text. */
export function findName(name: PersonName, words: readonly Word[]): NameFinding {
  let best = ABSENT;
  const family = name.family[name.family.length - 1];
  if (family === undefined) return findRegnal(name, words);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (word.digits || !sameFamilyPart(word.text, family)) continue;
    const finding = judgeAround(name, words, at);
    if (rank(finding.agreement) > rank(best.agreement)) best = finding;
    if (best.agreement === 'full') return best;
  }
  return best.agreement === 'absent' ? findEastern(name, words) : best;
}

const RANKS: readonly NameAgreement[] = ['absent', 'other', 'given', 'family', 'full'];

function rank(agreement: NameAgreement): number {
  return RANKS.indexOf(agreement);
}

function judgeAround(name: PersonName, words: readonly Word[], at: number): NameFinding {
  const said: string[] = [];
  let numeral: string | null = null;
  let first = at;
  for (let back = at - 1; back >= 0 && said.length < 5; back -= 1) {
    const word = words[back] as Word;
    if (!touches(words, back)) break;
    if (isParticle(word.text) && !isGivenInstead(name, words, back)) {
      first = back;
      continue;
    }
    // "Ranuccio II Farnese"
    if (isNumeral(word)) {
      numeral ??= word.stem;
      continue;
    }
    if (
      isTitle(word.text) ||
      word.digits ||
      (word.stop && word.text.length > 1 && !isParticle(word.text)) ||
      !(word.capital || allLower(words))
    )
      break;
    said.unshift(word.text);
    first = back;
  }
  const next = words[at + 1];
  const suffix =
    next && touches(words, at) ? (generationOf(next.text) ?? (isNumeral(next) ? next.stem : null)) : null;
  const generation = suffix ?? numeral;
  const last = suffix ? at + 1 : at;
  if (generation && name.generation && generation !== name.generation)
    return { agreement: 'other', first, last };
  // Who leaves out "Jr" speaks of the same man; who leaves out or adds "Sr" or "III" perhaps of a relative.
  if (generation !== name.generation && (generation ?? name.generation) !== 'jr')
    return { agreement: 'given', first, last };
  // "Curie, Marie"
  if (said.length === 0 && next?.capital && name.given.some((given) => sameGivenPart(next.text, given)))
    return { agreement: 'full', first, last: at + 1 };
  // "Curie, Pierre", and nothing else: a comma and a blank between.
  if (
    said.length === 0 &&
    name.given.length > 0 &&
    first === 0 &&
    at + 2 === words.length &&
    next?.capital &&
    !next.stop &&
    !isTitle(next.text) &&
    next.start === words[at]!.end + 2
  )
    return { agreement: 'other', first, last: at + 1 };
  // "Thornhill Jr.", whose father is perhaps meant.
  if (said.length === 0 && name.given.length > 0 && generation !== name.generation)
    return { agreement: 'given', first, last };
  if (said.length > 0 && isMiddleHere(words, last)) return { agreement: 'given', first, last };
  if (said.length === 0) return { agreement: name.given.length === 0 ? 'full' : 'family', first, last };
  if (name.given.length === 0) return { agreement: 'full', first, last };
  if (otherInitials(said, name.given)) return { agreement: 'other', first, last };
  // "William Lawrence" beside William Henry: a brother as often as a second way to write one name.
  if (otherMiddle(said, [...name.given, ...name.family.slice(0, -1)]))
    return { agreement: 'given', first, last };
  const doubled = name.family.slice(0, -1);
  if (sameGivenNames(said, [...name.given, ...doubled], name.nicknames))
    return { agreement: 'full', first, last };
  // "JK Rowling": initials run together.
  const initials = name.given.map((given) => given[0]).join('');
  if (said.some((word) => word.length <= 3 && word.length > 1 && initials.startsWith(word)))
    return { agreement: 'full', first, last };
  return { agreement: 'other', first, last };
}

/**
 * A whole name in common, and first names that do not contradict it: "Paul" is James Paul, "John F." is not Robert F.
 * Initials alone agree where the first ones do.
 */
function sameGivenNames(
  said: readonly string[],
  given: readonly string[],
  nicknames: readonly string[],
): boolean {
  if (said.some((word) => nicknames.some((name) => sameGivenPart(word, name)))) return true;
  const [first, wanted] = [said[0], given[0]];
  if (first === undefined || wanted === undefined) return false;
  if (sameGivenPart(first, wanted)) return true;
  // The first name may be left out on one side: then the next one must be there whole.
  const inner = (word: string, names: readonly string[]) =>
    word.length > 1 && names.some((name) => name.length > 1 && sameGivenPart(word, name));
  return said.length === 1 || given.length === 1 || first.length === 1 || wanted.length === 1
    ? inner(first, given) || inner(wanted, said) || said.some((word) => inner(word, given))
    : inner(first, given.slice(1)) || inner(wanted, said.slice(1));
}

function isNumeral({ stem, digits }: Word): boolean {
  return !digits && NUMERAL.test(stem);
}
const NUMERAL = /^(?:[1-9]|1\d|2\d)$/;

/** "George H. W." is not "George W.": two runs of middle initials that begin otherwise. */
function otherInitials(said: readonly string[], expected: readonly string[]): boolean {
  const [one, two] = [said.slice(1), expected.slice(1)];
  if (one.length === 0 || two.length === 0 || said[0] !== expected[0]) return false;
  return [...one, ...two].every((word) => word.length === 1) && one[0] !== two[0];
}

/** The same first name, and middle names of which none is the other's; an initial must be the next one's. */
function otherMiddle(said: readonly string[], given: readonly string[]): boolean {
  const [one, two] = [said[1], given[1]];
  if (
    one === undefined ||
    two === undefined ||
    !sameGivenPart(said[0]!, given[0]!) ||
    sameGivenPart(one, two)
  )
    return false;
  if (two.length === 1 && said.length > 2) return true;
  return !said.slice(1).some((word) => given.slice(1).some((other) => sameGivenPart(word, other)));
}

/** "Francis Key Howard" for Francis Key: with a name behind it, the end of the answer, it is none of the family. */
function isMiddleHere(words: readonly Word[], last: number): boolean {
  const next = words[last + 1];
  return (
    next?.capital === true &&
    !next.stop &&
    !next.digits &&
    last + 2 === words.length &&
    next.start === words[last]!.end + 1
  );
}

/** "E. Lind", "Al Lind", "Van Lind": an initial, or a given name that looks like a particle, and nothing of a name before it. */
function isGivenInstead(name: PersonName, words: readonly Word[], at: number): boolean {
  const { text, capital } = words[at] as Word;
  if (!capital || name.particles.includes(text)) return false;
  if (text.length === 1) return true;
  return GIVEN_TOO.has(text) && !(touches(words, at - 1) && words[at - 1]?.capital === true);
}
const GIVEN_TOO = new Set('al van ben do abu'.split(' '));

/** Wade-Giles and pinyin differ by fewer letters in a name of four syllables. */
const MOST_ROMANISED = 6;

/** "Mao Zedong" for "Zedong Mao", or a run-together or split name: all parts present side by side in any order. */
function findEastern(name: PersonName, words: readonly Word[]): NameFinding {
  const parts = [...name.given, ...name.family];
  const joined = parts.join('');
  if (joined.length < 6 || name.given.length === 0) return ABSENT;
  const small = allLower(words);
  for (let at = 0; at < words.length; at += 1) {
    if (!(words[at] as Word).capital && !small) continue;
    let run = '';
    for (let end = at; end < Math.min(words.length, at + 5); end += 1) {
      run += words[end]?.text ?? '';
      if (run.length > joined.length + 4) break;
      // Other word breaks may come with a letter's difference; the same ones must agree word by word above.
      if (run.length < joined.length - MOST_ROMANISED) continue;
      const broken = end - at + 1 !== parts.length;
      if (run === joined || (broken && nearlySame(run, joined)) || sameChineseName(run, joined))
        return { agreement: 'full', first: at, last: end };
    }
  }
  return ABSENT;
}

function findRegnal(name: PersonName, words: readonly Word[]): NameFinding {
  const given = name.given[0];
  if (given === undefined) return ABSENT;
  for (const [at, word] of words.entries()) {
    if (!sameGivenPart(word.text, given)) continue;
    const after = words[at + 1]?.text === 'the' ? words[at + 2] : words[at + 1];
    if (after && after.stem === name.generation) return { agreement: 'full', first: at, last: at + 1 };
    if (after && isNumeral(after)) return { agreement: 'other', first: at, last: at + 1 };
  }
  return ABSENT;
}

/** Only spaces, points and hyphens stand between a word and the next. */
function touches(words: readonly Word[], at: number): boolean {
  const left = words[at];
  const right = words[at + 1];
  return left !== undefined && right !== undefined && right.start - left.end <= 2;
}

/** A text without any capital: case says nothing there. */
function allLower(words: readonly Word[]): boolean {
  return words.every((word) => !word.capital);
}
