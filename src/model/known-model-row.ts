/** The form in which facts about models are written down, one row for all snapshots of a model. */
import type { Capabilities } from './capabilities.ts';

/** One row: what is known of every model whose name the pattern matches from its start, dated snapshots included. */
export interface KnownModelRow {
  readonly name: RegExp;
  readonly cutoff?: string;
  /** US dollars per million tokens: input, output, cached input. */
  readonly usd?: readonly [input: number, output: number, cachedInput?: number];
  /** Where and when the price stood. */
  readonly stated?: { readonly asOf: string; readonly source: string };
  readonly can?: Partial<Capabilities>;
}
