import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePythonLiteral } from '../../src/rows/parse-python-literal.ts';

describe('Python literals', () => {
  it('reads the metadata dict of SimpleQA', () => {
    const cell = `{'topic': 'Art', 'answer_type': "Person's name", 'urls': ['https://a.org/x_(y)', 'https://b.org']}`;
    expect(parsePythonLiteral(cell)).toEqual({
      topic: 'Art',
      answer_type: "Person's name",
      urls: ['https://a.org/x_(y)', 'https://b.org'],
    });
  });

  it('reads None, booleans, numbers, tuples, sets, nesting and trailing commas', () => {
    expect(parsePythonLiteral("(None, True, False, -1, 2.5e-3, 1_000, {'a', 'b'}, {}, [], [1,],)")).toEqual([
      ...[null, true, false, -1, 0.0025, 1000, ['a', 'b'], {}, [], [1]],
    ]);
  });

  it('reads escapes, raw and triple-quoted strings', () => {
    expect(
      parsePythonLiteral(String.raw`['it\'s', 'a\nb', '\xe9', '\u00e9', '\U0001F600', r'\d', '''a'b''']`),
    ).toEqual([...["it's", 'a\nb', 'é', 'é', '😀', '\\d', "a'b"]]);
  });

  it('keeps texts apart that NumPy prints without commas', () => {
    expect(parsePythonLiteral("array(['Khaki' 'Dark khaki'\n 'Khakis'], dtype=object)")).toEqual([
      ...['Khaki', 'Dark khaki', 'Khakis'],
    ]);
  });

  it('refuses what is no literal: code, cut-off text, rubbish after the end, endless nesting', () => {
    for (const text of [
      "__import__('os')",
      "['a'",
      "'a' 'b'",
      '[1] x',
      "{'a' 1}",
      '{1: }',
      '',
      '[',
      '['.repeat(5000),
    ]) {
      expect(() => parsePythonLiteral(text), text.slice(0, 20)).toThrow(SyntaxError);
    }
  });

  it('reads back any list of texts written the way Python does', () => {
    const python = (text: string) =>
      `'${[...text].map((letter) => (/[\\'\n\r\t]/.test(letter) ? `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}` : letter)).join('')}'`;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        expect(parsePythonLiteral(`[${texts.map(python).join(', ')}]`)).toEqual(texts);
      }),
    );
  });
});
