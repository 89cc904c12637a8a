/**
 * Numbers for words, in the order of meeting: an open hash table of 64-bit fingerprints beside the packed words. A
 * set of a million questions has millions of names, and a Map of them is most of what the garbage collector walks.
 * Two of ten million words share a fingerprint with a chance of three in a million.
 */
import { mixBits } from '../likeness/hash-text.ts';
import { textColumn } from '../likeness/text-column.ts';

const FULLEST = 0.6;

export interface WordNumbers {
  /** The number of a word, a new one for a new word. */
  of(word: string): number;
  /** The number of the word that stands from start to end of a text; nothing is cut out of it for a word met before. */
  at(text: string, start: number, end: number): number;
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
      let slot = first[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  }

  function numberAt(text: string, start: number, end: number): number {
    if (words.size > slots.length * FULLEST) widen();
    let one = 0x811c9dc5;
    let two = 0x41c6ce57;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ code, 0x5f356495);
    }
    one = mixBits(one);
    two = mixBits(two);
    const mask = slots.length - 1;
    let slot = one & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = slots[slot]! - 1;
      if (first[number] === one && second[number] === two) return number;
    }
    const number = words.size;
    if (number === first.length) {
      first = doubled(first);
      second = doubled(second);
    }
    words.push(text.slice(start, end));
    first[number] = one;
    second[number] = two;
    slots[slot] = number + 1;
    return number;
  }

  return {
    of: (word) => numberAt(word, 0, word.length),
    at: numberAt,
    text: (number) => words.at(number),
  };
}

/** With room for as many again. */
export function doubled(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2);
  wider.set(column);
  return wider;
}
