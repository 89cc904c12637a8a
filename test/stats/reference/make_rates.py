#!/usr/bin/python3
"""Reference cases for the rate, cluster, pair and planning statistics: make_rates.py [SEED [CASES]] > rates.json

Values come from scipy, statsmodels, numpy and R (one Rscript call at the end), by other routes than the code under
test wherever one exists: root finding instead of closed forms, enumeration instead of recursions, matrices instead of sums.
"""
import itertools
import json
import math
import subprocess
import sys

import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.stats import contingency_tables, proportion

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 3
rng = np.random.default_rng(seed)
tools = {'scipy': scipy.__version__, 'statsmodels': statsmodels.__version__, 'numpy': np.__version__}
out = []
r_jobs = []


def add(stat, args, expected, call, tolerance=1e-9):
    out.append({'stat': stat, 'args': args, 'expected': expected, 'call': call, 'tolerance': tolerance})


def add_r(stat, args, code, keys, call, tolerance=1e-8):
    """code: an R expression that gives a numeric vector, one number a key."""
    r_jobs.append((stat, args, code, keys, call, tolerance))


def vector(values):
    return 'c(' + ','.join(repr(float(v)) for v in values) + ')'


def clip(pair, low=0.0, high=1.0):
    return max(low, float(pair[0])), min(high, float(pair[1]))


def level():
    return float(rng.choice([0.8, 0.9, 0.95, 0.99, 0.999]))


def count_pairs():
    fixed = [(0, 1), (1, 1), (0, 7), (7, 7), (1, 4326), (4325, 4326), (0, 1000000), (1000000, 1000000), (3, 5)]
    drawn = []
    for _ in range(cases):
        n = int(rng.choice([3, 30, 137, 4326, 10**5]))
        drawn.append((int(rng.binomial(n, rng.choice([0.001, 0.1, 0.5, 0.97]))), n))
    return fixed + drawn


# 1.1 One proportion
for x, n in count_pairs():
    conf = level()
    a = 1 - conf
    for method, name in [('wilson', 'wilson'), ('wilsoncc', 'wilson_cc'), ('exact', 'clopper_pearson')]:
        ci = stats.binomtest(x, n).proportion_ci(conf, method)
        add('binom_ci', {'x': x, 'n': n, 'conf': conf, 'method': name},
            {'estimate': x / n, 'lower': 0.0 if x == 0 else ci.low, 'upper': 1.0 if x == n else ci.high},
            f"scipy.stats.binomtest(x, n).proportion_ci(conf, '{method}')")
    lower = 0.0 if x == 0 else stats.beta.ppf(a / 2, x + .5, n - x + .5)
    upper = 1.0 if x == n else stats.beta.ppf(1 - a / 2, x + .5, n - x + .5)
    add('binom_ci', {'x': x, 'n': n, 'conf': conf, 'method': 'jeffreys'},
        {'estimate': x / n, 'lower': lower, 'upper': upper}, 'scipy.stats.beta.ppf, ends at 0 of n and n of n')
    for method, name in [('agresti_coull', 'agresti_coull'), ('normal', 'wald')]:
        lo, hi = clip(proportion.proportion_confint(x, n, a, method))
        add('binom_ci', {'x': x, 'n': n, 'conf': conf, 'method': name},
            {'estimate': x / n, 'lower': lo, 'upper': hi}, f"statsmodels proportion_confint(..., '{method}')")
    mid = lambda p, tail: (stats.binom.sf(x, n, p) if tail else stats.binom.cdf(x - 1, n, p)) + stats.binom.pmf(x, n, p) / 2 - a / 2
    lower = 0.0 if x == 0 else optimize.brentq(lambda p: mid(p, True), 0, 1, xtol=1e-15)
    upper = 1.0 if x == n else optimize.brentq(lambda p: mid(p, False), 0, 1, xtol=1e-15)
    add('binom_ci', {'x': x, 'n': n, 'conf': conf, 'method': 'midp'},
        {'estimate': x / n, 'lower': lower, 'upper': upper}, 'scipy.optimize.brentq on scipy.stats.binom')
    add('binom_upper', {'x': x, 'n': n, 'conf': conf},
        {'upper': 1.0 if x == n else stats.beta.ppf(conf, x + 1, n - x), 'lower': 0.0 if x == 0 else stats.beta.ppf(a, x, n - x + 1)},
        'scipy.stats.beta.ppf')

