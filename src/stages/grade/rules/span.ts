/**
 * A piece of an answer, as rules hand it to each other: a match, a name, a value. Told by its words, because words are what
 * is compared; letters are looked up by them where a pattern needs what stands between.
 */
export interface Span {
  /** Positions of its first and last word. */
  readonly first: number;
  readonly last: number;
}
