/**
 * Which line an id was met in first, for files with more rows than memory: an open hash table of 64-bit
 * fingerprints and line numbers, 16 to 32 bytes a row instead of a string each. Two different ids of a file of ten
 * million share a fingerprint with a chance of three in a million.
 */
import { createHash } from 'node:crypto';

export interface IdRegister {
  /** The line of the first row with this id, or null after remembering this one. */
  firstLine(id: string, line: number): number | null;
}

const FULLEST = 0.6;

/** @param capacity - Slots at the beginning, a power of two; the table doubles when it fills. */
export function idRegister(capacity = 1 << 12): IdRegister {
  let table = emptyTable(capacity);
  let used = 0;
  return {
    firstLine(id, line) {
      if (used > table.lines.length * FULLEST) table = grown(table);
      const digest = createHash('sha1').update(id).digest();
      const high = digest.readUInt32LE(0);
      const low = digest.readUInt32LE(4);
      const at = slotOf(table, high, low);
      if (table.lines[at] !== 0) return table.lines[at];
      table.high[at] = high;
      table.low[at] = low;
      table.lines[at] = line;
      used += 1;
      return null;
    },
  };
}

interface Table {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** 0 = free. */
  readonly lines: Uint32Array;
}

function emptyTable(size: number): Table {
  return { high: new Uint32Array(size), low: new Uint32Array(size), lines: new Uint32Array(size) };
}

/** The slot of this fingerprint, or the free one where it belongs. */
function slotOf(table: Table, high: number, low: number): number {
  const mask = table.lines.length - 1;
  let at = low & mask;
  while (table.lines[at] !== 0 && (table.high[at] !== high || table.low[at] !== low)) at = (at + 1) & mask;
  return at;
}

function grown(table: Table): Table {
  const bigger = emptyTable(table.lines.length * 2);
  for (let at = 0; at < table.lines.length; at += 1) {
    if (table.lines[at] === 0) continue;
    const slot = slotOf(bigger, table.high[at], table.low[at]);
    bigger.high[slot] = table.high[at];
    bigger.low[slot] = table.low[at];
    bigger.lines[slot] = table.lines[at];
  }
  return bigger;
}
