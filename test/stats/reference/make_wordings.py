#!/usr/bin/python3
"""Reference cases for the spread over wordings: make_wordings.py [SEED [CASES]] > wordings.json

Two-way analysis of variance by the textbook (mean squares of rows and of interaction), scipy.stats.f for the interval:
another route than sums of residuals by cluster. Clusters: the questions of a cluster are averaged first. On log odds the
questions are linearised about their wording's rate (the delta method), and scipy.integrate brings a spread back to rates.
Below ten events of a wording one degree of freedom less. The last case has a wording that is always right: no log odds, so the
rates themselves.
"""
import json
import sys

import numpy as np
import scipy
from scipy import integrate, special, stats

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 4
rng = np.random.default_rng(seed)


def back(centre, sd):
    if sd == 0:
        return 0.0
    moment = lambda p: integrate.quad(lambda z: stats.norm.pdf(z) * special.expit(centre + sd * z) ** p, -12, 12,
                                      epsabs=1e-13, epsrel=1e-12, limit=400)[0]
    return float(np.sqrt(max(0, moment(2) - moment(1) ** 2)))


out = []
for case in range(cases + 1):
    k, n, m = int(rng.integers(2, 6)), int(rng.integers(8, 30)), int(rng.integers(1, 4))
    sums = rng.binomial(m, np.clip(rng.normal(.5, .2, (k, 1)) + rng.normal(0, .1, (1, n)), .05, .95))
    if case == cases:
        sums[0] = m
    rates = sums.mean(axis=1, keepdims=True) / m
    logit = bool(((rates > 0) & (rates < 1)).all())
    share = sums / m
    y = special.logit(rates) + (share - rates) / (rates * (1 - rates)) if logit else share
    ms_wordings = n * y.mean(axis=1).var(ddof=1)
    rest = y - y.mean(axis=1, keepdims=True) - y.mean(axis=0, keepdims=True) + y.mean()
    ms_rest = (rest ** 2).sum() / ((k - 1) * (n - 1))
    ratio = ms_wordings / ms_rest
    totals = sums.sum(axis=1)
    few = logit and min(totals.min(), (n * m - totals).min()) < 10 and k > 2
    high, low = stats.f.ppf([.975, .025], k - 2 if few else k - 1, (k - 1) * (n - 1))
    root = lambda v: back(y.mean(), np.sqrt(max(0, v))) if logit else float(np.sqrt(max(0, v)))
    out.append({'m': m, 'sums': sums.tolist(), 'expected': {
        'estimate': root((ms_wordings - ms_rest) / n),
        'lower': root(ms_rest * (ratio / high - 1) / n),
        'upper': root(ms_rest * (ratio / low - 1) / n),
        'samplingError': float(np.sqrt(share.mean(axis=0).var(ddof=1) / n)),
    }})
print(json.dumps({'tools': {'scipy': scipy.__version__, 'numpy': np.__version__}, 'seed': seed, 'cases': out}, indent=1))
