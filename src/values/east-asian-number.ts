/**
 * Numbers with the multipliers of Chinese, Japanese and Korean: "342万", "1万2千", "1.2億", "5만", "三百二十". They count in
 * ten thousands and stand glued to what is counted, so they are read from the text and not from its words.
 */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 십: 10, 백: 100, 천: 1e3 };
const LARGE: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  亿: 1e8,
  億: 1e8,
  억: 1e8,
  兆: 1e12,
  조: 1e12,
};
const WITH_DIGITS =
  /^\d[\d,.]*\s?[十百千십백천]?[万萬만亿億억兆조十百千천백](?:[\d,.十百千万萬亿億兆만억천백십]|\s(?=\d[\d,.]*\s?[万萬만亿億억千천百백])|(?<=[万萬만亿億억千천])\s?(?=\d))*/u;
const WITHOUT_DIGITS =
  /^[〇零一二两兩三四五六七八九十百千][〇零一二两兩三四五六七八九十百千万萬亿億兆]+(?![\p{L}]{3})/u;
/** Longer runs are no number. */
const LONGEST = 30;

/** True where one may stand in a text. */
export const EAST_ASIAN_NUMBER = /[十百千万萬亿億兆만억천백조]/;

/** The number that begins at a place of a text, and where it ends; null where none does. */
export function readEastAsianNumber(
  text: string,
  start: number,
): { readonly value: number; readonly end: number } | null {
  const tail = text.slice(start, start + LONGEST);
  const match = WITH_DIGITS.exec(tail) ?? (/[十百千万萬亿億]/.test(tail) ? WITHOUT_DIGITS.exec(tail) : null);
  if (match === null || !EAST_ASIAN_NUMBER.test(match[0])) return null;
  let total = 0;
  let section = 0;
  let current: number | null = null;
  for (const [token] of match[0].matchAll(/\d+(?:,\d{3})*(?:\.\d+)?|\p{L}|〇/gu)) {
    if (/^\d/.test(token)) current = Number(token.replaceAll(',', ''));
    else if (token in DIGITS)
      current = (DIGITS[token] as number) + (current === null || current > 9 ? 0 : current * 10);
    else if (token in SMALL) {
      section += (current ?? 1) * (SMALL[token] as number);
      current = null;
    } else {
      total += (section + (current ?? (section === 0 ? 1 : 0))) * (LARGE[token] as number);
      section = 0;
      current = null;
    }
  }
  const value = total + section + (current ?? 0);
  return Number.isFinite(value)
    ? { value: Math.round(value * 1e6) / 1e6, end: start + match[0].trimEnd().length }
    : null;
}
