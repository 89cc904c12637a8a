/**
 * The first three letters of many words as one table: whether a word can be among them is told without cutting it out of
 * its text. Only words that pass are looked up.
 */

const A = 97;

/** True when a word in a to z of a text passes a test, given as its two ends; stops at the first that does. */
export function someWord(text: string, test: (text: string, start: number, end: number) => boolean): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const start = at;
    for (let code = text.charCodeAt(at); code >= A && code < A + 26; code = text.charCodeAt(at)) at += 1;
    if (at > start && test(text, start, at)) return true;
  }
  return false;
}

/** Of words in a to z; shorter ones and those with other letters are for the caller to look up. */
export class FirstLetters {
  readonly #table = new Uint8Array(26 ** 3);

  /** `whole` words, and `beginnings` of words, which may be shorter than three letters. */
  constructor({
    whole,
    beginnings,
  }: { readonly whole: Iterable<string>; readonly beginnings: Iterable<string> }) {
    for (const word of whole) if (word.length >= 3) this.#add(word);
    for (const word of beginnings) this.#add(word);
  }

  #add(word: string): void {
    for (let second = 0; second < 26; second += 1)
      for (let third = 0; third < 26; third += 1) {
        const letters = [
          word.charCodeAt(0),
          word.charCodeAt(1) || second + A,
          word.charCodeAt(2) || third + A,
        ];
        if (letters.every((code) => code >= A && code < A + 26))
          this.#table[this.#place(letters[0]!, letters[1]!, letters[2]!)] = 1;
        if (word.length > 2) return;
      }
  }

  #place(one: number, two: number, three: number): number {
    return ((one - A) * 26 + two - A) * 26 + three - A;
  }

  /** False where no word begins as the text does from `at`, where three letters stand. */
  may(text: string, at: number): boolean {
    return (
      this.#table[this.#place(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2))] === 1
    );
  }
}
