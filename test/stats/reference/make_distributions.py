#!/usr/bin/python3
"""Reference values of distribution functions from scipy: make_distributions.py > distributions.json

Left tails and upper tails are asked for directly (ppf, sf), never as 1 - cdf. Student quantiles are left out:
scipy 1.10's t.ppf is itself only good to about 1e-9, so the test inverts the distribution function instead.
"""
import json

import scipy
from scipy import stats

cases = []


def add(name, args, value, call):
    cases.append({'name': name, 'args': args, 'expected': float(value), 'call': call})


for p in [1e-12, 1e-5, 0.025, 0.3, 0.9, 0.975, 0.9999]:
    add('normalQuantile', [p], stats.norm.ppf(p), 'scipy.stats.norm.ppf(p)')
for x in [-10, -1, 0, 0.5, 8]:
    add('normalCdf', [x], stats.norm.cdf(x), 'scipy.stats.norm.cdf(x)')
    add('normalUpperTail', [x], stats.norm.sf(x), 'scipy.stats.norm.sf(x)')
    for df in [1, 3.6, 39, 1441]:
        add('tCdf', [x, df], stats.t.cdf(x, df), 'scipy.stats.t.cdf(x, df)')
        add('tUpperTail', [x, df], stats.t.sf(x, df), 'scipy.stats.t.sf(x, df)')
for x in [0.1, 1, 5, 90, 300]:
    for df in [1, 2, 3, 10]:
        add('chiSquareUpperTail', [x, df], stats.chi2.sf(x, df), 'scipy.stats.chi2.sf(x, df)')
    add('fUpperTail', [x, 3, 17], stats.f.sf(x, 3, 17), 'scipy.stats.f.sf(x, 3, 17)')
for a, b in [(0.001, 5), (0.5, 4326.5), (2, 3), (1817, 2510), (500000, 500001)]:
    for p in [0.025, 0.5, 0.975]:
        add('betaQuantile', [p, a, b], stats.beta.ppf(p, a, b), 'scipy.stats.beta.ppf(p, a, b)')
    add('betaCdf', [0.42, a, b], stats.beta.cdf(0.42, a, b), 'scipy.stats.beta.cdf(x, a, b)')
for n, p in [(30, 0.4), (4326, 0.01), (1000000, 0.5)]:
    for k in [0, 12, 40, 500100]:
        if k > n:
            continue
        add('binomialCdf', [k, n, p], stats.binom.cdf(k, n, p), 'scipy.stats.binom.cdf(k, n, p)')
        add('binomialUpperTail', [k, n, p], stats.binom.sf(k, n, p), 'scipy.stats.binom.sf(k, n, p)')
        add('binomialPmf', [k, n, p], stats.binom.pmf(k, n, p), 'scipy.stats.binom.pmf(k, n, p)')

print('{"tools": ' + json.dumps({'scipy': scipy.__version__}) + ', "cases": [')
print(',\n'.join(json.dumps(case) for case in cases))
print(']}')
