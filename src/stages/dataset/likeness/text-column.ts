/**
 * Texts by their place, packed as UTF-8 into blocks outside the heap: a million short strings cost the garbage
 * collector a walk each time, their bytes cost it nothing. A text is decoded each time it is asked for.
 */

export interface TextColumn {
  readonly size: number;
  /** The text at a place from 0 to size - 1. */
  at(place: number): string;
}

export interface TextColumnBuilder extends TextColumn {
  push(text: string): void;
}

const BLOCK_BITS = 20;
const BLOCK_BYTES = 1 << BLOCK_BITS;
/** In UTF-16 units; longer texts stay strings, so that none crosses a block and lengths take two bytes. */
const LONGEST_PACKED = 20_000;
/** No text starts here: four billion bytes hold some forty million questions. */
const KEPT_APART = 0xffffffff;

export function textColumn(): TextColumnBuilder {
  const blocks: Buffer[] = [];
  const apart = new Map<number, string>();
  let starts = new Uint32Array(4096);
  let used = BLOCK_BYTES;
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(text) {
      if (size === starts.length) {
        const wider = new Uint32Array(Math.ceil(size * 1.5));
        wider.set(starts);
        starts = wider;
      }
      if (text.length > LONGEST_PACKED) {
        starts[size] = KEPT_APART;
        apart.set(size, text);
      } else {
        if (used + 3 * text.length + 2 > BLOCK_BYTES) {
          blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
          used = 0;
        }
        const block = blocks[blocks.length - 1]!;
        const bytes = block.write(text, used + 2, 'utf8');
        block[used] = bytes & 255;
        block[used + 1] = bytes >>> 8;
        starts[size] = (blocks.length - 1) * BLOCK_BYTES + used;
        used += bytes + 2;
      }
      size += 1;
    },
    at(place) {
      const start = starts[place]!;
      if (start === KEPT_APART) return apart.get(place) ?? '';
      const block = blocks[start >>> BLOCK_BITS]!;
      const from = (start & (BLOCK_BYTES - 1)) + 2;
      return block.toString('utf8', from, from + block[from - 2]! + block[from - 1]! * 256);
    },
  };
}
