/**
 * Numbers for words, in the order of meeting: an open hash table of 64-bit fingerprints beside the packed words. A
 * set of a million questions has millions of names, and a Map of them is most of what the garbage collector walks.
 * Two of ten million words share a fingerprint with a chance of three in a million.
 */
import { hashText } from '../likeness/hash-text.ts';
import { textColumn } from '../likeness/text-column.ts';

const FULLEST = 0.6;
const OTHER_SEED = 0x41c6ce57;

export interface WordNumbers {
  /** The number of a word, a new one for a new word. */
  of(word: string): number;
  text(number: number): string;
}

export function wordNumbers(): WordNumbers {
  const words = textColumn();
  /** Number plus one, 0 = free. */
  let slots = new Uint32Array(1 << 12);
  let first = new Uint32Array(1 << 11);
  let second = new Uint32Array(1 << 11);

  function widen(): void {
    slots = new Uint32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < words.size; number += 1) {
      let at = first[number] & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = number + 1;
    }
  }

  return {
    of(word) {
      if (words.size > slots.length * FULLEST) widen();
      const one = hashText(word);
      const two = hashText(word, OTHER_SEED);
      const mask = slots.length - 1;
      let at = one & mask;
      for (; slots[at] !== 0; at = (at + 1) & mask) {
        const number = slots[at] - 1;
        if (first[number] === one && second[number] === two) return number;
      }
      const number = words.size;
      if (number === first.length) {
        first = doubled(first);
        second = doubled(second);
      }
      words.push(word);
      first[number] = one;
      second[number] = two;
      slots[at] = number + 1;
      return number;
    },
    text: (number) => words.at(number),
  };
}

function doubled(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2);
  wider.set(column);
  return wider;
}
