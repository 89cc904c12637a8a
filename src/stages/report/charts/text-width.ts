/**
 * Width of a line of text without a canvas, from the advance widths of DejaVu Sans Condensed (the bundled font,
 * a little wider than Helvetica and Inter). Vega's own guess is 0.8 em a letter, which leaves holes beside every
 * axis; measuring with installed fonts would make the same chart differ between machines.
 */
import { fitLetters } from '../../../terminal/cut-names.ts';

/** Advance widths of U+0020 to U+007E in hundredths of an em, regular weight. */
const REGULAR = [
  29, 36, 41, 75, 57, 85, 70, 25, 35, 35, 45, 75, 29, 32, 29, 30, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 30,
  30, 75, 75, 75, 48, 90, 62, 62, 63, 69, 57, 52, 70, 68, 27, 27, 59, 50, 78, 67, 71, 54, 71, 63, 57, 55, 66,
  62, 89, 62, 55, 62, 35, 30, 35, 75, 45, 45, 55, 57, 49, 57, 55, 32, 57, 57, 25, 25, 52, 25, 88, 57, 55, 57,
  57, 37, 47, 35, 57, 53, 74, 53, 53, 47, 57, 30, 57, 75,
];
/** The same for the bold face; other letters grow by a tenth. */
const BOLD = [
  31, 41, 47, 75, 63, 90, 78, 28, 41, 41, 47, 75, 34, 37, 34, 33, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 36,
  36, 75, 75, 75, 52, 90, 70, 69, 66, 75, 61, 61, 74, 75, 33, 33, 70, 57, 90, 75, 76, 66, 76, 69, 65, 61, 73,
  70, 99, 69, 65, 65, 41, 33, 41, 75, 45, 45, 61, 64, 53, 64, 61, 39, 64, 64, 31, 31, 60, 31, 94, 64, 62, 64,
  64, 44, 54, 43, 64, 59, 83, 58, 59, 52, 64, 33, 64, 75,
];
const BOLD_FACTOR = 1.1;

/** Width in pixels at the given font size in pixels. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let hundredths = 0;
  for (const letter of text) hundredths += advance(letter.codePointAt(0)!, weight === 'bold');
  return (hundredths / 100) * size;
}

function advance(code: number, bold: boolean): number {
  if (code >= 0x20 && code <= 0x7e) return (bold ? BOLD : REGULAR)[code - 0x20]!;
  return otherAdvance(code) * (bold ? BOLD_FACTOR : 1);
}

function otherAdvance(code: number): number {
  // Combining marks and zero-width characters.
  if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || code === 0xfe0f) return 0;
  if (code === 0x2013) return 45;
  if (code === 0x2212) return 75;
  if (code === 0x2026 || code === 0x2014) return 90;
  if (code === 0x00b7 || code === 0x00a0 || code === 0x202f) return 29;
  // Full-width scripts, emoji.
  if ((code >= 0x1100 && code <= 0x11ff) || (code >= 0x2e80 && code <= 0xd7ff) || code >= 0xff00) return 100;
  return 60;
}

/**
 * The text cut to a width, by default in its middle, so that both ends (family and version) stay readable; `head` is
 * the share of what is kept that stands before the ellipsis.
 */
export function fitText(
  text: string,
  size: number,
  { width, head = 0.5 }: { readonly width: number; readonly head?: number },
): string {
  return fitLetters(text, { width, head, measure: (part) => textWidth(part, size) });
}

/** Lines of at most `width` pixels, broken at spaces; a word longer than a line stands alone. */
export function wrapText(
  text: string,
  size: number,
  options: { readonly width: number; readonly weight?: 'normal' | 'bold' },
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, options.weight) > options.width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}
