/**
 * Python literals, as `str()` writes lists and dicts into CSV cells (SimpleQA's metadata column, alias lists of
 * many sets). Two texts without a comma inside a list are two members, as NumPy prints them, not one as Python
 * joins them: no repr ever joins, and a joined alias would match nothing.
 */

const DEEPEST = 200;

/**
 * @returns null for None, arrays for lists, tuples and sets, plain objects for dicts.
 * @throws SyntaxError with the position when the text is no literal.
 */
export function parsePythonLiteral(text: string): unknown {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

class LiteralReader {
  #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) throw this.#error(`at most ${DEEPEST} levels`);
    this.#space();
    const character = this.#text[this.#at];
    if (character === '[') return this.#members(']', depth);
    if (character === '(') return this.#members(')', depth);
    if (character === '{') return this.#braces(depth);
    const opening = /[rRuUbB]{0,2}(?:'''|"""|'|")/y;
    opening.lastIndex = this.#at;
    const quote = opening.exec(this.#text);
    if (quote !== null) return this.#string(quote[0]);
    return this.#word(depth);
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) throw this.#error('nothing more');
  }

  #members(close: string, depth: number): unknown[] {
    this.#at += 1;
    const members: unknown[] = [];
    for (;;) {
      this.#space();
      if (this.#take(close)) return members;
      if (this.#at >= this.#text.length) throw this.#error(`"${close}"`);
      members.push(this.value(depth + 1));
      this.#space();
      this.#take(',');
    }
  }

  #braces(depth: number): unknown {
    this.#at += 1;
    this.#space();
    if (this.#take('}')) return {};
    const first = this.value(depth + 1);
    this.#space();
    if (this.#text[this.#at] !== ':') return this.#set(first, depth);
    const entries: [string, unknown][] = [];
    let key = first;
    for (;;) {
      this.#space();
      if (!this.#take(':')) throw this.#error('":"');
      entries.push([String(key), this.value(depth + 1)]);
      this.#space();
      const comma = this.#take(',');
      this.#space();
      if (this.#take('}')) return Object.fromEntries(entries);
      if (!comma) throw this.#error('"," or "}"');
      key = this.value(depth + 1);
    }
  }

  #set(first: unknown, depth: number): unknown[] {
    const members = [first];
    for (;;) {
      this.#space();
      const comma = this.#take(',');
      this.#space();
      if (this.#take('}')) return members;
      if (!comma) throw this.#error('"," or "}"');
      members.push(this.value(depth + 1));
    }
  }

  #string(opening: string): string {
    this.#at += opening.length;
    const raw = /r/i.test(opening);
    const quote = opening.replace(/^[a-z]+/i, '');
    const parts: string[] = [];
    let start = this.#at;
    for (;;) {
      if (this.#at >= this.#text.length) throw this.#error(`the closing ${quote}`);
      if (this.#text.startsWith(quote, this.#at)) {
        parts.push(this.#text.slice(start, this.#at));
        this.#at += quote.length;
        return parts.join('');
      }
      if (this.#text[this.#at] !== '\\') this.#at += 1;
      else if (raw) this.#at += 2;
      else {
        parts.push(this.#text.slice(start, this.#at), this.#escape());
        start = this.#at;
      }
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    this.#at += 2;
    const digits = HEX_LENGTH[letter];
    if (digits !== undefined) {
      const hex = this.#text.slice(this.#at, this.#at + digits);
      const code = /^[0-9a-f]+$/i.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
      if (!(code <= 0x10ffff)) throw this.#error(`${digits} hex digits`);
      this.#at += digits;
      return String.fromCodePoint(code);
    }
    return ESCAPES[letter] ?? `\\${letter}`;
  }

  #word(depth: number): unknown {
    const pattern = /[+-]?(?:[\d.][\d._]*(?:[eE][+-]?\d+)?|\w+)/y;
    pattern.lastIndex = this.#at;
    const word = pattern.exec(this.#text)?.[0];
    if (word === undefined) throw this.#error('a value');
    this.#at += word.length;
    switch (word) {
      case 'None':
        return null;
      case 'True':
        return true;
      case 'False':
        return false;
      case 'nan':
      case 'NaN':
        return Number.NaN;
      case 'inf':
      case '-inf':
        return word === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      case 'array':
        return this.#array(depth);
    }
    const number = /^[+-]?[\d.]/.test(word) ? Number(word.replaceAll('_', '')) : Number.NaN;
    if (Number.isNaN(number)) {
      this.#at -= word.length;
      throw this.#error('a value');
    }
    return number;
  }

  /** `array([...], dtype=object)`: the first argument counts. */
  #array(depth: number): unknown {
    if (!this.#take('(')) throw this.#error('"("');
    const value = this.value(depth + 1);
    const rest = /[^()]*\)/y;
    rest.lastIndex = this.#at;
    const tail = rest.exec(this.#text)?.[0];
    if (tail === undefined) throw this.#error('")"');
    this.#at += tail.length;
    return value;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    while (this.#at < this.#text.length && ' \t\r\n'.includes(this.#text[this.#at]!)) this.#at += 1;
  }

  #error(expected: string): SyntaxError {
    const found = JSON.stringify(this.#text.slice(this.#at, this.#at + 20));
    return new SyntaxError(`expected ${expected} at position ${this.#at}, got ${found}`);
  }
}
