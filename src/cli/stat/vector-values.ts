/**
 * Arguments read from a vector's JSON, and intervals written back under its keys. A value of the wrong kind is named with
 * its argument here, for the statistics room would meet it as NaN.
 */
import type { Interval } from '../../stats/numeric/interval.ts';
import type { ClusterLabels } from '../../stats/rate/clusters.ts';
import type { OutcomeCounts } from '../../stats/rate/outcome-counts.ts';
import type { StatisticArguments } from './entry.ts';

/** A number; the default stands in when it is left out or null. */
export function number(args: StatisticArguments, name: string, otherwise?: number): number {
  const value = args[name] ?? otherwise;
  if (typeof value !== 'number')
    throw new RangeError(`${name} must be a number, got ${JSON.stringify(value)}`);
  return value;
}

export function word(args: StatisticArguments, name: string, otherwise?: string): string {
  const value = args[name] ?? otherwise;
  if (typeof value !== 'string') throw new RangeError(`${name} must be a word, got ${JSON.stringify(value)}`);
  return value;
}

export function column(args: StatisticArguments, name: string): number[] {
  const value = args[name];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'number')) {
    throw new RangeError(`${name} must be a list of numbers, got ${JSON.stringify(value)?.slice(0, 60)}`);
  }
  return value;
}

/** Several columns of one length, such as a row of answers for each wording. */
export function columns(args: StatisticArguments, name: string): number[][] {
  const value = args[name];
  if (!Array.isArray(value)) {
    throw new RangeError(
      `${name} must be a list of lists of numbers, got ${JSON.stringify(value)?.slice(0, 60)}`,
    );
  }
  return value.map((one, at) => column({ [`${name}[${at}]`]: one }, `${name}[${at}]`));
}

export function labels(args: StatisticArguments): ClusterLabels {
  const value = args['cluster'];
  if (!Array.isArray(value)) throw new RangeError(`cluster must be a list, got ${JSON.stringify(value)}`);
  return value as number[] | string[];
}

export function counts(args: StatisticArguments): OutcomeCounts {
  return {
    correct: number(args, 'correct'),
    incorrect: number(args, 'incorrect'),
    refused: number(args, 'refused'),
  };
}

export function ends({ estimate, lower, upper }: Interval) {
  return { estimate, lower, upper };
}

export function endsWithError(interval: Interval) {
  return { ...ends(interval), se: interval.standardError ?? null };
}
