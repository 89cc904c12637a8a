#!/usr/bin/python3
"""Reference cases for series over time: make_series.py [SEED] > series.json

Each by another route than the product's: variances by shuffling every trial in every way, evidence by the marginal
likelihood of the runs' means with the level projected out, adjusted e-values over all groups, step changes by every order.
"""
import itertools
import json
import sys

import numpy as np
import scipy
from scipy import linalg, stats

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
rng = np.random.default_rng(seed)


def contrast(runs, labels):
    """runs: for each run, for each question, the list of its trials' scores."""
    total, chance, squares, clusters, n = 0.0, 0.0, 0.0, {}, 0
    kept = []
    for q, label in enumerate(labels):
        new, old = runs[-1][q], [x for run in runs[:-1] for x in run[q]]
        if not new or not old:
            continue
        n += 1
        pool = new + old
        shuffles = [np.mean([pool[i] for i in chosen]) - np.mean([pool[i] for i in range(len(pool)) if i not in chosen])
                    for chosen in itertools.combinations(range(len(pool)), len(new))]
        difference = np.mean(new) - np.mean(old)
        total += difference
        chance += np.var(shuffles)
        squares += difference ** 2
        clusters[label] = clusters.get(label, 0) + difference
        sizes = np.cumsum([len(run[q]) for run in runs[:-1]])
        kept.append(sizes[:-1] / sizes[-1])
    clustered = sum(v ** 2 for v in clusters.values())
    return {'n': n, 'clusters': len(clusters), 'sum': total, 'chanceVariance': chance,
            'variance': max((squares + 2 * chance) / 3, clustered), 'carried': np.mean(kept, axis=0).tolist()}


contrasts = []
for _ in range(4):
    t, m = int(rng.integers(2, 5)), int(rng.integers(4, 9))
    labels = rng.integers(0, 3, m).tolist()
    penalty = int(rng.integers(0, 4))
    runs = [[rng.choice([1, -penalty, 0], int(rng.integers(0, 3))).tolist() for _ in range(m)] for _ in range(t)]
    runs[0][0], runs[-1][0] = [1], [0]
    contrasts.append({'runs': runs, 'labels': labels, 'expected': contrast(runs, labels)})

evidence = []
for _ in range(4):
    t, variance, expected = int(rng.integers(3, 13)), float(rng.uniform(1e-5, 4e-4)), float(rng.uniform(.01, .1))
    y = rng.normal(.5, np.sqrt(variance), t)
    y[t // 2:] -= rng.choice([0, .04])
    basis = linalg.null_space(np.ones((1, t)))

    def log_ratio(tau, upto):
        # Marginal likelihood of what is left of the runs' means without their level, change of N(0, expected^2) against none.
        space = linalg.null_space(np.ones((1, upto)))
        data = space.T @ y[:upto]
        step = space.T @ (np.arange(upto) >= tau).astype(float)
        none = variance * np.eye(upto - 1)
        return (stats.multivariate_normal.logpdf(data, np.zeros(upto - 1), none + expected ** 2 * np.outer(step, step))
                - stats.multivariate_normal.logpdf(data, np.zeros(upto - 1), none))

    logs = []
    for upto in range(2, t + 1):
        terms = [np.exp(log_ratio(tau, upto)) / (tau * (tau + 1)) for tau in range(1, upto)]
        logs.append(float(np.log(sum(terms) + 1 / upto)))
    evidence.append({'means': y.tolist(), 'variance': variance, 'expected': expected, 'logEValues': logs})

adjusted = []
for _ in range(4):
    e = np.round(np.exp(rng.normal(1, 2, int(rng.integers(1, 7)))), 4)
    groups = [g for size in range(1, len(e) + 1) for g in itertools.combinations(range(len(e)), size)]
    adjusted.append({'eValues': e.tolist(),
                     'expected': [float(min(e[list(g)].mean() for g in groups if i in g)) for i in range(len(e))]})


def statistic(trials, ends):
    best = 0
    for end in ends:
        table = np.array([[sum(x == k for x in part) for k in range(3)] for part in (trials[:end], trials[end:])])
        table = table[:, table.sum(axis=0) > 0]
        best = max(best, stats.chi2_contingency(table, lambda_='log-likelihood', correction=False)[0]
                   if table.shape[1] > 1 else 0)
    return best


steps = []
for runs in ([[0], [0], [0], [0], [1], [1], [1]], [[0], [0], [2], [0], [1], [1], [2]], [[0, 0], [0, 0], [1, 1], [1, 2]],
             [[0], [1], [0], [1], [0], [1], [0]]):
    trials = [x for run in runs for x in run]
    ends = np.cumsum([len(run) for run in runs])[:-1].tolist()
    observed = statistic(trials, ends)
    orders = set(itertools.permutations(trials))
    p = np.mean([statistic(list(order), ends) >= observed - 1e-9 for order in orders])
    steps.append({'runs': [[run.count(k) for k in range(3)] for run in runs], 'statistic': float(observed), 'pValue': float(p)})

print(json.dumps({'tools': {'scipy': scipy.__version__, 'numpy': np.__version__}, 'seed': seed, 'contrasts': contrasts,
                  'evidence': evidence, 'adjusted': adjusted, 'steps': steps}, indent=1))
