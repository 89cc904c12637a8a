/**
 * A number with its noun, wherever a sentence counts: one answer is no "1 answers". Digits are grouped as in English,
 * whatever the machine's own language: the sentences around them are English, too.
 */

/** `1,234`. */
export function grouped(n: number): string {
  // Loading the rules of a language takes three milliseconds, and whole numbers need none.
  if (!Number.isSafeInteger(n)) return n.toLocaleString('en');
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/**
 * `1 question`, `1,200 questions`; a noun with another plural gives it, and may take its verb along: `1 row has`, `2
 * rows have`.
 */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}
