/**
 * A body of lines, handed on line by line as it comes: the results of a batch are larger than a string may be. A line is
 * handed on once the one before it has been taken.
 */
import type { BodySink } from './wire.ts';

export interface LineSink extends BodySink {
  /** To be called after the last piece: hands on a last line without an end. */
  end(): Promise<void>;
}

/** @param take - Told every line that is not blank, without its end; once more from the first after a connection broke. */
export function lineSink(take: (line: string) => void | Promise<void>): LineSink {
  let decoder = new TextDecoder();
  let rest = '';
  const line = async (text: string) => {
    if (text.trim() !== '') await take(text);
  };
  return {
    begin() {
      decoder = new TextDecoder();
      rest = '';
    },
    async take(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const each of lines) await line(each);
    },
    async end() {
      const last = rest + decoder.decode();
      rest = '';
      await line(last);
    },
  };
}
