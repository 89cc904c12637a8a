/**
 * Bytes out of zstd as they come, whatever Node this is: its own reader came with 22.15. One frame or many; a window of
 * more than 32 MB (zstd --ultra, --long) is refused by the library, which says so.
 */
import { Decompress } from 'fzstd';

/** @throws Error of the library where the data is no zstd or cut off. */
export async function* unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let ready: Buffer[] = [];
  const frames = new Decompress((piece) => {
    // The library goes on writing into what it hands out.
    if (piece.length > 0) ready.push(Buffer.from(piece));
  });
  const taken = (): Buffer[] => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  for await (const chunk of packed) {
    frames.push(chunk);
    yield* taken();
  }
  frames.push(new Uint8Array(0), true);
  yield* taken();
}
