#!/usr/bin/python3
"""Reference cases for BAS: make_behavioural_alignment.py [SEED [CASES]] > behavioural_alignment.json

By its definition and not by the closed form: somebody with threshold t uses answers of confidence >= t, gains 1 or loses
t / (1 - t); the integral over t by quadrature, the mean over answers by numpy. The interval is Hall's (1992): where his
cubic of the studentised mean is Student's quantile, found by bisection and not by its inverse.
"""
import json
import sys

import numpy as np
import scipy
from scipy import integrate, optimize, stats

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 5
rng = np.random.default_rng(seed)


def score(s, right):
    value = (lambda t: 1.0) if right else (lambda t: -t / (1 - t))
    return integrate.quad(value, 0, s, epsabs=1e-13, epsrel=1e-13)[0]



def interval(scores):
    n, mean = len(scores), np.mean(scores)
    se, gamma = np.std(scores, ddof=1) / np.sqrt(n), stats.skew(scores)
    g = lambda u: u + gamma / (3 * n ** .5) * u ** 2 + gamma ** 2 / (27 * n) * u ** 3 + gamma / (6 * n ** .5)
    t = stats.t.ppf(.975, n - 1)
    return [float(mean - optimize.brentq(lambda u: g(u) - x, -1e4, 1e4, xtol=1e-13) * se) for x in (t, -t)]


out = []
for _ in range(cases):
    n = int(rng.integers(3, 40))
    conf = np.round(rng.beta(3, 1.5, n), 2).clip(0, .99)
    correct = (rng.random(n) < conf * .8).astype(int)
    scores = [score(s, c) for s, c in zip(conf, correct)]
    out.append({'conf': conf.tolist(), 'correct': correct.tolist(), 'expected': float(np.mean(scores)),
                'interval': interval(scores)})
print(json.dumps({'tools': {'scipy': scipy.__version__, 'numpy': np.__version__}, 'seed': seed, 'cases': out}, indent=1))
