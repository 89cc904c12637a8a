/**
 * A scanner over the pieces of one large JSON document that follows brackets only: what is chosen goes to the JSON parser, what is
 * not is never parsed. Strings are passed over by their next quotation mark, not letter by letter.
 */
import { endOfJsonString } from './end-of-json-string.ts';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './json-marks.ts';
import { LARGEST_RECORD } from './largest-record.ts';
import { parseJson } from './parse-json.ts';
import { errorAt } from './place.ts';

/** Keys and indices from the root to a value. */
export type JsonPath = readonly (string | number)[];

export interface JsonPart {
  readonly path: JsonPath;
  readonly value: unknown;
  /** Line on which the value begins, from 1. */
  readonly line: number;
}

/** `take` parses the value whole, `enter` asks again for each of its members, `skip` passes over it. */
export type Choice = 'take' | 'enter' | 'skip';

const NEWLINE = 10;
const COLON = 58;
const BACKSLASH = 92;
/** A key between its quotation marks that JSON writes as it reads. */
const PLAIN_KEY = /^"[\w .:/-]*"$/;

interface Frame {
  readonly array: boolean;
  key: string;
  index: number;
  expects: 'first' | 'member' | 'colon' | 'value' | 'comma';
}

/** A value whose end is looked for. */
interface OpenValue {
  readonly scalar: boolean;
  readonly use: 'key' | 'take' | 'skip';
  readonly line: number;
  readonly pieces: string[];
  length: number;
  depth: number;
  inString: boolean;
  escaped: boolean;
}

export class JsonPartScanner {
  readonly #file: string;
  readonly #choose: (path: JsonPath) => Choice;
  readonly #frames: Frame[] = [];
  /** Where the frames stand, and behind it what is chosen by: written anew at each value, for a document has millions. */
  readonly #place: (string | number)[] = [];
  #value: OpenValue | null = null;
  #line = 1;
  #done = false;

  readonly #several: boolean;

  constructor(file: string, choose: (path: JsonPath) => Choice, { several = false } = {}) {
    this.#file = file;
    this.#choose = choose;
    this.#several = several;
  }

