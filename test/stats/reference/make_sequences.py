#!/usr/bin/python3
"""Reference cases for confidence sequences: make_sequences.py [SEED] > sequences.json

The capital of Waudby-Smith and Ramdas (2024) with a half-normal mixture of ten bets a side, written out in logarithms for one
candidate at a time (numpy, no grid, nothing shared with the code under test). Each case has, for a few candidates, the unit at
which they are first excluded and on which side, and the ends of the running intersection by root finding (scipy's brentq).
"""
import json
import sys

import numpy as np
import scipy
from scipy import optimize
from scipy.special import logsumexp

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
rng = np.random.default_rng(seed)
Z = .175 + .35 * np.arange(10)
LOGW = -Z ** 2 / 2 - logsumexp(-Z ** 2 / 2)
STAKE = .75


def log_capitals(theta, low, high, size, span, alpha, planned, largest, population):
    """log capital after every unit that the mean is above theta, and that it is below; inf once it is impossible."""
    a, b = span
    odds = 2 * np.log(1 / alpha)
    c = Z * np.sqrt((odds + np.log1p(odds)) / (planned / 4))
    lo, hi = largest * (a - theta), largest * (b - theta)
    above, below, out = np.zeros(10), np.zeros(10), []
    dead = [False, False]
    for t in range(len(size)):
        yl, yh = low[t] - theta * size[t], high[t] - theta * size[t]
        mid = (low[:t] + high[:t]) / 2 - theta * size[:t]
        sd = np.sqrt((np.sum(mid ** 2) + (hi - lo) ** 2 / 4) / (t + 1))
        left = np.inf if population is None else population - t
        sl = np.sum(low[:t] - theta * size[:t]) / left
        sh = np.sum(high[:t] - theta * size[:t]) / left
        with np.errstate(divide='ignore'):
            most_up = STAKE / -(lo + sl) if lo + sl < 0 else np.inf
            most_down = STAKE / (hi + sh) if hi + sh > 0 else np.inf
            above = above + np.log1p(np.minimum(c / sd, most_up) * (yl + sl))
            below = below + np.log1p(-np.minimum(c / sd, most_down) * (yh + sh))
        if population is not None:
            rest = population - t - 1
            eps = 1e-9 * (hi - lo)
            dead[0] |= np.sum(low[:t + 1] - theta * size[:t + 1]) + rest * lo > eps
            dead[1] |= np.sum(high[:t + 1] - theta * size[:t + 1]) + rest * hi < -eps
        out.append((np.inf if dead[0] else logsumexp(LOGW + above), np.inf if dead[1] else logsumexp(LOGW + below)))
    return np.array(out)


def first_out(theta, case, questions):
    bar = np.log(2 / case['alpha'])
    caps = log_capitals(theta, **case)
    a, b = case['span']
    for t, (up, down) in enumerate(caps):
        if questions is not None:  # what the questions not drawn yet leave possible
            left = questions - np.sum(case['size'][:t + 1])
            if theta < (np.sum(case['low'][:t + 1]) + a * left) / questions - 1e-12:
                return [t + 1, 'above']
            if theta > (np.sum(case['high'][:t + 1]) + b * left) / questions + 1e-12:
                return [t + 1, 'below']
        if up >= bar:
            return [t + 1, 'above']
        if down >= bar:
            return [t + 1, 'below']
    return [None, None]


def ends(case):
    """Running ends: the highest theta ever shown too low, the lowest ever shown too high, by maximal capital over time."""
    bar = np.log(2 / case['alpha'])
    a, b = case['span']
    est = np.sum((case['low'] + case['high']) / 2) / np.sum(case['size'])
    up = lambda th: min(np.max(log_capitals(th, **case)[:, 0]), 1e3) - bar
    down = lambda th: min(np.max(log_capitals(th, **case)[:, 1]), 1e3) - bar
    eps = 1e-9 * (b - a)
    lower = a if up(a + eps) < 0 else optimize.brentq(up, a + eps, est, xtol=1e-10)
    upper = b if down(b - eps) < 0 else optimize.brentq(down, est, b - eps, xtol=1e-10)
    return lower, upper


def utilities(n, penalty, p):
    return np.array([1., -penalty, 0.])[rng.choice(3, n, p=p)]


cases = []


def add(name, low, high, size, span, level, planned, largest, thetas, population=None, questions=None):
    case = dict(low=np.asarray(low, float), high=np.asarray(high, float), size=np.asarray(size, float), span=span,
                alpha=1 - level, planned=planned, largest=largest, population=population)
    lower, upper = ends(case)
    if questions is not None:  # what the questions not drawn yet leave possible
        left = questions - np.sum(size)
        lower = max(lower, (np.sum(low) + span[0] * left) / questions)
        upper = min(upper, (np.sum(high) + span[1] * left) / questions)
    cases.append(dict(name=name, low=list(map(float, low)), high=list(map(float, high)), size=list(map(float, size)),
                      range=list(span), level=level, planned=planned, largest=largest, population=population,
                      questions=questions, lower=lower, upper=upper,
                      candidates=[[float(th), *first_out(th, case, questions)] for th in thetas]))


rate = (rng.random(150) < .3).astype(float)
add('rate', rate, rate, np.ones(150), (0., 1.), .95, 150, 1, [.02, .1, .2, .3, .5, .7])
rare = (rng.random(200) < .02).astype(float)
add('rare', rare, rare, np.ones(200), (0., 1.), .9, 400, 1, [0., .01, .1, .2])
d = utilities(200, 1, [.6, .2, .2]) - utilities(200, 1, [.3, .4, .3])
add('difference at L = 1', d, d, np.ones(200), (-2., 2.), .95, 500, 1, [-.5, 0., .2, .5, 1.])
d = utilities(120, 9, [.5, .1, .4]) - utilities(120, 9, [.4, .3, .3])
add('difference at L = 9', d, d, np.ones(120), (-10., 10.), .99, 120, 1, [-1., 0., 1., 5.])
size = rng.integers(1, 5, 60)
theta = rng.beta(2, 2, 60)
sums = rng.binomial(size, theta).astype(float)
add('clusters', sums, sums, size, (0., 1.), .95, 60, 4, [.1, .3, .5, .8])
unknown = (rng.random(100) < .1).astype(float)
known = np.where(unknown == 1, 0, (rng.random(100) < .8).astype(float))
add('some not graded', known, known + unknown, np.ones(100), (0., 1.), .95, 100, 1, [.3, .5, .65, .8, .95])
pop = rng.permutation(np.r_[np.ones(36), np.zeros(44)])
add('without replacement', pop[:60], pop[:60], np.ones(60), (0., 1.), .95, 80, 1, [.2, .3, .45, .6], 80, 80)
size = rng.integers(1, 4, 40)
sums = rng.binomial(size, .7).astype(float)
add('clusters without replacement', sums[:30], sums[:30], size[:30], (0., 1.), .95, 40, 3, [.3, .5, .7, .95], 40, int(size.sum()))
lines = ',\n'.join(' ' + json.dumps(case) for case in cases)
tools = json.dumps({'numpy': np.__version__, 'scipy': scipy.__version__})
print(f'{{"tools": {tools}, "seed": {seed}, "cases": [\n{lines}\n]}}')
