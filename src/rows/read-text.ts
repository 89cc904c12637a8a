/**
 * Text of a file in chunks: UTF-8 strictly, UTF-16 where a byte order mark says so (PowerShell writes it), Windows-1252
 * where nothing but that can be meant, which is told. Any other byte that is no UTF-8 is an error with its place rather
 * than a replacement character: a silently damaged name would be graded as a wrong answer.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { errorAt, type Place } from './place.ts';
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
  // Characters of the last line so far: a line may go on over many chunks.
  let column = 0;
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
    if (text === null) {
      const found =
        encoding === 'utf-8' ? faultIn(chunk, { column, isFirst: line === 1 && column === 0 }) : null;
      throw notText({ path, line: line + (found?.newlines ?? 0), ...found?.at }, fault);
    }
    line += countNewlines(chunk);
    const end = text.lastIndexOf('\n');
    column = end === -1 ? column + text.length : text.length - end - 1;
    if (text !== '') yield text;
  }
  try {
    if (!western) decoder?.end();
  } catch (cause) {
    throw notText({ path, line, column: column + 1 }, cause);
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

function notText(place: Place, cause: unknown) {
  return errorAt(place, 'expected UTF-8, found bytes that are no UTF-8', {
    hint:
      'Save the file as UTF-8: a spreadsheet offers "CSV UTF-8". Or convert it: iconv -f WINDOWS-1250 -t UTF-8 OLD > NEW is for Czech, ' +
      'Polish and Hungarian; for western Europe it is WINDOWS-1252 in its place, WINDOWS-1251 for Russian, GB18030 for Chinese, ' +
      'SHIFT_JIS for Japanese. The wrong one gives wrong letters without a word, so look at the result.',
    cause,
  });
}

function countNewlines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

interface Fault {
  readonly newlines: number;
  /** Empty where only the line is known. */
  readonly at: { readonly column?: number };
}

/** Where the first bytes stand that are no UTF-8; the chunk's ends may cut a character. */
function faultIn(
  bytes: Buffer,
  { column, isFirst }: { readonly column: number; readonly isFirst: boolean },
): Fault {
  const chunk = isFirst && bytes.indexOf(MARK) === 0 ? bytes.subarray(MARK.length) : bytes;
  let start = 0;
  while (start < Math.min(3, chunk.length) && (chunk[start]! & 0xc0) === 0x80) start += 1;
  // Of a character that was cut this is the end.
  let before = column + Math.sign(start);
  let newlines = 0;
  for (let end = chunk.indexOf(10, start); end !== -1; end = chunk.indexOf(10, start)) {
    if (!isUtf8(chunk.subarray(start, end))) break;
    newlines += 1;
    start = end + 1;
    before = 0;
  }
  const whole = wholeCharacters(chunk.subarray(start));
  return { newlines, at: whole === null ? {} : { column: before + whole + 1 } };
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How many characters stand before the first fault; null where there is none. */
function wholeCharacters(bytes: Buffer): number | null {
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (!isUtf8(bytes.subarray(at, at + length))) return count;
    // As text counts them: two units beyond the basic plane.
    count += length === 4 ? 2 : 1;
    at += length;
  }
  return null;
}
