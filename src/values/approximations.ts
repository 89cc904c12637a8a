/**
 * Words before a number, and behind it, that make it about so much, more or less, in the languages of the answers: "über", "más
 * de", "více než", 約, 以上. Folded; a phrase is told by its last words.
 */
import { foldText } from './fold-text.ts';
import type { Word } from './words.ts';

export type Approximation = 'exact' | 'about' | 'more' | 'less';

const BEFORE: Readonly<Record<Exclude<Approximation, 'exact'>, string>> = {
  about:
    'about|around|approximately|roughly|circa|ca|nearly|almost|some|approx|estimated|etwa|ungefahr|rund|zirka|knapp|fast|beinahe|environ|presque|quelque|a peu pres|aproximadamente|alrededor de|unos|unas|casi|cerca de|quase|circa|quasi|pressappoco|ongeveer|bijna|zo n|priblizne|asi|zhruba|temer|skoro|okolo|priblizne|prawie|mniej wiecej|okolo|около|примерно|приблизительно|почти|близько|приблизно|майже|yaklasik|neredeyse|asagi yukari|ungefar|omkring|cirka|nastan|naesten|nesten|omtrent|noin|lahes|melkein|korulbelul|mintegy|majdnem|περιπου|σχεδον|aproximativ|circa|aproape|khoang|gan|sekitar|kira kira|hampir|حوالي|تقريبا|نحو|כ|בערך|लगभग|करीब|ประมาณ|约|大约|約|およそ|약|대략',
  more: 'more than|greater than|over|at least|exceeding|uber|mehr als|mindestens|plus de|au moins|mas de|al menos|por lo menos|mais de|pelo menos|piu di|oltre|almeno|meer dan|minstens|ruim|vice nez|pres|nejmene|alespon|viac ako|ponad|wiecej niz|co najmniej|powyzej|более|больше|свыше|более чем|не менее|понад|більше|більше ніж|щонайменше|mer an|over|minst|mere end|mer enn|yli|enemman kuin|vahintaan|tobb mint|legalabb|πανω απο|περισσοτερα απο|περισσοτερους απο|τουλαχιστον|mai mult de|peste|cel putin|hon|nhieu hon|tren|it nhat|lebih dari|lebih|setidaknya|en az|اكثر من|على الاقل|יותר מ|מעל|לפחות|超过|超過|至少',
  less: 'less than|fewer than|under|up to|at most|unter|weniger als|hochstens|bis zu|moins de|au plus|jusqu a|menos de|hasta|a lo sumo|como maximo|no maximo|meno di|fino a|al massimo|minder dan|hooguit|mene nez|do|nejvyse|az|mniej niz|co najwyzej|ponizej|менее|меньше|не более|до|менше|не більше|farre an|mindre an|hogst|mindre end|hojst|alle|enintaan|kevesebb mint|legfeljebb|κατω απο|λιγοτερα απο|το πολυ|mai putin de|cel mult|duoi|it hon|kurang dari|paling banyak|اقل من|פחות מ|עד',
};
/** Glued to the number or a blank behind it, in Chinese, Japanese, Korean and Turkish. */
const BEHIND: readonly (readonly [RegExp, Approximation])[] = [
  [/^'?[dt][ea]n fazla/u, 'more'],
  [/^ ?\p{L}{0,2}?(?:以上|多[人个年]|余|이상|넘게)/u, 'more'],
  [/^ ?\p{L}{0,2}?(?:以下|以内|未満|未满|이하|미만)/u, 'less'],
  [/^ ?\p{L}{0,2}?(?:左右|上下|くらい|ぐらい|ほど|前後|정도|가량)/u, 'about'],
];

/** By the last word of a phrase: what it makes of a number, and the words before it. */
const PHRASES = new Map<string, { readonly before: readonly string[]; readonly made: Approximation }[]>();
for (const [made, phrases] of Object.entries(BEFORE) as [Exclude<Approximation, 'exact'>, string][])
  for (const phrase of new Set(phrases.split('|'))) {
    const words = phrase.split(' ').map(foldText);
    const last = words.at(-1)!;
    PHRASES.set(last, [...(PHRASES.get(last) ?? []), { before: words.slice(0, -1).reverse(), made }]);
  }

/** How surely the number is said whose first word stands at a place; `behind` is the text behind it. */
export function approximationAt(words: readonly Word[], first: number, behind: string): Approximation {
  const known = PHRASES.get(words[first - 1]?.text ?? '');
  let found: Approximation | null = null;
  let longest = -1;
  for (const { before, made } of known ?? []) {
    if (before.length <= longest) continue;
    if (!before.every((word, back) => words[first - 2 - back]?.text === word)) continue;
    found = made;
    longest = before.length;
  }
  if (found !== null) return found;
  const code = behind.charCodeAt(behind.charCodeAt(0) === 32 ? 1 : 0);
  // An apostrophe before a Turkish ending.
  if (code < 0x3000 && code !== 39) return 'exact';
  return BEHIND.find(([pattern]) => pattern.test(behind))?.[1] ?? 'exact';
}
