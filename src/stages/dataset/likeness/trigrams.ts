/**
 * Character trigrams of plain wordings and how many of them two texts share. The texts of a group are read once; one
 * of them is held in a table of marks, and the others are counted against it.
 */
import { mixBits } from './hash-text.ts';
import { plainCodesBuffer, readPlainCodes } from './plain-codes.ts';

/** The hash of the three codes from a place on; what lies behind the end of the text counts as no character. */
export function trigramAt(codes: Uint16Array, length: number, at: number): number {
  return mixBits(
    Math.imul(codes[at]!, 0x9e3779b1) ^
      Math.imul(at + 1 < length ? codes[at + 1]! : 0, 0x85ebca77) ^
      Math.imul(at + 2 < length ? codes[at + 2]! : 0, 0xc2b2ae3d),
  );
}

/** Number of trigrams of a text, repeated ones among them; a text of fewer than three characters has one. */
export function trigramCount(length: number): number {
  return Math.max(1, length - 2);
}

export interface TrigramGroup {
  /** Begins a new group. */
  clear(): void;
  /** The next text of the group, counted from 0. */
  add(text: string): void;
  /** Holds one text for comparison. */
  hold(index: number): void;
  /** Jaccard similarity of the trigrams of a text with those of the text held, in [0, 1]. */
  similarity(index: number): number;
  /** The most that the similarity can be, by the numbers of trigrams alone. */
  mostSimilarity(index: number): number;
}

export function trigramGroup(): TrigramGroup {
  const buffer = plainCodesBuffer();
  let starts: number[] = [0];
  let runs = new Uint32Array(1 << 12);
  let held = 0;
  /** Open hash table of the trigrams marked since the last round. */
  let marks = { keys: new Uint32Array(1 << 10), rounds: new Uint32Array(1 << 10) };
  let round = 0;

  function beginMarks(count: number): void {
    if (marks.keys.length < count * 4) {
      const room = 1 << Math.ceil(Math.log2(count * 4));
      marks = { keys: new Uint32Array(room), rounds: new Uint32Array(room) };
      round = 0;
    }
    round += 1;
  }

  /** True where the key was not marked yet in this round. */
  function mark(key: number): boolean {
    const mask = marks.keys.length - 1;
    let slot = key & mask;
    for (; marks.rounds[slot] === round; slot = (slot + 1) & mask) if (marks.keys[slot] === key) return false;
    marks.rounds[slot] = round;
    marks.keys[slot] = key;
    return true;
  }

  function isMarked(key: number): boolean {
    const mask = marks.keys.length - 1;
    let slot = key & mask;
    for (; marks.rounds[slot] === round; slot = (slot + 1) & mask) if (marks.keys[slot] === key) return true;
    return false;
  }

  const countOf = (index: number) => starts[index + 1]! - starts[index]!;

  return {
    clear() {
      starts = [0];
    },
    add(text) {
      readPlainCodes(text, buffer);
      const { codes, length } = buffer;
      const count = trigramCount(length);
      let used = starts[starts.length - 1]!;
      if (used + count > runs.length) {
        const wider = new Uint32Array((used + count) * 2);
        wider.set(runs);
        runs = wider;
      }
      beginMarks(count);
      for (let at = 0; at < count; at += 1) {
        const key = trigramAt(codes, length, at);
        if (mark(key)) runs[used++] = key;
      }
      starts.push(used);
    },
    hold(index) {
      beginMarks(countOf(index));
      for (let at = starts[index]!; at < starts[index + 1]!; at += 1) mark(runs[at]!);
      held = index;
    },
    similarity(index) {
      let shared = 0;
      for (let at = starts[index]!; at < starts[index + 1]!; at += 1) if (isMarked(runs[at]!)) shared += 1;
      return shared / (countOf(held) + countOf(index) - shared);
    },
    mostSimilarity(index) {
      const [one, two] = [countOf(held), countOf(index)];
      return one < two ? one / two : two / one;
    },
  };
}

const pair = trigramGroup();

/** Jaccard similarity of the trigrams of two plain wordings, in [0, 1]. */
export function trigramSimilarity(one: string, two: string): number {
  pair.clear();
  pair.add(one);
  pair.add(two);
  pair.hold(0);
  return pair.similarity(1);
}