# 1.2 Several shares, independent differences
for counts in [[12, 10, 8], [0, 0, 5], [1, 0, 0]] + [rng.multinomial(int(rng.choice([9, 60, 900])), rng.dirichlet(np.ones(k))).tolist() for k in (2, 3, 5) for _ in range(cases)]:
    conf = level()
    ci = proportion.multinomial_proportions_confint(counts, 1 - conf, 'goodman')
    add('multinomial_ci', {'counts': counts, 'conf': conf}, {'lower': np.where(np.array(counts) == 0, 0, ci[:, 0]).tolist(), 'upper': ci[:, 1].tolist(),
        'estimate': (np.array(counts) / sum(counts)).tolist()}, "statsmodels multinomial_proportions_confint(counts, 1 - conf, 'goodman')")
for _ in range(cases):
    counts = rng.multinomial(int(rng.choice([60, 900])), rng.dirichlet(np.ones(7) * 5)).tolist()
    conf = float(rng.choice([0.9, 0.95]))
    with np.errstate(all='ignore'):
        ci = proportion.multinomial_proportions_confint(counts, 1 - conf, 'sison-glaz')
    add('multinomial_ci', {'counts': counts, 'conf': conf, 'method': 'sison-glaz'}, {'lower': ci[:, 0].tolist(), 'upper': ci[:, 1].tolist()},
        "statsmodels multinomial_proportions_confint(counts, 1 - conf, 'sison-glaz')", 1e-8)


def score_ends(x1, n1, x2, n2, conf):
    """Miettinen-Nurminen with the restricted estimate found by a numerical maximiser."""
    z = stats.norm.ppf(1 - (1 - conf) / 2)

    def statistic(delta):
        def negative(p2):
            p1 = p2 + delta
            ll = 0.0
            for x, n, p in ((x1, n1, p1), (x2, n2, p2)):
                p = min(max(p, 1e-300), 1 - 1e-16)
                ll += x * math.log(p) + (n - x) * math.log1p(-p)
            return -ll
        low, high = max(0, -delta), min(1, 1 - delta)

        def slope(p2):
            s = 0.0
            for x, n, p in ((x1, n1, p2 + delta), (x2, n2, p2)):
                s += (x / max(p, 1e-300) if x else 0) - ((n - x) / max(1 - p, 1e-300) if n - x else 0)
            return s
        e = 1e-15 + (high - low) * 1e-14
        a, b = low + e, high - e
        if slope(a) <= 0:
            p2 = low
        elif slope(b) >= 0:
            p2 = high
        else:
            p2 = optimize.brentq(slope, a, b, xtol=1e-16)
        p1 = min(max(p2 + delta, 0), 1)
        v = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
        gap = x1 / n1 - x2 / n2 - delta
        return gap / math.sqrt(v) if v > 0 else math.copysign(math.inf, gap) if gap else 0.0
    d = x1 / n1 - x2 / n2
    big = lambda t: max(min(t, 1e6), -1e6)
    lower = -1.0 if d == -1 else optimize.brentq(lambda t: big(statistic(t)) - z, -1 + 1e-12, d, xtol=1e-14)
    upper = 1.0 if d == 1 else optimize.brentq(lambda t: big(statistic(t)) + z, d, 1 - 1e-12, xtol=1e-14)
    return lower, upper


for x1, n1, x2, n2 in [(0, 30, 0, 30), (30, 30, 0, 30), (10, 10, 10, 10), (1, 1, 0, 1)] + [
        (int(rng.binomial(n1, p)), n1, int(rng.binomial(n2, p)), n2) for _ in range(cases)
        for n1, n2, p in [(int(rng.choice([7, 40, 1000])), int(rng.choice([9, 55, 4326])), float(rng.choice([.02, .4, .95])))]]:
    conf = level()
    args = {'x1': x1, 'n1': n1, 'x2': x2, 'n2': n2, 'conf': conf}
    if n1 > 1:
        lo, hi = clip(proportion.confint_proportions_2indep(x1, n1, x2, n2, method='newcomb', compare='diff', alpha=1 - conf), -1)
        add('diff_indep', {**args, 'method': 'newcombe'}, {'estimate': x1 / n1 - x2 / n2, 'lower': lo, 'upper': hi}, "statsmodels confint_proportions_2indep(method='newcomb')", 1e-8)
    lo, hi = clip(proportion.confint_proportions_2indep(x1, n1, x2, n2, method='agresti-caffo', compare='diff', alpha=1 - conf), -1)
    add('diff_indep', {**args, 'method': 'agresti_caffo'}, {'lower': lo, 'upper': hi}, "statsmodels confint_proportions_2indep(method='agresti-caffo')", 1e-8)
    lo, hi = score_ends(x1, n1, x2, n2, conf)
    add('diff_indep', {**args, 'method': 'miettinen_nurminen'}, {'lower': lo, 'upper': hi}, 'score test inverted with scipy.optimize, restricted estimate by root of the likelihood slope', 1e-7)

