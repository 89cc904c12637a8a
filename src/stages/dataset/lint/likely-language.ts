/**
 * Which language a question is in, by its function words or its script; null where the words do not tell. Only to
 * find the odd one out in a set, so it prefers silence: three different function words, twice those of any other.
 */
import { isAscii } from '../../../values/fold-text.ts';

const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and what which who when where how did was is are were does do many year name born for from with by has have',
  de: 'der die das und wer was wann wo welche welcher welches wie ist war wurde hat ein eine von mit im des den dem viele',
  fr: 'le la les des et qui que quel quelle quand où comment est était fut une un du de dans combien pour par sont',
  es: 'el la los las y quién qué cuál cuándo dónde cómo es fue era un una del de en cuántos por para su',
  it: 'il lo la gli e chi che quale quando dove come è fu era un una del della di in quanti per nel',
  pt: 'o os as e quem que qual quando onde como é foi era um uma do da de em quantos por para no na',
  nl: 'de het een en wie wat wanneer waar hoe is was werd van met in op welke welk hoeveel door zijn',
  cs: 'kdo co kdy kde jak je byl byla bylo který která které v na se z do ve roce kolik pro jaký jaké',
  pl: 'kto co kiedy gdzie jak jest był była było który która które w na się z do roku ile jaki jakie',
  sv: 'vem vad när var hur är den det en ett och av i på som vilket vilken många med för',
};

const LANGUAGES = Object.keys(WORDS);

/** A bit for each language that has the word, by the hash of the word; the word itself settles whether it is the one. */
const SLOTS = 1 << 10;
/** The slot of no word, kept free. */
const NO_WORD = SLOTS - 1;
const WORD_AT: string[] = Array<string>(SLOTS).fill('');
const LANGUAGES_AT = new Uint16Array(SLOTS);
for (const [place, words] of Object.values(WORDS).entries()) {
  for (const word of words.split(' ')) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = nextHash(hash, word.charCodeAt(at));
    const slot = slotOf(hash, word, 0, word.length);
    WORD_AT[slot] = word;
    LANGUAGES_AT[slot]! |= 1 << place;
  }
}

function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The slot of the word from start to end of a text, or the free one where it would stand. */
function slotOf(hash: number, lower: string, start: number, end: number): number {
  for (let slot = (hash ^ (hash >>> 10)) & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    if (slot === NO_WORD) continue;
    const word = WORD_AT[slot]!;
    if (word === '' || (word.length === end - start && lower.startsWith(word, start))) return slot;
  }
}

const SPACE = 32;

/** Space , . ? ! " ' */
function endsWord(code: number): boolean {
  return (
    code === 32 || code === 44 || code === 46 || code === 63 || code === 33 || code === 34 || code === 39
  );
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
];

const NOT_LATIN = /[^\p{Script=Latin}\P{L}]/u;

/** A language or, for texts in other letters, a script. @param lower - In lower case. */
export function likelyLanguage(lower: string): string | null {
  if (!isAscii(lower) && NOT_LATIN.test(lower)) {
    const letters = lower.match(/\p{L}/gu)?.length ?? 0;
    const latin = lower.match(/\p{Script=Latin}/gu)?.length ?? 0;
    if (latin < letters / 2) {
      return SCRIPTS.find(([, pattern]) => (lower.match(pattern)?.length ?? 0) > letters / 4)?.[0] ?? null;
    }
  }
  const hits = new Uint8Array(LANGUAGES.length);
  // "I came, I saw" holds one word of Swedish, not two.
  const met = new Set<number>();
  let start = 0;
  let hash = 0;
  for (let end = 0; end <= lower.length; end += 1) {
    const code = end < lower.length ? lower.charCodeAt(end) : SPACE;
    if (!endsWord(code)) {
      hash = nextHash(hash, code);
      continue;
    }
    const slot = end === start ? NO_WORD : slotOf(hash, lower, start, end);
    start = end + 1;
    hash = 0;
    const languages = LANGUAGES_AT[slot]!;
    if (languages === 0 || met.has(slot)) continue;
    met.add(slot);
    for (let place = 0; place < hits.length; place += 1)
      if (((languages >> place) & 1) === 1) hits[place]! += 1;
  }
  let best = 0;
  let second = 0;
  for (let place = 1; place < hits.length; place += 1) {
    if (hits[place]! > hits[best]!) {
      second = hits[best]!;
      best = place;
    } else if (hits[place]! > second) second = hits[place]!;
  }
  return hits[best]! >= 3 && hits[best]! >= 2 * second ? LANGUAGES[best]! : null;
}
