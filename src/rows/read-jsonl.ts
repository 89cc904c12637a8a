/**
 * JSON Lines: one object a line. Lines end at LF or CRLF and nowhere else: U+2028 and its like are legal inside
 * JSON strings, and answers of models hold them.
 */

import { LARGEST_RECORD, TOO_MANY_BLANKS } from './largest-record.ts';
import { parseJson } from './parse-json.ts';
import { errorAt, type PlacedRow } from './place.ts';
import { readText } from './read-text.ts';

/** Rows of a JSONL file; blank lines are skipped. @throws ClosedbookError `file-malformed` with the line. */
export async function* readJsonl(path: string): AsyncGenerator<PlacedRow> {
  for await (const rows of readJsonlBatches(path)) for (const row of rows) yield row;
}

/**
 * The same rows, a batch for each piece that the file is read in: a promise a row costs more than its parsing.
 * @throws ClosedbookError `file-malformed` with the line, after the rows before it.
 */
export async function* readJsonlBatches(path: string): AsyncGenerator<readonly PlacedRow[]> {
  for await (const lines of lineBatches(path)) {
    const rows: PlacedRow[] = [];
    let fault: unknown = null;
    for (const one of lines) {
      const { line } = one;
      try {
        rows.push({ row: parseLine(one, path), place: { path, line } });
      } catch (error) {
        fault = error;
        break;
      }
    }
    if (rows.length > 0) yield rows;
    if (fault !== null) throw fault;
  }
}

export interface Line {
  readonly text: string;
  readonly line: number;
  /** The file ends without ending this line: whoever wrote it may have stopped inside. */
  readonly unended?: boolean;
}

/**
 * Lines that hold something, without their ends, counted from 1.
 * @throws ClosedbookError `file-malformed` for too many blank lines in succession, and for a line without an end.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  for await (const lines of lineBatches(path)) for (const line of lines) yield line;
}

/** As many lines at a time as a piece of the file ends; blank ones only count. */
async function* lineBatches(path: string): AsyncGenerator<readonly Line[]> {
  let line = 1;
  let pieces: string[] = [];
  let length = 0;
  let blank = 0;
  for await (const chunk of readText(path)) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      pieces.push(chunk.slice(start, end));
      const text = withoutReturn(pieces.length === 1 ? pieces[0]! : pieces.join(''));
      if (isBlank(text)) {
        blank += 1;
        if (blank > LARGEST_RECORD.blankLines) {
          yield lines;
          throw errorAt({ path, line }, TOO_MANY_BLANKS);
        }
      } else {
        lines.push({ text, line });
        blank = 0;
      }
      pieces = [];
      length = 0;
      line += 1;
      start = end + 1;
    }
    if (lines.length > 0) yield lines;
    pieces.push(chunk.slice(start));
    length += chunk.length - start;
    // A file without line ends would be held whole.
    if (length > LARGEST_RECORD.characters)
      throw errorAt({ path, line }, 'expected a line of at most 32 M characters');
  }
  const rest = pieces.join('');
  if (!isBlank(rest)) yield [{ text: withoutReturn(rest), line, unended: true }];
}

function isBlank(text: string): boolean {
  // Nearly every line begins with a brace, and a trimmed copy of each would be garbage.
  return text[0] !== '{' && text.trim() === '';
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/**
 * The object of a line. A last line that is cut off is a fault like any other, whoever reads it: what it was to say is lost, and a rate over
 * what is left would not tell.
 * @throws ClosedbookError `file-malformed` with line and, where the parser tells it, column.
 */
export function parseLine({ text, line, unended = false }: Line, path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    const position = /at position (\d+)/.exec(detail);
    const column = position === null ? {} : { column: Number(position[1]) + 1 };
    const pretty = text.trim() === '{' || text.trim() === '[';
    const cutOff = unended && line > 1 && text.startsWith('{');
    const hint = pretty
      ? { hint: 'Write one object a line, or one array of objects.' }
      : cutOff
        ? { hint: CUT_OFF }
        : {};
    throw errorAt(
      { path, line, ...column },
      `expected a JSON object, got ${quoted(text)} (${shortened(detail)})`,
      { cause, ...hint },
    );
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw errorAt({ path, line }, `expected a JSON object, got ${quoted(text)}`);
  }
  return value as Record<string, unknown>;
}

const CUT_OFF =
  'The file ends inside this line: get it whole, or take the line out to read what stands before it.';

function quoted(text: string): string {
  const trimmed = text.trim();
  return JSON.stringify(trimmed.length > 60 ? `${trimmed.slice(0, 57)}...` : trimmed);
}

/** V8 quotes the whole text in some messages; the place and the first words are enough. */
function shortened(detail: string): string {
  return detail.length > 100 ? `${detail.slice(0, 97)}...` : detail;
}
