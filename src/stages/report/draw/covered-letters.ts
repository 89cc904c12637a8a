/**
 * Which letters the bundled face has: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic, symbols. The others are
 * drawn as boxes in PNG and PDF, so the picture, the terminal and the docs say so; a face for all scripts would weigh
 * more than the program, and fonts of the machine would make the same chart differ between machines.
 */
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';

/** Indic, Thai, Tibetan to Khmer, Mongolian, Chinese, Japanese, Korean, emoji and what lies beyond the first plane. */
const UNCOVERED =
  /[\u0900-\u0e7f\u0f00-\u109f\u1100-\u13ff\u1700-\u18ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\u{1f300}-\u{3ffff}]/u;

export function hasUncoveredLetters(text: string): boolean {
  return UNCOVERED.test(text);
}

/** Respondents whose names PNG and PDF cannot show. */
export function uncoveredNames(summary: Summary): string[] {
  return summary.respondents.map(({ label }) => visibleText(label)).filter(hasUncoveredLetters);
}