# 1.4, 1.5 F score, utilities, Dirichlet
for c, i, r in [(0, 5, 5), (0, 0, 9), (7, 0, 0), (1, 0, 1)] + [rng.multinomial(int(rng.choice([10, 200, 4326])), rng.dirichlet(np.ones(3))).tolist() for _ in range(cases)]:
    n = c + i + r
    conf = level()
    args = {'correct': c, 'incorrect': i, 'refused': r, 'conf': conf}
    p = np.array([c, i, r]) / n
    a = p[0] + p[1]
    f = 2 * p[0] / (1 + a)
    gradient = np.array([2 / (1 + a) - 2 * p[0] / (1 + a) ** 2, -2 * p[0] / (1 + a) ** 2, 0])
    se = math.sqrt(max(0, gradient @ (np.diag(p) - np.outer(p, p)) @ gradient / n))
    z = stats.norm.ppf(1 - (1 - conf) / 2)
    add('f_score_delta', args, {'estimate': f, 'se': se, 'lower': max(0, f - z * se), 'upper': min(1, f + z * se)}, 'gradient x multinomial covariance (numpy)', 1e-8)
    lam, rho = float(rng.choice([0, .5, 1, 3, 9])), float(rng.choice([0, .25]))
    scores = np.repeat([1, -lam, -rho], [c, i, r])
    if n > 1:
        se = scores.std(ddof=1) / math.sqrt(n)
        for dist, q in [('z', z), ('t', stats.t.ppf(1 - (1 - conf) / 2, n - 1))]:
            add('utility', {**args, 'lam': lam, 'rho': rho, 'dist': dist, 'scale': 100.0},
                {'estimate': 100 * scores.mean(), 'se': 100 * se, 'lower': 100 * (scores.mean() - q * se), 'upper': 100 * (scores.mean() + q * se)},
                'numpy mean, std(ddof=1); scipy.stats quantile', 1e-7)
    h = .5
    for metric, (x, y) in {'accuracy': (c + h, i + r + 2 * h), 'hallucination_rate': (i + h, c + r + 2 * h), 'refusal_rate': (r + h, c + i + 2 * h),
                           'attempt_rate': (c + i + 2 * h, r + h), 'accuracy_given_attempted': (c + h, i + h),
                           'hallucination_given_attempted': (i + h, c + h), 'hallucination_among_noncorrect': (i + h, r + h)}.items():
        add('dirichlet_margin', {**args, 'metric': metric}, {'lower': stats.beta.ppf((1 - conf) / 2, x, y), 'upper': stats.beta.ppf(1 - (1 - conf) / 2, x, y), 'mean': x / (x + y)}, 'scipy.stats.beta')

# Percentile bootstrap with B = infinity
METRICS = {
    'accuracy': lambda c, i, r: c / (c + i + r), 'hallucination_rate': lambda c, i, r: i / (c + i + r), 'refusal_rate': lambda c, i, r: r / (c + i + r),
    'accuracy_given_attempted': lambda c, i, r: c / (c + i) if c + i else None,
    'hallucination_given_attempted': lambda c, i, r: i / (c + i) if c + i else None,
    'hallucination_among_noncorrect': lambda c, i, r: i / (i + r) if i + r else None,
    'f_score': lambda c, i, r: 2 * c / (2 * c + 2 * i + r), 'omniscience': lambda c, i, r: 100 * (c - i) / (c + i + r),
    'utility': lambda c, i, r: (c - 3 * i - .5 * r) / (c + i + r)}
