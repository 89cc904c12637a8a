/** Names and keys that questions of a run are written by. */

/** A run's question: inner keys of the asking and of the record behind it. */
export interface RunQuestion {
  readonly key: number;
  readonly question: number;
  readonly content_hash: string;
  /** Of reference_hashes. */
  readonly reference: number;
}

export interface DatasetName {
  readonly name: string;
  readonly version: string;
  readonly card: string;
}
