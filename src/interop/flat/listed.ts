/**
 * Words written as running text, so that a long list of names reads as one paragraph and not as a column of quotes.
 */

/**
 * The words of a text, between commas; line breaks and blanks around a word do not count.
 *
 * @example
 * listed('gold, gold answer'); // => ['gold', 'gold answer']
 */
export function listed(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}