for c, i, r in [(3, 2, 4), (1, 0, 6)] + [rng.multinomial(int(rng.choice([11, 23])), rng.dirichlet(np.ones(3))).tolist() for _ in range(cases)]:
    n = c + i + r
    dist = stats.multinomial(n, [c / n, i / n, r / n])
    conf = float(rng.choice([0.8, 0.9, 0.95]))
    for metric, f in METRICS.items():
        rows = [(f(a, b, n - a - b), dist.pmf([a, b, n - a - b])) for a in range(n + 1) for b in range(n + 1 - a)]
        rows = [(v, w) for v, w in rows if w > 0]
        defined = sorted((v, w) for v, w in rows if v is not None)
        if not defined:
            continue
        total = sum(w for _, w in defined)
        v = np.array([v for v, _ in defined])
        w = np.array([w for _, w in defined]) / total
        cdf = np.cumsum(w)
        a = (1 - conf) / 2
        add('ideal_bootstrap', {'correct': c, 'incorrect': i, 'refused': r, 'metric': metric, 'conf': conf, 'lam': 3.0, 'rho': 0.5},
            {'estimate': f(c, i, r), 'lower': v[np.searchsorted(cdf, a - 1e-12)], 'upper': v[np.searchsorted(cdf, 1 - a - 1e-12)],
             'boot_mean': float(w @ v), 'boot_se': math.sqrt(max(0, float(w @ (v - w @ v) ** 2))), 'p_undefined': 1 - total}, 'enumeration with scipy.stats.multinomial', 2e-8)

# 1.6 Clusters
for shape in range(cases + 1):
    sizes = rng.integers(1, 9, int(rng.choice([4, 12, 40]))) if shape else np.full(10, 3)
    labels = np.repeat(np.arange(len(sizes)), sizes)
    theta = rng.beta(1, 2, len(sizes))
    y = rng.binomial(1, np.repeat(theta, sizes)).astype(float)
    order = rng.permutation(len(y))
    y, labels = y[order], labels[order]
    N, G = len(y), len(sizes)
    conf = level()
    args = {'y': y.astype(int).tolist(), 'cluster': labels.tolist(), 'conf': conf}
    D = (labels[:, None] == np.arange(G)).astype(float)
    e = D.T @ (y - y.mean())
    cr0 = math.sqrt(e @ e) / N
    cr1 = cr0 * math.sqrt(G / (G - 1))
    t = stats.t.ppf(1 - (1 - conf) / 2, G - 1)
    add('cluster_mean', args, {'mean': y.mean(), 'clusters': G, 'cr0': cr0, 'cr1': cr1, 'df': G - 1, 'lower': y.mean() - t * cr1, 'upper': y.mean() + t * cr1}, 'numpy sandwich', 1e-8)
    # CR2 with explicit matrices
    X = np.ones((N, 1))
    H = X @ X.T / N
    A = np.zeros((N, N))
    for g in range(G):
        rows = np.flatnonzero(labels == g)
        m = np.eye(len(rows)) - H[np.ix_(rows, rows)]
        vals, vecs = np.linalg.eigh(m)
        A[np.ix_(rows, rows)] = vecs @ np.diag(np.where(vals > 1e-12, 1 / np.sqrt(np.maximum(vals, 1e-300)), 0)) @ vecs.T
    M = np.eye(N) - H
    parts = np.stack([M[:, labels == g] @ A[np.ix_(labels == g, labels == g)] @ X[labels == g, 0] / N for g in range(G)], 1)
    se2 = math.sqrt(sum(float(X[labels == g, 0] @ A[np.ix_(labels == g, labels == g)] @ (M @ y)[labels == g] / N) ** 2 for g in range(G)))
    P = parts.T @ parts
    df = np.trace(P) ** 2 / np.sum(P * P)
    t2 = stats.t.ppf(1 - (1 - conf) / 2, df)
    add('cluster_mean_cr2', args, {'mean': y.mean(), 'se': se2, 'df': df, 'lower': y.mean() - t2 * se2, 'upper': y.mean() + t2 * se2}, 'CR2 and Satterthwaite with explicit matrices (numpy)', 1e-7)
    p = y.mean()
    if 0 < p < 1:
        deff = cr1 ** 2 / (p * (1 - p) / N)
        floor = max(1, deff)
        for quantile, q in [('t', t), ('z', stats.norm.ppf(1 - (1 - conf) / 2))]:
            ne = N / floor
            centre = (p + q * q / 2 / ne) / (1 + q * q / ne)
            half = q * math.sqrt(p * (1 - p) / ne + q * q / 4 / ne ** 2) / (1 + q * q / ne)
            add('cluster_wilson', {**args, 'quantile': quantile}, {'estimate': p, 'lower': centre - half, 'upper': centre + half, 'deff': floor, 'n_eff': ne}, 'formula with numpy', 1e-8)
        add_r('icc_anova', {k: args[k] for k in ('y', 'cluster')},
              f'{{y<-{vector(y)};g<-factor({vector(labels)});a<-anova(aov(y~g));m<-table(g);n0<-(length(y)-sum(m^2)/length(y))/(length(m)-1);b<-a[1,3];w<-a[2,3];c(b,w,n0,(b-w)/n0,w,(b-w)/(b+(n0-1)*w),a[1,4],a[1,5])}}',
              ['msb', 'msw', 'n0', 'var_between', 'var_within', 'icc', 'f', 'p_value'], 'R anova(aov(y ~ g))', 1e-7)
        add_r('icc_reml', {k: args[k] for k in ('y', 'cluster')},
              f'{{d<-data.frame(y={vector(y)},g=factor({vector(labels)}));m<-nlme::lme(y~1,random=~1|g,data=d,method="REML",control=nlme::lmeControl(opt="optim",reltol=1e-12,msTol=1e-12));v<-as.numeric(nlme::VarCorr(m)[,1]);c(v[1],v[2],v[1]/(v[1]+v[2]))}}',
              ['var_between', 'var_within', 'icc'], 'R nlme::lme(y ~ 1, random = ~1 | g, method = "REML")', 2e-4)
    den = rng.binomial(1, .7, N)
    num = (den * y).astype(int)
    if den.sum():
        h = num.sum() / den.sum()
        res = D.T @ (num - h * den)
        add('cluster_ratio', {'num': num.tolist(), 'den': den.tolist(), 'cluster': labels.tolist()}, {'ratio': h, 'se': math.sqrt(G / (G - 1) * res @ res) / den.sum()}, 'linearisation with numpy (survey::svyratio)')
