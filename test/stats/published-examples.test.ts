/** Worked examples printed in papers and tools, or run from their code, with the place they stand in. */
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../src/stats/agreement/cohen-kappa.ts';
import { judgeAccuracy } from '../../src/stats/agreement/judge-accuracy.ts';
import { leeCorrectedRate } from '../../src/stats/agreement/lee-corrected-rate.ts';
import { refusalClassifier } from '../../src/stats/agreement/refusal-classifier.ts';
import { calibrationError } from '../../src/stats/confidence/calibration-error.ts';
import { riskCoverage } from '../../src/stats/confidence/risk-coverage.ts';
import { breakEven } from '../../src/stats/penalty/break-even.ts';
import { tiePenaltyUnpaired } from '../../src/stats/penalty/tie-penalty-unpaired.ts';
import { utilityEnvelope } from '../../src/stats/penalty/utility-envelope.ts';
import { wilson } from '../../src/stats/rate/wilson.ts';

/** A share as printed: percent with one digit. */
const percent = (share: number | null | undefined) => (100 * share!).toFixed(1);

describe('the demo of the llm-judge-agreement package', () => {
  // People failed 40 (the judge 30 of them), passed 80 (the judge 78 of them).
  const table = [
    [30, 10],
    [2, 78],
  ];
  const audit = { truePositives: 78, positives: 80, trueNegatives: 30, negatives: 40 };

  it('has 75.0 % (59.8-85.8) and 97.5 % (91.3-99.3) of the outcomes found, 90 % agreement, kappa 0.763', () => {
    const { agreement, outcomes } = judgeAccuracy(table);
    const [fail, pass] = outcomes.map(({ recall }) =>
      [recall.estimate, recall.lower, recall.upper].map(percent),
    );
    expect(fail).toEqual(['75.0', '59.8', '85.8']);
    expect(pass).toEqual(['97.5', '91.3', '99.3']);
    expect(percent(agreement.estimate)).toBe('90.0');
    expect(cohenKappa(table).estimate).toBeCloseTo(0.763, 3);
  });

  it('turns 80.0 % judged (75.8-83.6) into 75.9 % corrected (67.3-84.1)', () => {
    const judged = wilson(320, 400);
    expect([judged.estimate, judged.lower, judged.upper].map(percent)).toEqual(['80.0', '75.8', '83.6']);
    const corrected = leeCorrectedRate(320, 400, audit);
    expect([corrected.estimate, corrected.lower, corrected.upper].map(percent)).toEqual([
      '75.9',
      '67.3',
      '84.1',
    ]);
  });
});

describe("Lee and others' own code (arXiv:2511.21140)", () => {
  it('gives .166667 (.056351 to .262733) for the inputs of their README', () => {
    const rate = leeCorrectedRate(400, 1000, {
      truePositives: 180,
      positives: 200,
      trueNegatives: 140,
      negatives: 200,
    });
    expect(rate.estimate).toBeCloseTo(0.166667, 6);
    expect(rate.lower).toBeCloseTo(0.056351, 6);
    expect(rate.upper).toBeCloseTo(0.262733, 6);
  });
});

describe('SimpleQA Verified, table 7 (arXiv:2509.07968), 1,000 questions', () => {
  const opus4 = { correct: 192, incorrect: 163, refused: 645 };
  const o3 = { correct: 516, incorrect: 477, refused: 7 };

  it('has Opus 4 and o3 tie at a penalty of 1.03 (0.82 to 1.29 as independent)', () => {
    const tie = tiePenaltyUnpaired(opus4, o3);
    expect(tie.kind).toBe('interval');
    expect([tie.estimate, tie.lower, tie.upper].map((value) => value!.toFixed(2))).toEqual([
      '1.03',
      '0.82',
      '1.29',
    ]);
  });

  it('has declining everything beat Opus 4 from a penalty of 1.18 on', () => {
    const own = breakEven(opus4);
    expect(own.estimate!.toFixed(2)).toBe('1.18');
    expect(own.method).toBe('fieller');
    expect(own.lower).toBeLessThan(1.03);
    expect(own.upper).toBeGreaterThan(1.4);
  });

  it('leaves Opus 4 best between the tie and its break-even', () => {
    const best = utilityEnvelope([0.163, 0.477], [0.192, 0.516]);
    expect(best.map((interval) => interval.best)).toEqual([[1], [0], [2]]);
    expect(best[1]!.from).toBeCloseTo(1.0318, 4);
    expect(best[1]!.to).toBeCloseTo(1.1779, 4);
  });
});

describe('the commented example of AbstainQA (arXiv:2402.00367)', () => {
  const correct = [1, 1, 0, 0, 1, 1, 0, 0, 1, 1];
  const refused = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
  const scores = [0.1, 0.3, 0.3, 0.4, 0.4, 0.7, 0.7, 0.7, 0.7, 0.7];

  it('has precision 1/3 and recall 1/2 of refusing', () => {
    const count = (isRefused: number, isCorrect: number) =>
      correct.filter((value, i) => value === isCorrect && refused[i] === isRefused).length;
    const result = refusalClassifier({
      refusedWrong: count(1, 0),
      refusedRight: count(1, 1),
      answeredWrong: count(0, 0),
      answeredRight: count(0, 1),
    });
    expect(result.precision.estimate).toBeCloseTo(1 / 3, 12);
    expect(result.recall.estimate).toBe(0.5);
  });

  it('has a calibration error of 1/3 over ten equal widths of the rescaled scores', () => {
    const rescaled = scores.map((score) => Math.min(1, (score - 0.1) / 0.6));
    const wrong = correct.map((value) => 1 - value);
    expect(calibrationError(rescaled, wrong, { bins: 10, scheme: 'width' }).estimate).toBeCloseTo(1 / 3, 4);
  });
});

describe('the test of fd-shifts for tied scores (arXiv:2407.01032)', () => {
  it('has AURC .5 and AUGRC .25', () => {
    const { aurc, augrc } = riskCoverage([0, 0, 1, 1], [1, 0, 1, 0]);
    expect(aurc).toBeCloseTo(0.5, 12);
    expect(augrc).toBeCloseTo(0.25, 12);
  });
});
