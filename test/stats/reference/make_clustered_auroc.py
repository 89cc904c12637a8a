#!/usr/bin/python3
"""Reference cases for areas under the ROC curve in clusters: make_clustered_auroc.py [SEED [CASES]] > clustered_auroc.json

The areas are Mann-Whitney's U of scipy over the number of pairs. The variance is Obuchowski's, written with the kernel of
every pair of a right and a wrong answer and not with placements; the quantile is scipy's t on Satterthwaite's degrees of
freedom. The last case has clusters of one answer each, where the variance is DeLong's.
"""
import json
import sys

import numpy as np
import scipy
from scipy import stats

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 4
rng = np.random.default_rng(seed)


def area(labels, scores):
    right, wrong = scores[labels == 1], scores[labels == 0]
    return stats.mannwhitneyu(right, wrong).statistic / (len(right) * len(wrong))


def kernel(labels, scores):
    right, wrong = scores[labels == 1][:, None], scores[labels == 0][None, :]
    return (right > wrong) + .5 * (right == wrong)


def interval(labels, cluster, psi):
    m, n = psi.shape
    mean = psi.mean()
    of_right, of_wrong = cluster[labels == 1], cluster[labels == 0]
    names = np.unique(cluster)
    a = np.array([(psi[of_right == c].mean(axis=1) - mean).sum() for c in names])
    b = np.array([(psi[:, of_wrong == c].mean(axis=0) - mean).sum() for c in names])
    i10, i01, i = len(np.unique(of_right)), len(np.unique(of_wrong)), len(names)
    v10 = i10 / (i10 - 1) * (a ** 2).sum() / m ** 2
    v01 = i01 / (i01 - 1) * (b ** 2).sum() / n ** 2
    se = np.sqrt(v10 + v01 + 2 * i / (i - 1) * (a * b).sum() / (m * n))
    df = (v10 + v01) ** 2 / (v10 ** 2 / (i10 - 1) + v01 ** 2 / (i01 - 1))
    half = stats.t.ppf(.975, df) * se
    return mean, mean - half, mean + half, se, df


out = []
for case in range(cases + 1):
    n = int(rng.integers(40, 90))
    cluster = np.arange(n) if case == cases else rng.integers(0, n // 3, n)
    effect = rng.normal(0, .8, n)[cluster]
    truth = effect + rng.normal(0, 1, n)
    labels = (truth > .3).astype(int)
    one = np.round(truth + rng.normal(0, 1.2, n), 1)
    two = np.round(truth + rng.normal(0, 2.2, n), 1)
    psi = [kernel(labels, scores) for scores in (one, two)]
    difference, lower, upper, se, df = interval(labels, cluster, psi[0] - psi[1])
    mean, low, high, own_se, _ = interval(labels, cluster, psi[0])
    assert abs(mean - area(labels, one)) < 1e-12
    z = difference / se
    out.append({'labels': labels.tolist(), 'scores1': one.tolist(), 'scores2': two.tolist(), 'cluster': cluster.tolist(),
                'area': {'estimate': float(mean), 'lower': float(max(0, low)), 'upper': float(min(1, high)),
                         'standardError': float(own_se)},
                'paired': {'first': float(area(labels, one)), 'second': float(area(labels, two)),
                           'difference': float(difference), 'lower': float(lower), 'upper': float(upper),
                           'standardError': float(se), 'pValue': float(2 * stats.t.sf(abs(z), df))}})
print(json.dumps({'tools': {'scipy': scipy.__version__, 'numpy': np.__version__}, 'seed': seed, 'cases': out}, indent=1))
