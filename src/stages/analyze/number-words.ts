/**
 * Numbers as the sentences of a report print them: two decimals for penalties, never "-0.00".
 */

/** A penalty: 1.03, 12.4, 120. */
export function penaltyText(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const text = value.toFixed(digits);
  return Number(text) === 0 ? '0' : text;
}

/** A penalty that was given, not estimated: 1 and 0.5 as they were written, others like estimates. */
export function givenPenaltyText(value: number): string {
  return Number.isInteger(value) || Math.round(value * 10) === value * 10
    ? String(value)
    : penaltyText(value);
}

/** "a", "a and b", "a, b and c". */
export function listText(words: readonly string[]): string {
  return joined(words, 'and');
}

/** "a", "a or b", "a, b or c". */
export function orText(words: readonly string[]): string {
  return joined(words, 'or');
}

function joined(words: readonly string[], last: string): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
