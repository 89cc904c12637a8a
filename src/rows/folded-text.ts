/** A text in small letters without accents, for names and words that are compared and not read. */

/** Letters that fall into no letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae' };

export function foldedText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\ufe0f]/g, '')
    .toLowerCase()
    .replace(/[łøđıßæ]/g, (letter) => LETTERS[letter] ?? letter);
}
