/**
 * Chinese names in Wade-Giles and in pinyin ("Mao Tse-tung", "Mao Zedong"), reduced to one coarse key. Both systems
 * write the same few hundred syllables, so a handful of replacements reaches most names; the key is asked only where
 * one side is marked as Wade-Giles, because it also joins syllables that pinyin tells apart.
 */

/** Letters that only Wade-Giles writes. */
const WADE_GILES = /hs|ts|tz|ung|ih|eh|ien|ssu|szu|^teng|^chou|^chang|^chiang/;

/** True when two run-together folded names are one name in the two systems. */
export function sameChineseName(left: string, right: string): boolean {
  if (!WADE_GILES.test(left) && !WADE_GILES.test(right)) return false;
  return coarse(left) === coarse(right);
}

function coarse(name: string): string {
  return name
    .replace(/ssu|szu|tzu/g, 'zi')
    .replace(/hs/g, 'x')
    .replace(/ts|tz/g, 'z')
    .replace(/zh|ch|q|j/g, 'C')
    .replace(/c/g, 'z')
    .replace(/ung/g, 'ong')
    .replace(/ieh|yeh/g, 'ie')
    .replace(/ien|yen/g, 'ian')
    .replace(/ueh/g, 'ue')
    .replace(/([^i])eh/g, '$1e')
    .replace(/ih/g, 'i')
    .replace(/uo/g, 'o')
    .replace(/b/g, 'p')
    .replace(/d/g, 't')
    .replace(/g(?!$|[^aeiou])/g, 'k');
}
