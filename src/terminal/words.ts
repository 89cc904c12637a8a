/**
 * Small words that several commands print. Digits are grouped as in English, whatever the machine's own language: the
 * sentences around them are English, too.
 */

/** `1,234`. */
export function grouped(n: number): string {
  return n.toLocaleString('en');
}

/** `1 question`, `1,200 questions`. */
export function counted(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** What others wrote, as one line: no control or format characters, blanks run together. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
