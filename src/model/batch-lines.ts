/** Results that come as a file of lines, read as they come; a line that is no JSON has no request that it belongs to. */
import { lineSink } from '../http/line-sink.ts';
import type { BatchCall } from './batch-wire.ts';

/** Hands on every line of a file at the provider. */
export async function eachLine(
  call: BatchCall,
  path: string,
  take: (line: string) => void | Promise<void>,
): Promise<void> {
  const sink = lineSink(take);
  const whole = await call({ method: 'get', path }, { into: sink });
  // A packed body comes in one piece.
  if (typeof whole === 'string') await sink.take(new TextEncoder().encode(whole));
  await sink.end();
}

/** Undefined where it is no JSON. */
export function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
