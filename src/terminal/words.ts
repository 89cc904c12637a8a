/**
 * Small words that several commands print. Digits are grouped as in English, whatever the machine's own language: the
 * sentences around them are English, too.
 */

/** `1 question`, `1,200 questions`. */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
