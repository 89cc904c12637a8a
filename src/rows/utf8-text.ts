/**
 * UTF-8 in pieces, strictly, as TextDecoder reads it with `fatal`: a character may be cut where a piece ends, and a byte order
 * mark at the beginning is dropped. Node 20's decoder takes four times as long for it, a twentieth of an import.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export interface Utf8Text {
  /** @throws TypeError where the bytes are no UTF-8. */
  decode(chunk: Buffer): string;
  /** @throws TypeError where the last character is cut. */
  end(): void;
}

export function utf8Text(): Utf8Text {
  let cut: Buffer = Buffer.alloc(0);
  let begun = false;
  return {
    decode(chunk) {
      const bytes = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
      const whole = bytes.subarray(0, bytes.length - cutBytes(bytes));
      if (!isUtf8(whole)) throw new TypeError('the bytes are no UTF-8');
      // A copy: the piece itself would be held for three bytes of it.
      cut = Buffer.from(bytes.subarray(whole.length));
      const text = isAscii(whole) ? whole.toString('latin1') : whole.toString('utf8');
      if (begun || text === '') return text;
      begun = true;
      return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
    },
    end() {
      if (cut.length > 0) throw new TypeError('the last character is cut');
    },
  };
}

const BYTE_ORDER_MARK = 0xfeff;

/** Bytes at the end that begin a character which goes on beyond it. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
