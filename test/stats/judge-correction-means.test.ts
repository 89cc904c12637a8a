/** Corrections by people's grades for means: they reduce to the known forms, and hold what they promise. */
import { describe, expect, it } from 'vitest';
import { doubleSampling } from '../../src/stats/agreement/double-sampling.ts';
import { doubleSamplingMean } from '../../src/stats/agreement/double-sampling-mean.ts';
import { ppiMean } from '../../src/stats/agreement/ppi-mean.ts';
import { stratifiedPpiMean } from '../../src/stats/agreement/stratified-ppi-mean.ts';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';

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

describe('stratified prediction-powered inference', () => {
  it('is plain PPI with one stratum and a given trust', () => {
    const truth = [1, 0, 1, 1, 0, 1];
    const said = [1, 0, 0, 1, 0, 1];
    const unlabelled = [1, 0, 1, 1, 1, 0, 0, 1];
    const known = ppiMean(truth, said, { unlabelled, lambda: 0.5 });
    const mean = stratifiedPpiMean([{ truth, judged: said, unlabelled }], { lambda: 0.5 });
    expect(mean.estimate).toBeCloseTo(known.estimate!, 12);
    expect(mean.standardError).toBeCloseTo(known.standardError!, 12);
  });

  it('covers the true rate about as often as it says, with audits of a hundred', () => {
    const random = createRandom(7, { stream: 'ppi' });
    const coin = (share: number): number => (nextUniform(random) < share ? 1 : 0);
    const draw = (rate: number) => {
      const truth = coin(rate);
      return { truth, judged: coin(0.92) === 1 ? truth : 1 - truth };
    };
    let covered = 0;
    for (let run = 0; run < 600; run += 1) {
      const strata = [0.2, 0.7].map((rate) => {
        const labelled = Array.from({ length: 50 }, () => draw(rate));
        return {
          truth: labelled.map((one) => one.truth),
          judged: labelled.map((one) => one.judged),
          unlabelled: Array.from({ length: 450 }, () => draw(rate).judged),
        };
      });
      const { lower, upper } = stratifiedPpiMean(strata);
      if (lower! <= 0.45 && upper! >= 0.45) covered += 1;
    }
    expect(covered / 600).toBeGreaterThan(0.92);
    expect(covered / 600).toBeLessThan(0.98);
  });

  it('says where a stratum was not looked at, and takes people’s word where all of it was', () => {
    expect(stratifiedPpiMean([{ truth: [], judged: [], unlabelled: [1] }])).toMatchObject({
      estimate: null,
      why: 'not_audited',
    });
    expect(stratifiedPpiMean([{ truth: [1, 0], judged: [1, 1], unlabelled: [] }]).estimate).toBe(0.5);
    expect(stratifiedPpiMean([])).toMatchObject({ estimate: null, why: 'no_questions' });
  });
});
