/**
 * Looks for a person in the words of an answer. A family name alone is the person when nothing beside it
 * contradicts; another given name beside it makes another person. Initials, nicknames, transliterations and
 * missing middle names are no contradiction; Jr against Sr is.
 */
import { sameChineseName } from './chinese-names.ts';
import { nearlySame } from './edit-distance.ts';
import { sameGivenName } from './nicknames.ts';
import { generationOf, isParticle, isTitle, type PersonName } from './person-name.ts';
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
    if (word.digits || !sameFamilyName(word.text, family)) continue;
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

function sameFamilyName(said: string, expected: string): boolean {
  if (said === expected) return true;
  if (said.length < 4 || said.charCodeAt(0) !== expected.charCodeAt(0))
    return nearlyRomanised(said, expected);
  return nearlySame(said, expected) || nearlyRomanised(said, expected) || sameButVowel(said, expected);
}

/** Transliterations keep or drop a last vowel: "Dutt" and "Dutta". */
function sameButVowel(said: string, expected: string): boolean {
  const [shorter, longer] = said.length < expected.length ? [said, expected] : [expected, said];
  return longer.length === shorter.length + 1 && longer.startsWith(shorter) && /[aeiou]$/.test(longer);
}

/** Transliterations differ in a few letters: kh/h, ya/ia, sch/sh, w/v, double letters. */
function nearlyRomanised(left: string, right: string, least = 5): boolean {
  if (left.length < least || right.length < least) return false;
  if (Math.abs(left.length - right.length) > 4) return false;
  return firstSound(left) === firstSound(right) && romanised(left) === romanised(right);
}

/** Letters of which one may begin what another is romanised to; every other letter stays as it is, and most pairs are told apart by it. */
const FIRST_SOUNDS = ['aeioujy', 'cgkqstz', 'fpvw'];

function firstSound(word: string): string {
  const letter = word.charAt(0);
  return FIRST_SOUNDS.find((letters) => letters.includes(letter)) ?? letter;
}

const romanisedCache = new Map<string, string>();

/** Remembered, because the names of one reference meet the words of many answers. */
function romanised(word: string): string {
  let known = romanisedCache.get(word);
  if (known === undefined) {
    known = romanise(word);
    if (romanisedCache.size > 2000) romanisedCache.clear();
    romanisedCache.set(word, known);
  }
  return known;
}

function romanise(word: string): string {
  return word
    .replace(/(?:ow|off|ov|eff|ew)$/, 'ev')
    .replace(/schtsch|shtch|shch|chtch/g, 'sch')
    .replace(/^(?:gh?|q)(?=[aou])/, 'k')
    .replace(/dh/g, 'd')
    .replace(/oo|ou/g, 'u')
    .replace(/tsch|tch|tsh/g, 'ch')
    .replace(/sch|sh|sz/g, 's')
    .replace(/kh|ck|q/g, 'k')
    .replace(/ch/g, 'c')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/w|ff|v/g, 'v')
    .replace(/ye|je|ie/g, 'e')
    .replace(/ya|ja|ia/g, 'a')
    .replace(/yu|ju|iu/g, 'u')
    .replace(/[yj]/g, 'i')
    .replace(/oe/g, 'o')
    .replace(/ae/g, 'a')
    .replace(/ue/g, 'u')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1');
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
  if (said.length === 0 && next?.capital && name.given.some((given) => sameGiven(next.text, given)))
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
  if (said.some((word) => nicknames.some((name) => sameGiven(word, name)))) return true;
  const [first, wanted] = [said[0], given[0]];
  if (first === undefined || wanted === undefined) return false;
  if (sameGiven(first, wanted)) return true;
  // The first name may be left out on one side: then the next one must be there whole.
  const inner = (word: string, names: readonly string[]) =>
    word.length > 1 && names.some((name) => name.length > 1 && sameGiven(word, name));
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
  if (one === undefined || two === undefined || !sameGiven(said[0]!, given[0]!) || sameGiven(one, two))
    return false;
  if (two.length === 1 && said.length > 2) return true;
  return !said.slice(1).some((word) => given.slice(1).some((other) => sameGiven(word, other)));
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
    if (!sameGiven(word.text, given)) continue;
    const after = words[at + 1]?.text === 'the' ? words[at + 2] : words[at + 1];
    if (after && after.stem === name.generation) return { agreement: 'full', first: at, last: at + 1 };
    if (after && isNumeral(after)) return { agreement: 'other', first: at, last: at + 1 };
  }
  return ABSENT;
}

/** Given names agree: equal, initial, nickname, transliteration. */
function sameGiven(said: string, expected: string): boolean {
  if (said === expected) return true;
  if (said.length === 1 || expected.length === 1) return said[0] === expected[0];
  if (areOfOtherSex(said, expected) || isPatronymic(said) !== isPatronymic(expected)) return false;
  return (
    sameGivenName(said, expected) ||
    nearlySame(said, expected) ||
    nearlyRomanised(said, expected, 4) ||
    (said.length >= 3 && expected.startsWith(said)) ||
    (expected.length >= 3 && said.startsWith(expected))
  );
}

/** "Roberta" is not Robert, while "Anna" may be Ann. */
function areOfOtherSex(one: string, other: string): boolean {
  return (one === `${other}a` || other === `${one}a`) && one.length > 4 && !sameGivenName(one, other);
}

/** "Иванович" is the son of Иван. */
function isPatronymic(name: string): boolean {
  return name.length > 5 && PATRONYMIC.test(name);
}
const PATRONYMIC = /(?:[oe]vi(?:ch|c|cz)|[oe]vna|[иы]нична|[ео]вич|[ео]вна|івна|йович)$/;

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
