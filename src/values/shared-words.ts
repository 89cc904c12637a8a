/** Whether two short texts have a carrying word in common: names in whose words nothing is alike are not the same thing. */
import { readWords } from './words.ts';

/** Begins of words count, so that "Einsteins" meets "Einstein"; digits and short words only whole. */
export function sharesWord(left: string, right: string): boolean {
  const [one, two] = [left, right].map((text) => readWords(text).words.filter((word) => !word.stop));
  return one!.some((word) =>
    two!.some(({ text }) => text === word.text || (alike(text, word.text) && text.length > 3)),
  );
}

function alike(left: string, right: string): boolean {
  const short = Math.min(left.length, right.length);
  const common = Math.max(4, Math.ceil(short * 0.7));
  return short >= 4 && left.slice(0, common) === right.slice(0, common);
}
