/** Letters of others in a terminal's columns: what a reader of that script would count, and cells of any length. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { clipCells, displayWidth, fitCells, padCells, wrapCells } from '../../src/terminal/cells.ts';

const WIDTHS: readonly (readonly [string, string, number])[] = [
  ['Latin', 'Bergen', 6],
  ['a letter and its accent apart', 'e\u0301te\u0301', 3],
  ['Chinese', '漢字', 4],
  ['Korean', '한국어', 6],
  ['Hebrew with points', 'שָׁלוֹם', 4],
  ['Arabic with marks', 'اِبْن', 3],
  ['Thai with vowels and tones above', 'ที่นี่', 2],
  ['a family of four, joined', '👨‍👩‍👧‍👦', 2],
  ['a hand with a colour of skin', '👍🏽', 2],
  ['a flag of two letters', '🇩🇪', 2],
  ['nothing', '', 0],
];

describe('cells of a terminal', () => {
  it.each(WIDTHS)('measures %s', (_, text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('measures what it need not ask string-width for as that does', () => {
    const letters = Array.from({ length: 0x3000 }, (_, code) => `a${String.fromCharCode(code)}b`);
    expect(letters.filter((text) => displayWidth(text) !== stringWidth(text))).toEqual([]);
  });

  it('counts no cell for the marks of Devanagari', () => {
    expect(displayWidth('हिन्दी')).toBeLessThan([...'हिन्दी'].length);
  });

  it.each(WIDTHS.filter(([, text]) => text !== ''))(
    'cuts and wraps %s within the width, no letter torn',
    (_, text) => {
      const long = text.repeat(12);
      const letters = new Set(graphemes(long));
      for (const cut of [fitCells(long, 9), clipCells(long, 9)]) {
        expect(displayWidth(cut)).toBeLessThanOrEqual(9);
        expect(graphemes(cut).filter((letter) => letter !== '…' && !letters.has(letter))).toEqual([]);
      }
      const lines = wrapCells(long, 7);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(7);
      expect(lines.join('')).toBe(long);
      expect(displayWidth(padCells(text, 20))).toBe(20);
    },
  );

  it('keeps both ends, or the beginning', () => {
    expect(fitCells('openai/gpt-6.1-terra effort=high', 12)).toBe('openai…=high');
    expect(clipCells('What is the capital of Norway?', 10)).toBe('What is t…');
    expect(wrapCells('one two three', 7)).toEqual(['one two', 'three']);
  });

  it.each(['a', '漢', 'é ', 'שָׁ', '👨‍👩‍👧‍👦'])('ends on a cell of 100,000 letters: %s', (letter) => {
    const cell = letter.repeat(100_000);
    expect(displayWidth(fitCells(cell, 40))).toBeLessThanOrEqual(40);
    expect(displayWidth(clipCells(cell, 40))).toBeLessThanOrEqual(40);
  });
});

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}
