/**
 * Text of a file in chunks: UTF-8 strictly, UTF-16 where a byte order mark says so (PowerShell writes it), Windows-1252
 * where nothing but that can be meant, which is told. Any other byte that is no UTF-8 is an error with its line rather
 * than a replacement character: a silently damaged name would be graded as a wrong answer.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { errorAt } from './place.ts';
import { readBytes } from './read-bytes.ts';
import { utf8Text } from './utf8-text.ts';
import { westernText } from './western-text.ts';

export interface ReadTextOptions {
  /** Called with a sentence where the text is Windows-1252. @default such text is an error: nobody would hear of it */
  readonly told?: ((note: string) => void) | undefined;
}

/** @throws ClosedbookError `file-malformed` where the encoding is none of these, and the errors of readBytes. */
export async function* readText(path: string, { told }: ReadTextOptions = {}): AsyncGenerator<string> {
  let encoding: Encoding = 'utf-8';
  let decoder: ReturnType<typeof decoderOf> | null = null;
  let western = false;
  let plain = true;
  let line = 1;
  for await (const chunk of readBytes(path)) {
    if (decoder === null) {
      encoding = encodingOf(chunk);
      decoder = decoderOf(encoding);
    }
    let text: string | null = null;
    let fault: unknown = null;
    if (!western) {
      try {
        text = decoder.decode(chunk);
        plain &&= isAscii(chunk);
      } catch (cause) {
        fault = cause;
        // One file has one encoding: letters that were read as UTF-8 before rule the other one out.
        western = told !== undefined && plain && encoding === 'utf-8';
        if (western) told?.('the file is no UTF-8 and is read as Windows-1252: look at letters with accents');
      }
    }
    if (western) text = westernText(chunk);
    if (text === null) throw notText(path, line + newlinesBeforeFault(chunk), fault);
    line += countNewlines(chunk);
    if (text !== '') yield text;
  }
  try {
    if (!western) decoder?.end();
  } catch (cause) {
    throw notText(path, line, cause);
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Both throw where the bytes are none of the encoding's. */
function decoderOf(encoding: Encoding): { decode(chunk: Buffer): string; end(): void } {
  if (encoding === 'utf-8') return utf8Text();
  const decoder = new TextDecoder(encoding, { fatal: true });
  return {
    decode: (chunk) => decoder.decode(chunk, { stream: true }),
    end: () => {
      decoder.decode();
    },
  };
}

/** The encoding that a byte order mark names; UTF-8 without one. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function notText(path: string, line: number, cause: unknown) {
  return errorAt({ path, line }, 'expected UTF-8, found bytes that are no UTF-8', {
    hint:
      'Save the file as UTF-8: a spreadsheet offers "CSV UTF-8"; iconv -f WINDOWS-1252 -t UTF-8 converts files of western Europe, ' +
      'WINDOWS-1250 in its place Czech, Polish and Hungarian ones, WINDOWS-1251 Russian, GB18030 Chinese, SHIFT_JIS Japanese ones. ' +
      'The wrong one gives wrong letters without a word, so look at the result.',
    cause,
  });
}

function countNewlines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Newlines of the chunk that stand before the first line that is no UTF-8; its ends may cut a character. */
function newlinesBeforeFault(chunk: Buffer): number {
  let start = 0;
  while (start < Math.min(3, chunk.length) && (chunk[start]! & 0xc0) === 0x80) start += 1;
  let newlines = 0;
  for (let end = chunk.indexOf(10, start); end !== -1; end = chunk.indexOf(10, start)) {
    if (!isUtf8(chunk.subarray(start, end))) return newlines;
    newlines += 1;
    start = end + 1;
  }
  return newlines;
}
