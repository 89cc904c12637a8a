/** A body kept whole although it is larger than a reply may be: a day's results in one document. */
import { type BodySink, HttpFault } from './wire.ts';

/** Near what a string can hold. */
const MOST_BYTES = 400_000_000;

export interface CollectingSink extends BodySink {
  text(): string;
}

/** @throws HttpFault `too-large`, from {@link BodySink.take}. */
export function collectingSink(): CollectingSink {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  return {
    begin() {
      chunks = [];
      bytes = 0;
    },
    take(chunk) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new HttpFault('too-large', `the body is larger than ${MOST_BYTES} bytes`);
      chunks.push(chunk);
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
