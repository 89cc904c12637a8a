/**
 * Which letters a picture can show: those of the bundled face (Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic,
 * symbols), and those of faces that are installed beside closedbook. The others are drawn as boxes in PNG and PDF, so
 * the picture, the terminal and the docs say so.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type WideFace, wideFaces } from './wide-faces.ts';

/** Indic, Thai, Tibetan to Khmer, Mongolian, Chinese, Japanese, Korean, emoji and what lies beyond the first plane. */
const BEYOND =
  /[\u0900-\u0e7f\u0f00-\u109f\u1100-\u13ff\u1700-\u18ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\u{1f300}-\u{3ffff}]/gu;

/** Letters of a text that the bundled face lacks. */
function lettersBeyond(text: string): number[] {
  return (text.match(BEYOND) ?? []).map((letter) => letter.codePointAt(0)!);
}

export function hasUncoveredLetters(text: string): boolean {
  const letters = lettersBeyond(text);
  return (
    letters.length > 0 && letters.some((letter) => !wideFaces().some((face) => face.letters.has(letter)))
  );
}

/** The installed faces that some letter of a text needs, each once; none where the bundled one has all. */
export function facesFor(text: string): readonly WideFace[] {
  const letters = lettersBeyond(text);
  if (letters.length === 0) return [];
  return [
    ...new Set(letters.flatMap((letter) => wideFaces().find((face) => face.letters.has(letter)) ?? [])),
  ];
}

/** The installed face that shows most of what the bundled one lacks, for a text that is set in one face. */
export function faceFor(text: string): WideFace | null {
  const letters = lettersBeyond(text);
  if (letters.length === 0) return null;
  const shown = wideFaces().map((face) => ({
    face,
    count: letters.filter((letter) => face.letters.has(letter)).length,
  }));
  const best = shown.sort((a, b) => b.count - a.count)[0];
  return best === undefined || best.count === 0 ? null : best.face;
}

/** Respondents whose names PNG and PDF cannot show. */
export function uncoveredNames(summary: Summary): string[] {
  return summary.respondents.map(({ label }) => visibleText(label)).filter(hasUncoveredLetters);
}
