/** Running means by name, for computing a file's stated metrics again from its rows. */
import type { StatedMetric } from '../core/codec.ts';

export interface MetricMeans {
  /** A value that is no finite number is unscored and leaves the denominator, as the tools themselves do. */
  add(name: string, value: number | null): void;
  /** Null where nothing was added. */
  mean(name: string): number | null;
  /** Standard deviation of the sample over the root of its size; null below two values. */
  standardError(name: string): number | null;
  count(name: string): number;
  all(): StatedMetric[];
}

interface Running {
  count: number;
  mean: number;
  /** Sum of squared distances from the mean, kept by Welford's update. */
  squares: number;
}

export function metricMeans(): MetricMeans {
  const known = new Map<string, Running>();
  const mean = (name: string): number | null => {
    const found = known.get(name);
    return found === undefined || found.count === 0 ? null : found.mean;
  };
  return {
    add(name, value) {
      const found = known.get(name) ?? { count: 0, mean: 0, squares: 0 };
      known.set(name, found);
      if (value === null || !Number.isFinite(value)) return;
      found.count += 1;
      const distance = value - found.mean;
      found.mean += distance / found.count;
      found.squares += distance * (value - found.mean);
    },
    mean,
    standardError(name) {
      const { count = 0, squares = 0 } = known.get(name) ?? {};
      return count < 2 ? null : Math.sqrt(squares / (count - 1) / count);
    },
    count: (name) => known.get(name)?.count ?? 0,
    all: () => [...known.keys()].map((name) => ({ name, value: mean(name) })),
  };
}
