#!/usr/bin/python3
"""Reference cases for the spread over wordings: make_wordings.py [SEED [CASES]] > wordings.json

Two-way analysis of variance by the textbook (mean squares of rows and of interaction), scipy.stats.f for the interval:
another route than sums of residuals by cluster. Clusters: the questions of a cluster are averaged first.
"""
import json
import sys

import numpy as np
import scipy
from scipy import stats

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 4
rng = np.random.default_rng(seed)
out = []
for _ in range(cases):
    k, n, m = int(rng.integers(2, 6)), int(rng.integers(8, 30)), int(rng.integers(1, 4))
    sums = rng.binomial(m, np.clip(rng.normal(.5, .2, (k, 1)) + rng.normal(0, .1, (1, n)), .05, .95))
    y = sums / m
    ms_wordings = n * y.mean(axis=1).var(ddof=1)
    rest = y - y.mean(axis=1, keepdims=True) - y.mean(axis=0, keepdims=True) + y.mean()
    ms_rest = (rest ** 2).sum() / ((k - 1) * (n - 1))
    ratio = ms_wordings / ms_rest
    high, low = stats.f.ppf([.975, .025], k - 1, (k - 1) * (n - 1))
    root = lambda v: float(np.sqrt(max(0, v)))
    out.append({'m': m, 'sums': sums.tolist(), 'expected': {
        'estimate': root((ms_wordings - ms_rest) / n),
        'lower': root(ms_rest * (ratio / high - 1) / n),
        'upper': root(ms_rest * (ratio / low - 1) / n),
        'samplingError': float(np.sqrt(y.mean(axis=0).var(ddof=1) / n)),
    }})
print(json.dumps({'tools': {'scipy': scipy.__version__, 'numpy': np.__version__}, 'seed': seed, 'cases': out}, indent=1))
