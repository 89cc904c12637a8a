/**
 * Which language a question is in, by its function words or its script; null where the words do not tell. Only to
 * find the odd one out in a set, so it prefers silence: three function words at least, twice those of any other.
 */

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

const LANGUAGES = Object.entries(WORDS).map(([language, words]) => ({
  language,
  words: new Set(words.split(' ')),
}));

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

/** A language or, for texts in other letters, a script. @param lower - In lower case. */
export function likelyLanguage(lower: string): string | null {
  const letters = lower.match(/\p{L}/gu)?.length ?? 0;
  const latin = lower.match(/[a-z\u00df-\u024f]/g)?.length ?? 0;
  if (letters === 0) return null;
  if (latin < letters / 2) {
    const found = SCRIPTS.find(([, pattern]) => (lower.match(pattern)?.length ?? 0) > letters / 4);
    return found?.[0] ?? null;
  }
  const words = lower.split(/[^\p{L}]+/u);
  let best: string | null = null;
  let most = 0;
  let second = 0;
  for (const { language, words: known } of LANGUAGES) {
    let hits = 0;
    for (const word of words) if (known.has(word)) hits += 1;
    if (hits > most) [best, most, second] = [language, hits, most];
    else if (hits > second) second = hits;
  }
  return most >= 3 && most >= 2 * second ? best : null;
}
