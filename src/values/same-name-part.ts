/**
 * Whether two words are the same part of a name, family or given: spelt alike, a nickname, an initial, or written over from
 * another script in another way. Transliterations are many and no table has them all, so both words are brought to one
 * spelling; "Roberta" is not Robert, and a patronymic is no given name.
 */
import { remembered } from '../core/remembered.ts';
import { nearlySame } from './edit-distance.ts';
import { sameGivenName } from './nicknames.ts';

/** Family names agree: equal, or a letter or a transliteration apart. Both folded. */
export function sameFamilyPart(said: string, expected: string): boolean {
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

/** Remembered, because the names of one reference meet the words of many answers. */
const romanised = remembered(romanise, { most: 2000 });

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

/** Given names agree: equal, initial, nickname, transliteration. */
export function sameGivenPart(said: string, expected: string): boolean {
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
