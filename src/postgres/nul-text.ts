/**
 * PostgreSQL keeps no NUL in a text, and models write some. The character U+FFFE, which means nothing in Unicode, stands for
 * the beginning of what stands for it; every other text is kept as it is, so that a store can be read with other tools.
 */
import { toUSVString } from 'node:util';

const ESCAPE = '\uFFFE';

export function escapeNul(text: string): string {
  const whole = toUSVString(text);
  return whole.includes('\0') || whole.includes(ESCAPE)
    ? whole.replaceAll(ESCAPE, `${ESCAPE}1`).replaceAll('\0', `${ESCAPE}0`)
    : whole;
}

export function unescapeNul(text: string): string {
  return text.includes(ESCAPE) ? text.replaceAll(`${ESCAPE}0`, '\0').replaceAll(`${ESCAPE}1`, ESCAPE) : text;
}

/** A value of a statement in which every text is escaped already. */
export class EscapedJson {
  constructor(readonly text: string) {}
}

/** Rows as one JSON text that PostgreSQL reads. */
export function jsonOfRows(rows: readonly object[]): EscapedJson {
  const json = JSON.stringify(rows);
  // NUL and half a surrogate pair are written as escapes; most pages have neither and are written once.
  if (!/\\u(?:0000|d[89a-f])/.test(json) && !json.includes(ESCAPE)) return new EscapedJson(json);
  const escaped = (_: string, value: unknown) => (typeof value === 'string' ? escapeNul(value) : value);
  return new EscapedJson(JSON.stringify(rows, escaped));
}
