/**
 * Chinese in PNG and PDF, with the face that is installed beside closedbook for its own tests; what needs no such face is
 * drawn without one, byte for byte.
 */
import { expect, test } from 'vitest';
import {
  faceFor,
  facesFor,
  hasUncoveredLetters,
} from '../../../../src/stages/report/draw/covered-letters.ts';
import { figurePdf } from '../../../../src/stages/report/draw/figure-pdf.ts';
import { svgToPng } from '../../../../src/stages/report/draw/png.ts';

const svg = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="DejaVu Sans Condensed"><text x="10" y="25" font-size="16">${text}</text></svg>`;
const facesIn = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/NotoSans\w+|DejaVuSans\w+/g) ?? [];

test('an installed face is asked for the letters that the bundled one lacks, and only for them', () => {
  expect(facesFor('owl · Łódź · Ωμέγα · سلام')).toEqual([]);
  expect(facesFor('通义千问 and owl').map(({ key }) => key)).toEqual(['wide-fonts-sc']);
  expect(faceFor('ははは')?.key).toBe('wide-fonts-sc');
  expect(hasUncoveredLetters('通义千问')).toBe(false);
  expect(faceFor('โมเดล')).toBeNull();
  expect(hasUncoveredLetters('通义 โมเดล')).toBe(true);
});

test('Chinese words are drawn, each in its own shape', async () => {
  const [first, second, again] = await Promise.all(
    ['通义', '千问', '通义'].map(async (text) => Buffer.from(await svgToPng(svg(text)))),
  );
  expect(first!.equals(second!)).toBe(false);
  expect(first!.equals(again!)).toBe(true);
});

test('a PDF embeds the face of a Chinese word, and none where there is none', async () => {
  expect(facesIn(await figurePdf('x', { svg: svg('通义'), width: 200, height: 40 })).join(' ')).toContain(
    'NotoSansHans',
  );
  const plain = facesIn(await figurePdf('x', { svg: svg('owl'), width: 200, height: 40 })).join(' ');
  expect(plain).toContain('DejaVuSans');
  expect(plain).not.toContain('Noto');
});