for _ in range(cases):
    G = int(rng.integers(2, 6))
    rows = [(int(rng.integers(0, 3)), 2) for _ in range(G)]
    ratios = sorted(sum(rows[k][0] for k in pick) / sum(rows[k][1] for k in pick) for pick in itertools.product(range(G), repeat=G))
    num = [v for x, m in rows for v in [1] * x + [0] * (m - x)]
    a = .025
    index = lambda q: ratios[math.ceil(q * len(ratios) - 1e-9) - 1]
    add('ideal_cluster_bootstrap', {'num': num, 'den': [1] * len(num), 'cluster': np.repeat(np.arange(G), 2).tolist()},
        {'estimate': sum(x for x, _ in rows) / (2 * G), 'lower': index(a), 'upper': index(1 - a), 'boot_mean': float(np.mean(ratios)), 'boot_se': float(np.std(ratios))}, 'all G^G resamples listed')
for _ in range(cases):
    matrix = rng.binomial(1, rng.beta(1, 1, 15)[:, None], (15, int(rng.integers(2, 6))))
    K = matrix.shape[1]
    within = matrix.var(1, ddof=1).mean()
    between = matrix.mean(1).var(ddof=1) - within / K
    add('sampling_variance', {'matrix': matrix.tolist()}, {'mean': matrix.mean(), 'var_between': between, 'var_within': within, 'se': math.sqrt((between + within / K) / 15)}, 'numpy variances')

# 1.7 Pairs
for b, c in [(0, 1), (20, 20), (0, 40), (3, 900)] + rng.integers(0, 60, (cases, 2)).tolist():
    add('mcnemar', {'b': b, 'c': c}, {'p_value': contingency_tables.mcnemar([[0, b], [c, 0]], exact=True).pvalue}, 'statsmodels mcnemar(exact=True)')
    m = min(b, c)
    add('mcnemar', {'b': b, 'c': c, 'method': 'midp'}, {'p_value': min(1, 2 * stats.binom.cdf(m, b + c, .5) - stats.binom.pmf(m, b + c, .5))}, 'scipy.stats.binom')
    for method, flag in [('asymptotic', 'FALSE'), ('cc', 'TRUE')]:
        add_r('mcnemar', {'b': b, 'c': c, 'method': method}, f'{{m<-mcnemar.test(matrix(c(5,{c},{b},5),2),correct={flag});c(m$statistic,m$p.value)}}', ['statistic', 'p_value'], f'R mcnemar.test(correct={flag})')