  *read(chunk: string): Generator<JsonPart> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#value === null) {
        at += this.#structure(chunk.charCodeAt(at));
        continue;
      }
      const end = this.#value.scalar ? endOfScalar(chunk, at) : this.#endOfValue(this.#value, chunk, at);
      this.#keep(this.#value, chunk, at, end === -1 ? chunk.length : end);
      if (end === -1) return;
      at = end;
      const part = this.#finish(this.#value);
      if (part !== null) yield part;
    }
  }

  end(): void {
    if (this.#value?.scalar && this.#frames.length === 0) this.#finish(this.#value);
    // Where several may stand, another has begun and not ended.
    if (!this.#done || this.#value !== null)
      throw errorAt({ path: this.#file, line: this.#line }, 'the file ends inside the JSON document');
  }

  /** One character between values; how far to go on. */
  #structure(code: number): 0 | 1 {
    if (code === NEWLINE) this.#line += 1;
    if (code === NEWLINE || code === 32 || code === 13 || code === 9) return 1;
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      if (this.#done && !this.#several) throw this.#unexpected('nothing after the document', code);
      return this.#begin(code);
    }
    const closer = frame.array ? CLOSE_BRACKET : CLOSE_BRACE;
    switch (frame.expects) {
      case 'colon':
        if (code !== COLON) throw this.#unexpected('a colon', code);
        frame.expects = 'value';
        return 1;
      case 'comma':
        if (code === closer) return this.#close();
        if (code !== COMMA) throw this.#unexpected('a comma or the end', code);
        frame.expects = 'member';
        return 1;
      case 'value':
        return this.#begin(code);
      default:
        if (frame.expects === 'first' && code === closer) return this.#close();
        if (frame.array) {
          frame.index += 1;
          return this.#begin(code);
        }
        if (code !== QUOTE) throw this.#unexpected('a member', code);
        this.#open(code, 'key');
        return 0;
    }
  }

  #begin(code: number): 0 | 1 {
    const choice = this.#choose(this.#path());
    if (choice === 'enter' && (code === OPEN_BRACE || code === OPEN_BRACKET)) {
      this.#frames.push({ array: code === OPEN_BRACKET, key: '', index: -1, expects: 'first' });
      return 1;
    }
    this.#open(code, choice === 'skip' ? 'skip' : 'take');
    return 0;
  }

  #open(code: number, use: OpenValue['use']): void {
    const scalar = code !== OPEN_BRACE && code !== OPEN_BRACKET && code !== QUOTE;
    const line = this.#line;
    this.#value = { scalar, use, line, pieces: [], length: 0, depth: 0, inString: false, escaped: false };
  }

  #close(): 1 {
    this.#frames.pop();
    this.#ended();
    return 1;
  }

  #ended(): void {
    const parent = this.#frames.at(-1);
    if (parent === undefined) this.#done = true;
    else parent.expects = 'comma';
  }

  /** Index after the value, or -1 when the chunk ends first. */
  #endOfValue(value: OpenValue, chunk: string, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      if (value.inString) {
        at = endOfString(value, chunk, at);
        if (at === -1) return -1;
        if (value.depth === 0) return at + 1;
        continue;
      }
      const code = chunk.charCodeAt(at);
      if (code === QUOTE) value.inString = true;
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) value.depth += 1;
      else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        value.depth -= 1;
        if (value.depth === 0) return at + 1;
      } else if (code === NEWLINE) this.#line += 1;
    }
    return -1;
  }

  #keep(value: OpenValue, chunk: string, from: number, to: number): void {
    if (value.use === 'skip') return;
    value.pieces.push(chunk.slice(from, to));
    value.length += to - from;
    if (value.length > LARGEST_RECORD.characters) {
      throw errorAt({ path: this.#file, line: value.line }, 'expected a value of at most 32 M characters');
    }
  }

  #finish(value: OpenValue): JsonPart | null {
    this.#value = null;
    const frame = this.#frames.at(-1);
    if (value.use === 'key' && frame !== undefined) {
      frame.key = this.#key(value);
      frame.expects = 'colon';
      return null;
    }
    const part =
      value.use === 'take' ? { path: [...this.#path()], value: this.#parsed(value), line: value.line } : null;
    this.#ended();
    return part;
  }

  /** Most keys are written as they are. */
  #key(value: OpenValue): string {
    const [text = ''] = value.pieces;
    return value.pieces.length === 1 && PLAIN_KEY.test(text)
      ? text.slice(1, -1)
      : String(this.#parsed(value));
  }

  #parsed(value: OpenValue): unknown {
    const text = value.pieces.length === 1 ? value.pieces[0]! : value.pieces.join('');
    try {
      return parseJson(text);
    } catch (cause) {
      const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
      const detail = cause instanceof Error ? ` (${cause.message.slice(0, 100)})` : '';
      throw errorAt({ path: this.#file, line: value.line }, `expected a JSON value, got ${shown}${detail}`, {
        cause,
      });
    }
  }

  #path(): JsonPath {
    const place = this.#place;
    place.length = this.#frames.length;
    for (let at = 0; at < place.length; at += 1) {
      const frame = this.#frames[at]!;
      place[at] = frame.array ? frame.index : frame.key;
    }
    return place;
  }

  #unexpected(expected: string, code: number) {
    const got = JSON.stringify(String.fromCharCode(code));
    return errorAt({ path: this.#file, line: this.#line }, `expected ${expected}, got ${got}`);
  }
}

/** Where the string that is open ends, or -1 where it goes on in the next chunk: by the next quotation mark, not letter by letter. */
function endOfString(value: OpenValue, chunk: string, from: number): number {
  const first = value.escaped ? from + 1 : from;
  value.escaped = false;
  const end = endOfJsonString(chunk, first);
  if (end < chunk.length) {
    value.inString = false;
    return end;
  }
  let escapes = 0;
  while (chunk.length - 1 - escapes >= first && chunk.charCodeAt(chunk.length - 1 - escapes) === BACKSLASH)
    escapes += 1;
  value.escaped = escapes % 2 === 1;
  return -1;
}

function endOfScalar(chunk: string, from: number): number {
  for (let at = from; at < chunk.length; at += 1) {
    const code = chunk.charCodeAt(at);
    if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || code <= 32) return at;
  }
  return -1;
}
