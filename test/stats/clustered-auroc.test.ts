/** Areas under the ROC curve of clustered answers against Obuchowski's variance in scipy, and their edges. */
import { describe, expect, test } from 'vitest';
import { auroc } from '../../src/stats/confidence/auroc.ts';
import { aurocPaired } from '../../src/stats/confidence/auroc-paired.ts';
import reference from './reference/clustered_auroc.json' with { type: 'json' };

const cases = reference.cases.map((each, at) => [at, each] as const);

describe('areas of clustered answers', () => {
  test.each(cases)('area %i is the reference', (_, { labels, scores1, cluster, area }) => {
    const found = auroc(labels, scores1, { clusters: cluster });
    for (const [key, value] of Object.entries(area))
      expect(found[key as keyof typeof area]).toBeCloseTo(value, 9);
  });

  test.each(cases)('difference %i is the reference', (_, { labels, scores1, scores2, cluster, paired }) => {
    const found = aurocPaired(labels, [scores1, scores2], { clusters: cluster });
    for (const [key, value] of Object.entries(paired)) {
      expect(found[key as keyof typeof paired]).toBeCloseTo(value, 9);
    }
  });

  test('the same answers twice over are worth no more than once', () => {
    const [{ labels, scores1 }] = reference.cases as [(typeof reference.cases)[number]];
    const twice = <T>(column: readonly T[]) => [...column, ...column];
    const clusters = labels.map((_, at) => at);
    const once = auroc(labels, scores1, { clusters });
    const doubled = auroc(twice(labels), twice(scores1), { clusters: twice(clusters) });
    expect(doubled.standardError).toBeCloseTo(once.standardError!, 12);
    expect(auroc(twice(labels), twice(scores1)).standardError).toBeLessThan(0.8 * once.standardError!);
  });

  test('one cluster has an area and no interval', () => {
    expect(auroc([0, 0, 1, 1], [0.1, 0.4, 0.3, 0.8], { clusters: [1, 1, 1, 1] })).toMatchObject({
      estimate: 0.75,
      lower: null,
      upper: null,
      why: 'one_cluster',
    });
    const scores: [number[], number[]] = [
      [0.1, 0.4, 0.3, 0.8],
      [0.4, 0.1, 0.3, 0.8],
    ];
    expect(aurocPaired([0, 0, 1, 1], scores, { clusters: [1, 1, 1, 1] })).toMatchObject({
      lower: null,
      pValue: null,
      why: 'one_cluster',
    });
  });
});
