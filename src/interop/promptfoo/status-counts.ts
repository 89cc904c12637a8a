/** How often promptfoo said PASS, FAIL and ERROR: its own totals, counted again. */
import type { StatedMetric } from '../../core/codec.ts';

export interface StatusCounts {
  add(status: 'PASS' | 'FAIL' | 'ERROR'): void;
  metrics(): StatedMetric[];
  notes(): string[];
}

export function statusCounts(): StatusCounts {
  const counts = { PASS: 0, FAIL: 0, ERROR: 0 };
  return {
    add(status) {
      counts[status] += 1;
    },
    metrics: () => Object.entries(counts).map(([name, value]) => ({ name, value })),
    notes: () => [`promptfoo's own words: ${counts.PASS} PASS, ${counts.FAIL} FAIL, ${counts.ERROR} ERROR`],
  };
}
