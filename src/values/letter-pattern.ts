/**
 * A pattern with classes of letters of all scripts (`\p{L}`), and its twin for plain ASCII text. V8 compiles every such class into
 * hundreds of ranges, at each place where it stands: milliseconds a pattern, and several times the work a character. Where
 * a text is ASCII the classes mean a to z, A to Z and 0 to 9, so the twin finds the same and costs next to nothing.
 */
import { isAscii } from './fold-text.ts';

/** What a class of Unicode is among ASCII characters; null where nothing of it is there. */
const PLAIN: Readonly<Record<string, string | null>> = {
  L: 'a-zA-Z',
  Lu: 'A-Z',
  Ll: 'a-z',
  'Script=Latin': 'a-zA-Z',
  N: '0-9',
  Nd: '0-9',
  M: null,
  'sc=Han': null,
  'sc=Hangul': null,
  'sc=Hiragana': null,
  'sc=Katakana': null,
};

export class LetterPattern {
  readonly #written: Pick<RegExp, 'source' | 'flags'>;
  #full: RegExp | null;
  #plain: RegExp | null = null;

  /**
   * A pattern with the flag u where it has classes of Unicode; those other than of letters, marks and digits throw. Given as source
   * and flags, it is made when a text needs it.
   */
  constructor(full: RegExp | Pick<RegExp, 'source' | 'flags'>) {
    this.#written = full;
    this.#full = full instanceof RegExp ? full : null;
  }

  /** The one to use on a text; made when first asked for. Shared, so of those with `g` or `y` the position is the caller's. */
  of(text: string): RegExp {
    const { source, flags } = this.#written;
    if (isAscii(text)) {
      this.#plain ??= new RegExp(plainSource(source), flags.replace('u', ''));
      return this.#plain;
    }
    this.#full ??= new RegExp(source, flags);
    return this.#full;
  }

  test(text: string): boolean {
    return this.of(text).test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.of(text).exec(text);
  }
}

/** The source with every class of Unicode written as what it is among ASCII characters. */
function plainSource(source: string): string {
  let inClass = false;
  return source.replace(/\\p\{([^}]*)\}|\\.|[[\]]/gs, (part, name?: string) => {
    if (name !== undefined) {
      const ranges = PLAIN[name];
      if (ranges === undefined) throw new Error(`no plain form of \\p{${name}} is known in ${source}`);
      if (inClass) return ranges ?? '';
      return ranges === null ? '(?!)' : `[${ranges}]`;
    }
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
    return part;
  });
}