def tango_ends(a, b, c, d, conf):
    n = a + b + c + d
    z = stats.norm.ppf(1 - (1 - conf) / 2)

    def statistic(delta):
        low, high = max(0, -delta), (1 - delta) / 2

        def slope(q):
            s = 0.0
            if b: s += b / max(q + delta, 1e-300)
            if c: s += c / max(q, 1e-300)
            if a + d: s -= 2 * (a + d) / max(1 - 2 * q - delta, 1e-300)
            return s
        e = (high - low) * 1e-13
        x, y = low + e, high - e
        q = low if slope(x) <= 0 else high if slope(y) >= 0 else optimize.brentq(slope, x, y, xtol=1e-16)
        v = (2 * q + delta - delta ** 2) / n
        gap = (b - c) / n - delta
        return gap / math.sqrt(v) if v > 0 else (math.copysign(1e6, gap) if gap else 0.0)
    est = (b - c) / n
    lower = -1.0 if est == -1 else optimize.brentq(lambda t: statistic(t) - z, -1 + 1e-12, est, xtol=1e-14)
    upper = 1.0 if est == 1 else optimize.brentq(lambda t: statistic(t) + z, est, 1 - 1e-12, xtol=1e-14)
    return lower, upper


for a, b, c, d in [(0, 0, 0, 30), (0, 5, 0, 0), (0, 0, 1, 0), (1, 0, 0, 0), (10, 0, 0, 10), (0, 5, 5, 0)] + [
        rng.multinomial(int(rng.choice([12, 100, 4326])), rng.dirichlet(np.ones(4))).tolist() for _ in range(cases)]:
    n = a + b + c + d
    conf = level()
    args = {'a': a, 'b': b, 'c': c, 'd': d, 'conf': conf}
    lo, hi = tango_ends(a, b, c, d, conf)
    add('paired_diff', {**args, 'method': 'tango'}, {'estimate': (b - c) / n, 'lower': lo, 'upper': hi}, 'score test inverted with scipy.optimize', 1e-6)
    w1 = proportion.proportion_confint(a + b, n, 1 - conf, 'wilson')
    w2 = proportion.proportion_confint(a + c, n, 1 - conf, 'wilson')
    p1, p2 = (a + b) / n, (a + c) / n
    A = (a + b) * (c + d) * (a + c) * (b + d)
    B = a * d - b * c
    phi = 0 if A == 0 else (max(B - n / 2, 0) if B > 0 else B) / math.sqrt(A)
    l1, u1, l2, u2 = p1 - w1[0], w1[1] - p1, p2 - w2[0], w2[1] - p2
    lo = p1 - p2 - math.sqrt(l1 ** 2 - 2 * phi * l1 * u2 + u2 ** 2)
    hi = p1 - p2 + math.sqrt(u1 ** 2 - 2 * phi * u1 * l2 + l2 ** 2)
    lo, hi = clip((lo, hi), -1)
    add('paired_diff', {**args, 'method': 'newcombe'}, {'lower': lo, 'upper': hi, 'phi': phi}, 'Newcombe 1998 method 10 on statsmodels Wilson', 1e-8)
    z = stats.norm.ppf(1 - (1 - conf) / 2)
    se = math.sqrt(b + c - (b - c) ** 2 / n) / n
    lo, hi = clip(((b - c) / n - z * se, (b - c) / n + z * se), -1)
    add('paired_diff', {**args, 'method': 'wald'}, {'lower': lo, 'upper': hi}, 'formula', 1e-8)
