/**
 * What every chart function returns: a Vega-Lite spec with the words and the numbers that belong to it. The
 * words stand outside the spec, so that a page sets them as text that wraps, is searched and is read aloud.
 */
import type { Estimate } from '../../../core/estimate.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite 6 specification; held to Vega-Lite's own schema by the tests. */
export type Spec = { readonly [key: string]: Json };

/** The numbers behind a chart, as they are copied and written to CSV. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** By row and column, where a cell leads to on a page; absent where none leads anywhere. */
  readonly links?: readonly (readonly (string | null)[])[];
}

export interface Chart {
  /** Name of file and anchor: `frontier`. */
  readonly id: string;
  /** The finding, in one sentence without a full stop. */
  readonly title: string;
  /** Nothing stands out in it, or n is too small to tell: the page says so in a grey line and folds the picture. */
  readonly quiet?: true;
  /** How to read it, then n, denominator, interval and method. */
  readonly caption: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  /** Metric ids whose definitions the caption links. */
  readonly metrics: readonly string[];
  readonly spec: Spec;
  /** The same for narrow screens, where the wide one scaled down could not be read; absent where it may scroll. */
  readonly narrow?: Spec;
  readonly table: Table;
}

/** An estimate takes three cells of a table: its value and the ends of its interval; empty where there is none. */
export function estimateCells(
  estimate: Pick<Estimate, 'value' | 'low' | 'high'> | null | undefined,
): (number | null)[] {
  return [estimate?.value ?? null, estimate?.low ?? null, estimate?.high ?? null];
}
