"""Reference values for the adaptive order: python3 test/stats/reference/make_adaptive_order.py > test/stats/reference/adaptive_order.json

Question effects by scipy's BFGS on the penalised likelihood, the variance by fixed point; inclusion probabilities by bisection
on their factor; weighted means with cluster-robust errors from the rows. numpy and scipy; nothing of closedbook.
"""
import json

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.special import expit
from scipy.stats import t as student

rng = np.random.default_rng(20)


def effects(cells, respondents, questions):
    j, i, y, n = (np.array(column) for column in zip(*cells))

    def mode(variance, start):
        def loss(x):
            a, b = x[:respondents], x[respondents:]
            z = a[j] + b[i]
            value = -np.sum(y * z - n * np.logaddexp(0, z)) + np.sum(a**2) / 18 + np.sum(b**2) / 2 / variance
            residual = y - n * expit(z)
            gradient = np.concatenate([
                -np.bincount(j, residual, respondents) + a / 9,
                -np.bincount(i, residual, questions) + b / variance,
            ])
            return value, gradient

        return minimize(loss, start, jac=True, method="BFGS", options={"gtol": 1e-10, "maxiter": 10000}).x

    variance, x = 1.0, np.zeros(respondents + questions)
    for _ in range(5000):
        x = mode(variance, x)
        a, b = x[:respondents], x[respondents:]
        p = expit(a[j] + b[i])
        spread = 1 / (np.bincount(i, n * p * (1 - p), questions) + 1 / variance)
        following = np.mean(b**2 + spread)
        if abs(following - variance) < 1e-11:
            break
        variance = following
    return {"ability": list(a), "ease": list(b), "easeVariance": list(spread), "variance": variance}


def case_effects(respondents, questions, trials, missing):
    ability, ease = rng.normal(0.3, 0.7, respondents), rng.normal(0, 1.2, questions)
    cells = [
        (r, q, int(rng.binomial(trials, expit(ability[r] + ease[q]))), trials)
        for r in range(respondents)
        for q in range(questions)
        if rng.uniform() > missing
    ]
    return {
        "respondents": respondents,
        "questions": questions,
        "cells": [dict(zip(["respondent", "question", "successes", "trials"], cell)) for cell in cells],
        **effects(cells, respondents, questions),
    }


def chances(sizes, count, floor):
    sizes = np.array(sizes)
    shares = floor / len(sizes) + (1 - floor) * sizes / sizes.sum()
    factor = brentq(lambda f: np.minimum(1, f * shares).sum() - count, 0, 1e6, xtol=1e-14, rtol=1e-15)
    return list(np.minimum(1, factor * shares))


def case_weighted(clusters, largest):
    rows = []
    for cluster in range(clusters):
        lean = rng.normal()
        for _ in range(rng.integers(1, largest + 1)):
            chance = float(rng.uniform(0.05, 0.6))
            outcomes = [int(rng.choice(3, p=np.array([expit(lean + shift), 0.3, 0.4]) / (expit(lean + shift) + 0.7))) for shift in (0, 0.8)]
            rows.append((cluster, chance, *outcomes))
    cluster, chance, first, second = (np.array(column) for column in zip(*rows))
    w = 1 / chance

    def ratio(numerator, denominator, interval):
        p = np.sum(w * numerator) / np.sum(w * denominator)
        residual = np.bincount(cluster, w * (numerator - p * denominator))
        groups = len(np.unique(cluster[denominator > 0])) if interval == "wilson" else clusters
        error = np.sqrt(groups / (groups - 1) * np.sum(residual**2)) / np.sum(w * denominator)
        critical = student.ppf(0.975, groups - 1)
        if interval == "t":
            return [p, p - critical * error, p + critical * error]
        n = np.sum(w * denominator) / np.mean(w)
        effective = n / max(1, error**2 / (p * (1 - p) / n))
        z2 = critical**2
        middle = (p + z2 / 2 / effective) / (1 + z2 / effective)
        half = critical / (1 + z2 / effective) * np.sqrt(p * (1 - p) / effective + z2 / 4 / effective**2)
        return [p, middle - half, middle + half]

    worth = [np.where(o == 0, 1, np.where(o == 1, -3, 0)) for o in (first, second)]
    ones = np.ones(len(w))
    return {
        "rows": [dict(zip(["cluster", "chance", "first", "second"], map(float, row))) for row in rows],
        "correct": ratio(1.0 * (first == 0), ones, "wilson"),
        "wrongOfAttempted": ratio(1.0 * (first == 1), 1.0 * (first < 2), "wilson"),
        "utility": ratio(1.0 * worth[0], ones, "t"),
        "difference": ratio(1.0 * (worth[0] - worth[1]), ones, "t"),
    }


sizes = [float(x) for x in rng.gamma(0.7, size=40)]
print(json.dumps({
    "effects": [case_effects(4, 12, 1, 0.1), case_effects(6, 20, 3, 0.3)],
    "chances": [
        {"sizes": sizes, "count": count, "floor": floor, "chances": chances(sizes, count, floor)}
        for count, floor in [(8, 0.25), (20, 0.1), (35, 0.05)]
    ],
    "weighted": [case_weighted(30, 4), case_weighted(12, 1)],
}, indent=1))
