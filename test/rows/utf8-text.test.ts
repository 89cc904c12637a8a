/** Text in pieces is the text, wherever the pieces end, and bytes that are no UTF-8 are refused as TextDecoder refuses them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Text } from '../../src/rows/utf8-text.ts';

function read(bytes: Buffer, size: number): string | null {
  const text = utf8Text();
  let all = '';
  try {
    for (let at = 0; at < bytes.length; at += size) all += text.decode(bytes.subarray(at, at + size));
    text.end();
  } catch {
    return null;
  }
  return all;
}

function asDecoder(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

test('is what TextDecoder gives of any text, with a byte order mark or without', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (text, size, marked) => {
        const bytes = Buffer.from(`${marked ? '\ufeff' : ''}${text}\ufeff`);
        expect(read(bytes, size)).toBe(asDecoder(bytes));
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('refuses the bytes that TextDecoder refuses', () => {
  const byte = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc0,
    0xc3,
    0xe0,
    0xed,
    0xa0,
    0xe2,
    0x82,
    0xac,
    0xf0,
    0x9f,
    0xf4,
    0xff,
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 6 }), fc.integer({ min: 1, max: 3 }), (list, size) => {
      const bytes = Buffer.from(list);
      expect(read(bytes, size)).toBe(asDecoder(bytes));
    }),
    { seed: 1, numRuns: 1000 },
  );
});