for _ in range(cases):
    tables = [(rng.multinomial(60, rng.dirichlet(np.ones(4) * 3)) + 1).reshape(2, 2).tolist() for _ in range(3)]
    flat = ','.join(f'{t[0][0]},{t[1][0]},{t[0][1]},{t[1][1]}' for t in tables)
    for correct in (False, True):
        add_r('mantel_haenszel', {'tables': tables, 'correct': correct}, f'{{m<-mantelhaen.test(array(c({flat}),c(2,2,3)),correct={str(correct).upper()});c(m$estimate,m$conf.int[1],m$conf.int[2],m$statistic,m$p.value)}}',
              ['odds_ratio', 'or_lower', 'or_upper', 'statistic', 'p_value'], f'R mantelhaen.test(correct={str(correct).upper()})')
    table = rng.multinomial(200, rng.dirichlet(np.ones(9))).reshape(3, 3) + 1
    t = table.tolist()
    add_r('bowker', {'table': t}, f'{{m<-mcnemar.test(matrix({vector(table.T.ravel())},3));c(m$statistic,m$parameter,m$p.value)}}', ['statistic', 'df', 'p_value'], 'R mcnemar.test on 3 x 3')
    square = contingency_tables.SquareTable(table, shift_zeros=False)
    for method in ('stuart_maxwell', 'bhapkar'):
        result = square.homogeneity(method)
        add('stuart_maxwell', {'table': t, 'method': method}, {'statistic': result.statistic, 'df': int(result.df), 'p_value': result.pvalue}, f"statsmodels SquareTable.homogeneity('{method}')", 1e-8)
for k in [1, 2, 3, 6, 15]:
    p = np.round(rng.beta(.5, 3, k), 3).tolist()
    for method in ['holm', 'hochberg', 'hommel', 'bonferroni', 'BH', 'BY', 'none']:
        add_r('p_adjust', {'p': p, 'method': method}, f'p.adjust({vector(p)},"{method}")', ['adjusted'], f'R p.adjust(p, "{method}")')
for _ in range(cases):
    s = rng.choice([1, 0, -1, -9], (2, int(rng.choice([2, 9, 50]))))
    conf = level()
    d = s[0] - s[1]
    n = len(d)
    se = d.std(ddof=1) / math.sqrt(n)
    for dist, q in [('t', stats.t.ppf(1 - (1 - conf) / 2, n - 1)), ('z', stats.norm.ppf(1 - (1 - conf) / 2))]:
        rho = None if s[0].std() == 0 or s[1].std() == 0 else float(np.corrcoef(s[0], s[1])[0, 1])
        add('paired_mean_diff', {'s1': s[0].tolist(), 's2': s[1].tolist(), 'dist': dist, 'conf': conf},
            {'estimate': d.mean(), 'se': se, 'lower': d.mean() - q * se, 'upper': d.mean() + q * se, 'correlation': rho}, 'numpy', 1e-7)
    for d in [d[:14].astype(float), rng.normal(size=11), np.round(rng.normal(size=12), 1)]:
        nz = d[d != 0]
        sums = np.array([np.dot(signs, nz) for signs in itertools.product([-1, 1], repeat=len(nz))])
        add('sign_flip_test', {'d': d.tolist()}, {'p_value': float(np.mean(np.abs(sums) >= abs(nz.sum()) - 1e-9))}, 'all sign patterns listed')

