/** A claim as a simulated biography makes it, with its truth: what the ledger keeps. */
export interface GivenClaim {
  readonly property: string;
  readonly value: string;
  /** The stretch of the text that makes it. */
  readonly words: string;
  readonly truth: 'right' | 'wrong' | 'not-in-facts';
}
