/** Running means by name, for computing a file's stated metrics again from its rows. */
import type { StatedMetric } from '../core/ports.ts';

export interface MetricMeans {
  /** A value that is no finite number is unscored and leaves the denominator, as the tools themselves do. */
  add(name: string, value: number | null): void;
  /** Null where nothing was added. */
  mean(name: string): number | null;
  count(name: string): number;
  all(): StatedMetric[];
}

export function metricMeans(): MetricMeans {
  const sums = new Map<string, { sum: number; count: number }>();
  const mean = (name: string): number | null => {
    const found = sums.get(name);
    return found === undefined || found.count === 0 ? null : found.sum / found.count;
  };
  return {
    add(name, value) {
      const found = sums.get(name) ?? { sum: 0, count: 0 };
      sums.set(name, found);
      if (value === null || !Number.isFinite(value)) return;
      found.sum += value;
      found.count += 1;
    },
    mean,
    count: (name) => sums.get(name)?.count ?? 0,
    all: () => [...sums.keys()].map((name) => ({ name, value: mean(name) })),
  };
}