# 1.8 Planning
for _ in range(cases):
    p1, p2 = np.round(rng.uniform(.05, .95, 2), 3).tolist()
    power, sig, n = float(rng.choice([.8, .9])), float(rng.choice([.05, .01])), int(rng.choice([40, 300, 4326]))
    add_r('power_two_prop', {'p1': p1, 'p2': p2, 'power': power, 'sig_level': sig}, f'{{m<-power.prop.test(p1={p1},p2={p2},power={power},sig.level={sig},tol=1e-12);c(m$n,m$power)}}', ['n', 'power'], 'R power.prop.test', 1e-5)
    add_r('power_two_prop', {'p1': p1, 'p2': p2, 'n': n, 'sig_level': sig}, f'{{m<-power.prop.test(p1={p1},p2={p2},n={n},sig.level={sig});c(m$n,m$power)}}', ['n', 'power'], 'R power.prop.test', 1e-8)
    low = round(float(rng.uniform(.05, .6)), 3)
    add_r('mde_two_prop', {'p1': low, 'n': n, 'power': power, 'sig_level': sig}, f'{{m<-tryCatch(power.prop.test(p1={low},n={n},power={power},sig.level={sig},tol=1e-12)$p2,error=function(e)NA);c(m,m-{low})}}', ['p2', 'mde'], 'R power.prop.test', 1e-5)
    h = abs(2 * math.asin(math.sqrt(p2)) - 2 * math.asin(math.sqrt(p1)))
    za = stats.norm.ppf(1 - sig / 2)
    pw = lambda m: stats.norm.sf(za - h * math.sqrt(m)) + stats.norm.cdf(-za - h * math.sqrt(m))
    add('power_one_prop_arcsine', {'p0': p1, 'p1': p2, 'n': n, 'sig_level': sig}, {'h': h, 'n': n, 'power': pw(n)}, 'formula of pwr::pwr.p.test')
    add('power_one_prop_arcsine', {'p0': p1, 'p1': p2, 'power': power, 'sig_level': sig}, {'h': h, 'power': power, 'n': optimize.brentq(lambda m: pw(m) - power, 1e-9, 1e9, xtol=1e-10)}, 'pwr::pwr.p.test by scipy.optimize.brentq', 1e-6)
    k = np.arange(n + 1)
    reject = (stats.binom.cdf(k, n, p1) <= sig / 2) | (stats.binom.sf(k - 1, n, p1) <= sig / 2)
    add('power_one_prop_exact', {'p0': p1, 'p1': p2, 'n': n, 'sig_level': sig}, {'power': stats.binom.pmf(k, n, p2)[reject].sum(), 'size': stats.binom.pmf(k, n, p1)[reject].sum()}, 'enumeration with scipy.stats.binom')
    hw, conf = float(rng.choice([.01, .025, .1])), float(rng.choice([.9, .95]))
    add('n_for_half_width', {'p': p1, 'half_width': hw, 'conf': conf}, {'n': math.ceil(proportion.samplesize_confint_proportion(p1, hw, 1 - conf))}, 'statsmodels samplesize_confint_proportion')
    z = stats.norm.ppf(1 - (1 - conf) / 2)
    m = 1
    while z * math.sqrt(p1 * (1 - p1) / m + z * z / 4 / m ** 2) / (1 + z * z / m) > hw:
        m += 1
    add('n_for_half_width', {'p': p1, 'half_width': hw, 'conf': conf, 'method': 'wilson'}, {'n': m}, 'counting up')
    p10, p01 = np.round(rng.uniform(.02, .3, 2), 3).tolist()
    pd, dd = p10 + p01, p10 - p01
    if dd:
        add('n_mcnemar', {'p10': p10, 'p01': p01, 'power': power, 'sig_level': sig}, {'n': (za * math.sqrt(pd) + stats.norm.ppf(power) * math.sqrt(pd - dd ** 2)) ** 2 / dd ** 2}, 'formula', 1e-8)
    n = int(rng.choice([5, 60, 150]))
    for method in ('exact', 'midp'):
        total = 0
        for b in range(n + 1):
            c = np.arange(n - b + 1)
            mm = np.minimum(b, c)
            pv = 2 * stats.binom.cdf(mm, b + c, .5) - (stats.binom.pmf(mm, b + c, .5) if method == 'midp' else 0)
            prob = stats.binom.pmf(b, n, p10) * stats.binom.pmf(c, n - b, p01 / (1 - p10))
            total += prob[np.minimum(pv, 1) <= sig].sum()
        add('power_mcnemar_exact', {'p10': p10, 'p01': p01, 'n': n, 'sig_level': sig, 'method': method}, {'power': total}, 'all (b, c) listed with scipy.stats.binom', 1e-8)
    sd, deff = round(float(rng.uniform(.2, 3)), 2), round(float(rng.uniform(1, 3)), 2)
    add('mde_mean', {'sd': sd, 'n': n, 'power': power, 'sig_level': sig, 'deff': deff}, {'mde': (za + stats.norm.ppf(power)) * sd * math.sqrt(deff / n)}, 'formula')

script = 'cat(paste(R.version$major,R.version$minor,sep="."),"\\n")\n' + '\n'.join(f'cat(sprintf("%.17g",as.numeric({code})),"\\n")' for _, _, code, _, _, _ in r_jobs)
lines = subprocess.run(['Rscript', '-'], input=script, capture_output=True, text=True, check=True).stdout.strip().split('\n')
tools['R'] = lines[0].strip()
for (stat, args, code, keys, call, tolerance), line in zip(r_jobs, lines[1:]):
    numbers = [None if v in ('NA', 'NaN') else float(v) for v in line.split()]
    expected = {keys[0]: numbers} if keys == ['adjusted'] else dict(zip(keys, numbers))
    add(stat, args, expected, call, tolerance)


def plain(value):
    if isinstance(value, (np.floating, np.integer)):
        return value.item()
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value


print('{"tools": ' + json.dumps(tools) + ', "seed": ' + str(seed) + ', "cases": [')
print(',\n'.join(json.dumps(plain(case)) for case in out))
print(']}')
