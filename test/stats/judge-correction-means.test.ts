/** Corrections by people's grades for means: they reduce to the known forms, and hold what they promise. */
import { describe, expect, it } from 'vitest';
import { doubleSampling } from '../../src/stats/agreement/double-sampling.ts';
import { doubleSamplingMean } from '../../src/stats/agreement/double-sampling-mean.ts';

const audit = [
  [50, 2, 1],
  [3, 45, 2],
  [1, 1, 30],
];
const judged = [700, 300, 200];

describe('double sampling of a mean', () => {
  it('is double sampling of a rate where values are 0 and 1', () => {
    const rates = doubleSampling(audit, judged);
    const mean = doubleSamplingMean(audit, judged, [0, 1, 0]);
    expect(mean.estimate).toBeCloseTo(rates.estimates![1]!, 12);
    expect(mean.standardError).toBeCloseTo(rates.standardErrors![1]!, 12);
    expect(mean.lower).toBeCloseTo(rates.lower![1]!, 12);
    expect(mean.upper).toBeCloseTo(rates.upper![1]!, 12);
  });

  it('of a utility is correct less L times incorrect', () => {
    const [correct, incorrect] = doubleSampling(audit, judged).estimates!;
    expect(doubleSamplingMean(audit, judged, [1, -3, 0]).estimate).toBeCloseTo(correct! - 3 * incorrect!, 12);
  });

  it('is undefined where an outcome of the judge was not looked at', () => {
    expect(doubleSamplingMean([[0], [0]], [5], [1, 0])).toMatchObject({ estimate: null, why: 'not_audited' });
    expect(doubleSamplingMean([[0], [0]], [0], [1, 0])).toMatchObject({
      estimate: null,
      why: 'no_questions',
    });
  });
});
