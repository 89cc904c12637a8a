/**
 * Which line an id was met in first, for files with more rows than memory: an open hash table of 64-bit
 * fingerprints and line numbers, 16 to 32 bytes a row instead of a string each. Two different ids of a file of ten
 * million share a fingerprint with a chance of three in a million.
 */

export interface IdRegister {
  /** The line of the first row with this id, or null after remembering this one. */
  firstLine(id: string, line: number): number | null;
  /** The same without remembering anything. */
  lineOf(id: string): number | null;
}

const FULLEST = 0.6;

/** @param capacity - Slots at the beginning, a power of two; the table doubles when it fills. */
export function idRegister(capacity = 1 << 12): IdRegister {
  let table = emptyTable(capacity);
  let used = 0;
  return {
    firstLine(id, line) {
      if (used > table.lines.length * FULLEST) table = grown(table);
      const [high, low] = fingerprint(id);
      const at = slotOf(table, high, low);
      if (table.lines[at] !== 0) return table.lines[at]!;
      table.high[at] = high;
      table.low[at] = low;
      table.lines[at] = line;
      used += 1;
      return null;
    },
    lineOf(id) {
      return table.lines[slotOf(table, ...fingerprint(id))] || null;
    },
  };
}

/** 64 bits from two lanes that meet at the end (the construction of cyrb53). */
function fingerprint(id: string): readonly [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    two = Math.imul(two ^ code, 0x5f356495);
  }
  const high = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  const low = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return [high >>> 0, low >>> 0];
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
    const slot = slotOf(bigger, table.high[at]!, table.low[at]!);
    bigger.high[slot] = table.high[at]!;
    bigger.low[slot] = table.low[at]!;
    bigger.lines[slot] = table.lines[at]!;
  }
  return bigger;
}
