/**
 * Text measured in terminal cells: a Chinese character takes two, a combining mark none, a joined emoji two, however
 * many parts it has. Widths are string-width's, because Unicode's tables change every year. Cuts are made here from the
 * ends inwards, by letters as people see them, so that a cell of a million letters costs no more than its table.
 */
import stringWidth from 'string-width';

/** Letters of one cell that join no neighbour: Latin, the dashes, quotes and arrows of tables, signs of mathematics. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*$/;
/** Made when a text needs it: ICU's tables take eight milliseconds, and most texts are plain. */
let kept: Intl.Segmenter | undefined;
function segmenter(): Intl.Segmenter {
  kept ??= new Intl.Segmenter();
  return kept;
}

/** Cells the text takes. */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Cut in the middle to at most `width` cells. */
export function fitCells(text: string, width: number): string {
  if (fits(text, width)) return text;
  const kept = Math.max(0, width - 1);
  const head = beginning(text, Math.ceil(kept / 2));
  return `${head}…${ending(text, Math.floor(kept / 2))}`;
}

/** Cut at the end to at most `width` cells, for lines whose beginning says what they are. */
export function clipCells(text: string, width: number): string {
  return fits(text, width) ? text : `${beginning(text, Math.max(0, width - 1))}…`;
}

/** Filled with spaces on the right. */
export function padCells(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Lines of at most `width` cells, broken at spaces; a longer word is cut into pieces. */
export function wrapCells(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let taken = 0;
    for (const word of paragraph.split(' ').flatMap((long) => pieces(long, width))) {
      const size = displayWidth(word);
      if (line !== '' && taken + 1 + size > width) {
        lines.push(line);
        line = word;
        taken = size;
      } else {
        taken = line === '' ? size : taken + 1 + size;
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Whether the text takes at most `width` cells, told without measuring all of a long one. */
function fits(text: string, width: number): boolean {
  return PLAIN.test(text) ? text.length <= width : beginning(text, width).length === text.length;
}

/** As many of the first letters as take at most `width` cells. */
function beginning(text: string, width: number): string {
  let end = 0;
  let taken = 0;
  for (const { segment, index } of segmenter().segment(text)) {
    taken += displayWidth(segment);
    if (taken > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** A letter of many joined parts is longer than this only where somebody means harm. */
const LONGEST_LETTER = 64;

/** As many of the last letters as take at most `width` cells. */
function ending(text: string, width: number): string {
  const tail = text.slice(-LONGEST_LETTER * (width + 1));
  const letters = [...segmenter().segment(tail)];
  // The first one may be the rest of a letter that was cut.
  const first = tail.length < text.length ? 1 : 0;
  let from = tail.length;
  let taken = 0;
  for (const { segment, index } of letters.slice(first).reverse()) {
    taken += displayWidth(segment);
    if (taken > width) break;
    from = index;
  }
  return tail.slice(from);
}

function pieces(word: string, width: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (!fits(rest, width)) {
    // A letter wider than the line stands alone.
    const part = beginning(rest, width) || (segmenter().segment(rest).containing(0)?.segment ?? rest);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}
