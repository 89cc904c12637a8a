/**
 * Numbers as bands to slice by: quantiles of the questions asked, so that every band holds about as many. Equal numbers
 * share a band, and a band is named by the lowest and highest number in it, never by a bound that nothing reaches.
 */
import { binFinder } from '../../stats/confidence/calibration-bins.ts';

/** Fifths are what people know to read; fewer where a band would hold less than this many questions. */
const MOST_BANDS = 5;
const FEWEST_QUESTIONS = 20;

export interface NumericBands {
  /** Names of the bands, from the lowest up. */
  readonly names: readonly string[];
  readonly nameOf: (value: number) => string;
}

/** Bands of the given numbers, one a question; at least two where there are two different numbers. */
export function numericBands(values: readonly number[]): NumericBands {
  const sorted = Float64Array.from(values).sort();
  const bins = Math.max(2, Math.min(MOST_BANDS, Math.floor(sorted.length / FEWEST_QUESTIONS)));
  const binOf = binFinder(sorted, { bins, scheme: 'mass' });
  const bounds = new Map<number, { from: number; to: number }>();
  for (const value of sorted) {
    const band = bounds.get(binOf(value));
    if (band === undefined) bounds.set(binOf(value), { from: value, to: value });
    else band.to = value;
  }
  const names = new Map(
    [...bounds].map(([bin, { from, to }]) => [bin, from === to ? `${from}` : `${from} to ${to}`]),
  );
  return { names: [...names.values()], nameOf: (value) => names.get(binOf(value)) ?? `${value}` };
}
