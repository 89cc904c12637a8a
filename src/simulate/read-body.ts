/**
 * The body of a request as text, once all of it has come. A callback, not a promise: this is the path of every
 * request that the benchmarks count.
 */
import type { IncomingMessage } from 'node:http';

const MAX_BODY_BYTES = 10_000_000;

/** Calls `done` with the whole body; a request that breaks off or is too long is dropped. */
export function readBody(
  request: IncomingMessage,
  done: (body: string) => void,
  mostBytes = MAX_BODY_BYTES,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostBytes) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () =>
    done(chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString()),
  );
  request.on('error', () => {});
}
