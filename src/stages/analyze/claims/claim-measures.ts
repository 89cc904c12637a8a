/**
 * Precision and recall of claims with intervals by person: claims of one answer, and answers about one person, are right
 * and wrong together. Wilson's interval in its cluster form, because precision is often near 1.
 */
import type { Estimate } from '../../../core/estimate.ts';
import { clusteredMean, clusteredRate } from '../clustered-rate.ts';
import type { SplitReply } from './split-reply.ts';

export interface MeasureOptions {
  readonly level: number;
  /** Claims and facts of one property alone. @default all */
  readonly property?: string;
}

/** Right of right and wrong claims. */
export function precisionOf(replies: readonly SplitReply[], { level, property }: MeasureOptions): Estimate {
  const values: number[] = [];
  const clusters: string[] = [];
  for (const { person, claims } of replies) {
    for (const claim of claims ?? []) {
      if (property !== undefined && claim.property !== property) continue;
      if (claim.result !== 'right' && claim.result !== 'wrong') continue;
      values.push(claim.result === 'right' ? 1 : 0);
      clusters.push(person);
    }
  }
  return clusteredRate(values, { metric: 'right/checkable-claims', clusters, level, whyEmpty: 'no-claims' });
}

/** Facts asked for that are told right and in full. */
export function recallOf(replies: readonly SplitReply[], { level, property }: MeasureOptions): Estimate {
  const values: number[] = [];
  const clusters: string[] = [];
  for (const { person, claims, facts } of replies) {
    if (claims === null) continue;
    for (const { name, required, result } of facts) {
      if (!required || (property !== undefined && name !== property)) continue;
      values.push(result === 'right' ? 1 : 0);
      clusters.push(person);
    }
  }
  return clusteredRate(values, { metric: 'told/facts-asked', clusters, level, whyEmpty: 'no-facts-asked' });
}

export function wrongPerReply(replies: readonly SplitReply[], level: number): Estimate {
  const read = replies.filter(({ claims }) => claims !== null);
  return clusteredMean(
    read.map(({ claims }) => claims!.filter(({ result }) => result === 'wrong').length),
    {
      metric: 'wrong-claims-per-reply',
      clusters: read.map(({ person }) => person),
      level,
      whyEmpty: 'no-replies',
    },
  );
}
