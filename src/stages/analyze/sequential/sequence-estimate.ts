/** A sequence's interval as the estimate that a summary holds: what it counts stands in the place of n. */
import type { Estimate } from '../../../core/estimate.ts';
import { type MeanSequence, meanSequenceInterval } from '../../../stats/sequence/mean-sequence.ts';
import { asEstimate } from '../as-estimate.ts';

export const SEQUENCE_METHOD = 'betting-sequence';
const WITHOUT_REPLACEMENT = 'betting-sequence-without-replacement';

export function sequenceEstimate(metric: string, sequence: MeanSequence): Estimate {
  const interval = meanSequenceInterval(sequence);
  return asEstimate(
    {
      ...interval,
      method: interval.method === 'betting' ? SEQUENCE_METHOD : WITHOUT_REPLACEMENT,
      clusters: interval.units,
    },
    { metric, numerator: null, denominator: interval.n },
  );
}
