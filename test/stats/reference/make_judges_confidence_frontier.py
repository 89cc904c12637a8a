"""Reference values for agreement, judge correction, calibration, frontier and questions.

Every expected value comes from scipy, statsmodels, scikit-learn or R, or from a definition written out the long way
(pairs, enumeration, exact fractions) that shares no formula with the code under test.

    /usr/bin/python3 make_judges_confidence_frontier.py OUTDIR [SEED] [CASES]

writes one JSON file a statistic: {"statistic", "tool", "call", "cases": [{"args", "expected", "tolerance"}]}.
"""
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings
from fractions import Fraction

import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import optimize, special, stats
from sklearn import isotonic as sk_isotonic
from sklearn import metrics as sk_metrics
from statsmodels.stats import inter_rater

warnings.filterwarnings("ignore")
OUT = sys.argv[1]
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
CASES = int(sys.argv[3]) if len(sys.argv) > 3 else 4
Z = stats.norm.ppf(0.975)
VERSIONS = dict(scipy=scipy.__version__, statsmodels=statsmodels.__version__, sklearn=sklearn.__version__,
                numpy=np.__version__)


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(v) for v in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return None if not math.isfinite(value) else float(value)
    return value


def write(statistic, tool, call, cases):
    lines = ",\n    ".join(json.dumps(clean(dict(args=a, expected=e, tolerance=t))) for a, e, t in cases)
    head = json.dumps(dict(statistic=statistic, tool=tool, call=call), indent=2)[:-2]
    with open(os.path.join(OUT, statistic + ".json"), "w") as file:
        file.write(head + ',\n  "cases": [\n    ' + lines + "\n  ]\n}\n")


def rng_of(name):
    return np.random.default_rng([SEED, *name.encode()])


def r_version():
    return subprocess.run(["R", "--version"], capture_output=True, text=True).stdout.split()[2]


def in_r(script, data):
    """Runs an R expression on named vectors and reads back one number a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".R", delete=False) as file:
        for name, values in data.items():
            file.write(f"{name} <- c({','.join(repr(float(v)) for v in values)})\n")
        file.write(script)
    run = subprocess.run(["Rscript", file.name], capture_output=True, text=True)
    os.unlink(file.name)
    return [float(x) for x in run.stdout.split()]


# --- agreement ---------------------------------------------------------------------------------------------------

def cohen():
    rng, cases = rng_of("cohen"), []
    for k in range(CASES * 2):
        size = int(rng.integers(2, 5))
        table = rng.integers(0, 30, (size, size)) + np.diag(rng.integers(0, 60, size))
        for weights in (None, "linear", "quadratic"):
            wt = {None: None, "linear": "linear", "quadratic": "quadratic"}[weights]
            r = inter_rater.cohens_kappa(table, wt=wt)
            se = math.sqrt(max(0, r.var_kappa))
            args = dict(table=table) | (dict(weights=weights) if weights else {})
            cases.append((args, dict(kappa=r.kappa, se=se, se0=math.sqrt(r.var_kappa0), lower=max(-1, r.kappa - Z * se),
                                     upper=min(1, r.kappa + Z * se)), 1e-9))
    cases.append((dict(table=[[40, 0], [0, 60]]), dict(kappa=1, se=0, lower=1, upper=1), 1e-9))
    cases.append((dict(table=[[0, 0], [0, 0]]), dict(kappa=None, se=None, lower=None, upper=None), 1e-9))
    cases.append((dict(table=[[20, 5], [0, 0]]), dict(kappa=0), 1e-9))
    write("cohen_kappa", f"statsmodels {VERSIONS['statsmodels']}",
          "cohens_kappa(table, wt=weights): kappa, sqrt(var_kappa), sqrt(var_kappa0); normal interval clipped to [-1, 1]",
          cases)


def fleiss():
    rng, cases = rng_of("fleiss"), []
    for _ in range(CASES):
        n, graders, size = int(rng.integers(3, 30)), int(rng.integers(2, 8)), int(rng.integers(2, 5))
        counts = rng.multinomial(graders, rng.dirichlet(np.ones(size)), n)
        for method in ("fleiss", "randolph"):
            cases.append((dict(counts=counts, method=method),
                          dict(kappa=inter_rater.fleiss_kappa(counts, method=method)), 1e-9))
    cases.append((dict(counts=[[3, 0], [3, 0]]), dict(kappa=None), 1e-9))
    cases.append((dict(counts=[[3, 0], [3, 0]], method="randolph"), dict(kappa=1), 1e-9))
    cases.append((dict(counts=[[1, 0], [0, 1]]), dict(kappa=None), 1e-9))
    write("fleiss_kappa", f"statsmodels {VERSIONS['statsmodels']}", "fleiss_kappa(counts, method)", cases)


def kripp_pairs(data, level):
    """Observed and expected disagreement over all pairs of values, without a coincidence matrix."""
    units = [[row[u] for row in data if row[u] is not None] for u in range(len(data[0]))]
    units = [u for u in units if len(u) >= 2]
    pool = [v for u in units for v in u]
    if len(set(pool)) < 2:
        return None
    count = {v: pool.count(v) for v in set(pool)}

    def d(a, b):
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return (a - b) ** 2
        if level == "ratio":
            return 0.0 if a == b else ((a - b) / (a + b)) ** 2
        lo, hi = min(a, b), max(a, b)
        return 0.0 if a == b else (sum(c for v, c in count.items() if lo <= v <= hi) - (count[a] + count[b]) / 2) ** 2
    n = len(pool)
    observed = sum(sum(d(a, b) for a, b in itertools.permutations(u, 2)) / (len(u) - 1) for u in units) / n
    expected = sum(d(a, b) for a, b in itertools.permutations(pool, 2)) / (n * (n - 1))
    return 1 - observed / expected


PUBLISHED = [[1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
             [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]


def krippendorff():
    rng, cases = rng_of("kripp"), []
    for level, value in dict(nominal=0.743, ordinal=0.815, interval=0.849, ratio=0.797).items():
        cases.append((dict(data=PUBLISHED, level=level), dict(alpha=value), 5e-4))
        for _ in range(CASES):
            graders, n = int(rng.integers(2, 5)), int(rng.integers(4, 12))
            data = [[int(v) if rng.random() > 0.2 else None for v in rng.integers(0 if level != "ratio" else 1, 5, n)]
                    for _ in range(graders)]
            cases.append((dict(data=data, level=level), dict(alpha=kripp_pairs(data, level)), 1e-9))
    cases.append((dict(data=[[1, None], [None, 2]]), dict(alpha=None), 1e-9))
    cases.append((dict(data=[["a", "b", "a"], ["a", "b", "b"]]), dict(alpha=kripp_pairs([["a", "b", "a"], ["a", "b", "b"]], "nominal")), 1e-9))
    cases.append((dict(data=[[0, 0, 3], [0, 0, 3]], level="ratio"), dict(alpha=1), 1e-9))
    write("krippendorff_alpha", "Krippendorff 2011, printed example (three digits); own enumeration of all pairs of values",
          "1 - mean disagreement within units / mean disagreement over all pairs", cases)


def gwet():
    rng, cases = rng_of("gwet"), [(dict(data=PUBLISHED), dict(ac1=0.77544), 5e-6)]
    for _ in range(CASES):
        graders, n, q = int(rng.integers(2, 5)), int(rng.integers(4, 12)), int(rng.integers(2, 4))
        data = [[int(v) if rng.random() > 0.15 else None for v in rng.choice(q, n, p=rng.dirichlet(np.ones(q)))]
                for _ in range(graders)]
        units = [[row[u] for row in data if row[u] is not None] for u in range(n)]
        pairs = [[a == b for a, b in itertools.permutations(u, 2)] for u in units if len(u) > 1]
        po = np.mean([np.mean(p) for p in pairs])
        share = [np.mean([np.mean([v == k for v in u]) for u in units if u]) for k in range(q)]
        pe = sum(s * (1 - s) for s in share) / (q - 1)
        cases.append((dict(data=data, categories=list(range(q))), dict(ac1=(po - pe) / (1 - pe), po=po, pe=pe), 1e-9))
    cases.append((dict(data=[[1, 1], [1, 1]], categories=[1, 2]), dict(ac1=1, po=1, pe=0), 1e-9))
    cases.append((dict(data=[[1, 1], [1, 1]]), dict(ac1=None, po=1), 1e-9))
    write("gwet_ac1", "Gwet 2014, printed four-rater example; own enumeration of pairs", "(po - pe) / (1 - pe)", cases)


# --- judge correction --------------------------------------------------------------------------------------------

def delta(f, point, covariance):
    """Delta standard error with a numerical gradient."""
    gradient = optimize.approx_fprime(point, f, 1e-6)
    central = np.array([(f(point + h) - f(point - h)) / 2e-5 for h in np.eye(len(point)) * 1e-5])
    assert np.allclose(gradient, central, rtol=1e-3, atol=1e-4)
    return math.sqrt(central @ covariance @ central)


def rogan():
    rng, cases = rng_of("rogan"), []
    for _ in range(CASES):
        n, pos, neg = (int(v) for v in rng.integers(20, 500, 3))
        x, tp, tn = int(rng.integers(0, n + 1)), int(pos * rng.uniform(0.7, 1)), int(neg * rng.uniform(0.7, 1))
        p, se, sp = x / n, tp / pos, tn / neg
        f = lambda v: (v[0] + v[2] - 1) / (v[1] + v[2] - 1)
        raw = f(np.array([p, se, sp]))
        s = delta(f, np.array([p, se, sp]), np.diag([p * (1 - p) / n, se * (1 - se) / pos, sp * (1 - sp) / neg]))
        cases.append((dict(x=x, n=n, tp=tp, pos=pos, tn=tn, neg=neg),
                      dict(raw=raw, estimate=min(1, max(0, raw)), se=s, lower=max(0, raw - Z * s), upper=min(1, raw + Z * s)), 1e-7))
    cases.append((dict(x=3, n=10, tp=2, pos=10, tn=2, neg=10), dict(raw=None, estimate=None, se=None), 1e-9))
    write("rogan_gladen", f"numpy {VERSIONS['numpy']}", "delta rule with a central-difference gradient", cases)


def confusion():
    rng, cases = rng_of("confusion"), []
    for _ in range(CASES * 2):
        k = int(rng.integers(2, 5))
        audit = rng.integers(0, 15, (k, k)) + np.diag(rng.integers(20, 90, k))
        judged = rng.multinomial(int(rng.integers(50, 5000)), rng.dirichlet(np.full(k, 0.6)))
        M = (audit / audit.sum(1, keepdims=True)).T
        q = judged / judged.sum()
        best = None
        for start in [np.full(k, 1 / k), *np.eye(k)]:
            r = optimize.minimize(lambda p: 1e3 * ((M @ p - q) ** 2).sum(), start, method="SLSQP", bounds=[(0, 1)] * k,
                                  constraints=[dict(type="eq", fun=lambda p: p.sum() - 1)], options=dict(ftol=1e-16, maxiter=1000))
            if best is None or r.fun < best.fun:
                best = r
        cases.append((dict(audit=audit, judged=judged), dict(raw=np.linalg.solve(M, q), estimate=best.x), 1e-5))
    cases.append((dict(audit=[[5, 5], [5, 5]], judged=[30, 70]), dict(raw=None), 1e-9))
    write("confusion_inverse", f"scipy {VERSIONS['scipy']}, numpy {VERSIONS['numpy']}",
          "numpy.linalg.solve(M, q); minimize(|Mp - q|^2, method='SLSQP', bounds, sum = 1), best of several starts", cases)


def double():
    rng, cases = rng_of("double"), []
    for _ in range(CASES):
        k = int(rng.integers(2, 4))
        audit = rng.integers(0, 20, (k, k)) + np.diag(rng.integers(10, 90, k))
        judged = rng.integers(100, 900, k)
        N, m = judged.sum(), audit.sum(0)
        q, P = judged / N, audit / audit.sum(0)
        estimate, se = P @ q, []
        for t in range(k):
            # Law of the estimate: multinomial judged shares and, within each, binomial truth; delta with its own gradient.
            point = np.concatenate([q, P[t]])
            cov = np.zeros((2 * k, 2 * k))
            cov[:k, :k] = (np.diag(q) - np.outer(q, q)) / N
            cov[k:, k:] = np.diag(P[t] * (1 - P[t]) / m)
            se.append(delta(lambda v: v[:k] @ v[k:], point, cov))
        cases.append((dict(audit=audit, judged=judged), dict(estimate=estimate, se=se), 1e-7))
    cases.append((dict(audit=[[5, 0], [2, 0]], judged=[30, 0]), dict(estimate=[5 / 7, 2 / 7]), 1e-9))
    cases.append((dict(audit=[[5, 0], [2, 0]], judged=[30, 3]), dict(estimate=None), 1e-9))
    write("double_sampling", f"numpy {VERSIONS['numpy']}", "delta rule over judged shares and audited truths", cases)


def ppi():
    rng, cases = rng_of("ppi"), []
    for k in range(CASES):
        n, N = int(rng.integers(5, 40)), int(rng.integers(20, 90))
        y = rng.integers(0, 2, n).astype(float) if k % 2 else rng.normal(size=n).round(3)
        f = np.where(rng.random(n) < 0.8, y, rng.permutation(y))
        u = rng.choice(f, N)
        for lam in (None, 1.0, 0.0, 0.5):
            used = lam
            if lam is None:
                pooled = np.concatenate([f, u])
                used = np.cov(y, f, ddof=0)[0, 1] / ((1 + n / N) * pooled.var(ddof=1)) if pooled.var() > 0 else 0
                used = min(1, max(0, used))
            estimate = used * u.mean() + (y - used * f).mean()
            se = math.sqrt((used * u).var() / N + (y - used * f).var() / n)
            args = dict(y=y, f=f, f_unlabeled=u) | ({} if lam is None else dict(lam=lam))
            cases.append((args, dict(estimate=estimate, se=se, lower=estimate - Z * se, upper=estimate + Z * se, lam=used), 1e-9))
        raw = np.cov(y, -f, ddof=0)[0, 1] / ((1 + n / N) * np.concatenate([f, u]).var(ddof=1))
        cases.append((dict(y=y, f=-f, f_unlabeled=-u, clip=False), dict(lam=raw), 1e-9))
        cases.append((dict(y=y, f=-f, f_unlabeled=-u), dict(lam=min(1, max(0, raw))), 1e-9))
    write("ppi_mean", f"numpy {VERSIONS['numpy']}", "ppi_py's formulas: var ddof 0; lambda = cov / ((1 + n/N) var_pooled ddof 1)", cases)


def strata():
    rng, cases = rng_of("strata"), []
    for _ in range(CASES):
        names = ["a", "b", "c"]
        sizes = {s: int(rng.integers(8, 300)) for s in names}
        draws = {s: rng.integers(0, 2, int(rng.integers(2, 8))).astype(float) for s in names}
        N = sum(sizes.values())
        mean = sum(sizes[s] / N * draws[s].mean() for s in names)
        for fpc in (True, False):
            variance = sum((sizes[s] / N) ** 2 * draws[s].var(ddof=1) / len(draws[s]) * (1 - len(draws[s]) / sizes[s] if fpc else 1)
                           for s in names)
            y = np.concatenate([draws[s] for s in names])
            stratum = [s for s in names for _ in draws[s]]
            cases.append((dict(y=y, stratum=stratum, stratum_size=sizes, fpc=fpc), dict(mean=mean, se=math.sqrt(variance)), 1e-9))
    cases.append((dict(y=[1, 0, 1], stratum=["a", "a", "b"], stratum_size=dict(a=4, b=1)), dict(mean=0.6), 1e-9))
    cases.append((dict(y=[1, 0, 1], stratum=["a", "a", "b"], stratum_size=dict(a=4, b=3)), dict(se=None), 1e-9))
    write("stratified_mean", f"numpy {VERSIONS['numpy']}", "Cochran's stratified variance", cases)


def allocation():
    rng, cases = rng_of("neyman"), []
    for _ in range(CASES):
        k = int(rng.integers(2, 6))
        sizes, sds = rng.integers(5, 500, k), rng.uniform(0.01, 1, k).round(3)
        n = int(rng.integers(1, sizes.sum()))
        # The optimum of the convex programme itself: least variance under the budget and the caps, by its dual.
        dual = lambda mu: np.minimum(sizes, mu * sizes * sds)
        mu = optimize.brentq(lambda m: dual(m).sum() - n, 0, 1e6, xtol=1e-16, rtol=1e-15)
        cases.append((dict(n=n, sizes=sizes, sds=sds), dict(allocation=dual(mu)), 1e-6))
    cases.append((dict(n=500, sizes=[10, 20], sds=[0.1, 0.5]), dict(allocation=[10, 20]), 1e-9))
    cases.append((dict(n=10, sizes=[10, 20], sds=[0, 0]), dict(allocation=[0, 0]), 1e-9))
    write("neyman", f"scipy {VERSIONS['scipy']}", "brentq on the multiplier of min(N_h, mu N_h S_h) summing to n", cases)


# --- calibration -------------------------------------------------------------------------------------------------

def forecasts(rng, k):
    n = int(rng.integers(12, 120))
    conf = rng.beta(3, 2, n).round(3 if k % 2 else 1)
    return conf, (rng.random(n) < conf ** 1.5).astype(int)


def mass_groups(conf, bins):
    """array_split of the stable order; each cut in a tie goes to its nearest end, unless nearly all values differ."""
    order = np.argsort(conf, kind="stable")
    if len(np.unique(conf)) >= 0.85 * len(conf):
        return [g for g in np.array_split(order, bins) if len(g)]
    values = list(conf[order])
    cuts = np.cumsum([len(g) for g in np.array_split(order, bins)])[:-1]
    ends = [k for k in range(len(values) + 1) if k in (0, len(values)) or values[k - 1] != values[k]]
    moved = [min(ends, key=lambda end: (abs(end - cut), end)) for cut in cuts]
    return [g for g in np.split(order, moved) if len(g)]


def ece():
    rng, cases = rng_of("ece"), []
    for k in range(CASES):
        conf, y = forecasts(rng, k)
        for scheme in ("width", "mass"):
            for bins in (5, 10, 200):
                if scheme == "width":
                    groups = [np.where(np.minimum((conf * bins).astype(int), bins - 1) == b)[0] for b in range(bins)]
                else:
                    groups = mass_groups(conf, bins)
                groups = [g for g in groups if len(g)]
                w = np.array([len(g) / len(conf) for g in groups])
                gap = np.array([y[g].mean() - conf[g].mean() for g in groups])
                noise = np.array([y[g].mean() * (1 - y[g].mean()) / (len(g) - 1) if len(g) > 1 else 0 for g in groups])
                for norm, value in {"1": (w * abs(gap)).sum(), "2": math.sqrt((w * gap ** 2).sum()), "max": abs(gap).max()}.items():
                    cases.append((dict(conf=conf, correct=y, scheme=scheme, bins=bins, norm=norm),
                                  dict(value=value, squared=(w * gap ** 2).sum()), 1e-9))
                signed = (w * (gap ** 2 - noise)).sum()
                cases.append((dict(conf=conf, correct=y, scheme=scheme, bins=bins, debiased=True),
                              dict(value=math.sqrt(max(0, signed)), squared=signed), 1e-9))
    cases.append((dict(conf=[], correct=[]), dict(value=None), 1e-9))
    write("ece", f"numpy {VERSIONS['numpy']}", "stable argsort and array_split with ties kept together, or floor(p B); definition over the groups", cases[::4] if CASES <= 4 else cases)


def scores():
    rng, cases, logs, binned, spieg = rng_of("scores"), [], [], [], []
    for k in range(CASES):
        conf, y = forecasts(rng, k)
        base = y.mean()
        score = sk_metrics.brier_score_loss(y, conf) if 0 < base < 1 else ((conf - y) ** 2).mean()
        groups = [np.where(conf == v)[0] for v in np.unique(conf)]
        rel = sum(len(g) * (conf[g[0]] - y[g].mean()) ** 2 for g in groups) / len(y)
        res = sum(len(g) * (y[g].mean() - base) ** 2 for g in groups) / len(y)
        cases.append((dict(conf=conf, correct=y), dict(brier=score, reliability=rel, resolution=res, uncertainty=base * (1 - base),
                                                      skill=1 - score / (base * (1 - base)) if 0 < base < 1 else None), 1e-9))
        inner = np.clip(conf, 0.001, 0.999)
        logs.append((dict(conf=inner, correct=y), dict(log_loss=sk_metrics.log_loss(y, inner, labels=[0, 1])), 1e-9))
        groups = mass_groups(conf, 6)
        wbv = sum(((conf[g] - conf[g].mean()) ** 2).sum() for g in groups) / len(y)
        wbc = 2 * sum(((conf[g] - conf[g].mean()) * (y[g] - y[g].mean())).sum() for g in groups) / len(y)
        binned.append((dict(conf=conf, correct=y, bins=6, scheme="mass"), dict(brier=((conf - y) ** 2).mean(), wbv=wbv, wbc=wbc), 1e-9))
        if ((1 - 2 * conf) ** 2 * conf * (1 - conf)).sum() > 0:
            expected = (conf * (1 - conf)).sum()
            z = (((conf - y) ** 2).sum() - expected) / math.sqrt(((1 - 2 * conf) ** 2 * conf * (1 - conf)).sum())
            spieg.append((dict(conf=conf, correct=y), dict(z=z, p_value=2 * stats.norm.sf(abs(z))), 1e-9))
    spieg.append((dict(conf=[0.5, 1, 0], correct=[1, 1, 0]), dict(z=None, p_value=None), 1e-9))
    cases.append((dict(conf=[0.4, 0.4], correct=[0, 0]), dict(brier=0.16, resolution=0, uncertainty=0, skill=None), 1e-9))
    logs.append((dict(conf=[1, 1], correct=[1, 0], eps=0.01), dict(log_loss=-(math.log(0.99) + math.log(0.01)) / 2), 1e-9))
    write("brier", f"scikit-learn {VERSIONS['sklearn']}", "brier_score_loss(correct, conf); groups of equal confidence", cases)
    write("log_score", f"scikit-learn {VERSIONS['sklearn']}", "log_loss(correct, conf)", logs)
    write("brier_binned", f"numpy {VERSIONS['numpy']}", "Stephenson 2008, terms within those groups of ece", binned)
    write("spiegelhalter", f"scipy {VERSIONS['scipy']}", "(sum (p - y)^2 - sum p(1 - p)) / root of its variance; norm.sf", spieg)


def delong(y, s):
    """Structural components pair by pair."""
    pos, neg = s[y == 1], s[y == 0]
    psi = (pos[:, None] > neg) + 0.5 * (pos[:, None] == neg)
    return psi.mean(1), psi.mean(0)


def rocs():
    rng, cases, pairs = rng_of("roc"), [], []
    for k in range(CASES):
        n = int(rng.integers(8, 90))
        y = rng.integers(0, 2, n)
        y[:2], y[2:4] = 0, 1
        s1 = (y * rng.uniform(0, 1) + rng.normal(size=n)).round(1 if k % 2 else 6)
        s2 = (y + rng.normal(size=n)).round(1)
        a, b = delong(y, s1), delong(y, s2)
        auc = sk_metrics.roc_auc_score(y, s1)
        se = math.sqrt(a[0].var(ddof=1) / len(a[0]) + a[1].var(ddof=1) / len(a[1]))
        cases.append((dict(labels=y, scores=s1), dict(auc=auc, se=se, lower=max(0, auc - Z * se), upper=min(1, auc + Z * se)), 1e-9))
        d0, d1 = a[0] - b[0], a[1] - b[1]
        z = (a[0].mean() - b[0].mean()) / math.sqrt(d0.var(ddof=1) / len(d0) + d1.var(ddof=1) / len(d1))
        pairs.append((dict(labels=y, scores1=s1, scores2=s2),
                      dict(auc1=auc, auc2=sk_metrics.roc_auc_score(y, s2), z=z, p_value=2 * stats.norm.sf(abs(z))), 1e-9))
    cases.append((dict(labels=[0, 0, 1, 1], scores=[1, 2, 3, 4]), dict(auc=1, se=0, lower=1, upper=1), 1e-9))
    cases.append((dict(labels=[], scores=[]), dict(auc=None, se=None), 1e-9))
    cases.append((dict(labels=[0, 0, 1], scores=[1, 3, 2]), dict(auc=0.5), 1e-9))
    pairs.append((dict(labels=[0, 0, 1, 1], scores1=[1, 2, 2, 4], scores2=[1, 2, 2, 4]), dict(z=0, p_value=1), 1e-9))
    write("auroc", f"scikit-learn {VERSIONS['sklearn']}", "roc_auc_score; DeLong's components pair by pair in numpy", cases)
    write("auroc_paired", f"scikit-learn {VERSIONS['sklearn']}, scipy {VERSIONS['scipy']}",
          "roc_auc_score; variance of the differences of DeLong's components", pairs)


def risk():
    rng, cases, cov, guar = rng_of("risk"), [], [], []
    for k in range(CASES):
        conf, y = forecasts(rng, k)
        n, e = len(y), 1 - y
        # Expectation over the order of ties: replace each error by its tie group's mean, then the plain definition.
        mean_error = np.array([e[conf == c].mean() for c in conf])
        order = np.argsort(-conf, kind="stable")
        cum = np.cumsum(mean_error[order])
        steps = np.arange(1, n + 1)
        oracle = np.cumsum(np.sort(e)) / steps
        auc = sk_metrics.roc_auc_score(y, conf) if 0 < y.mean() < 1 else 0.5
        err = e.mean()
        cases.append((dict(conf=conf, correct=y), dict(aurc=(cum / steps).mean(), e_aurc=(cum / steps).mean() - oracle.mean(),
                      augrc=cum.sum() / n ** 2, augrc_trapz=(1 - auc) * (1 - err) * err + err ** 2 / 2, error_rate=err), 1e-9))
        for r in (0.0, 0.2, float(err), 1.0):
            best, bound = (0, None), (0, None, None)
            levels = np.unique(conf)
            for t in levels:
                keep = conf >= t
                m, x = int(keep.sum()), int(e[keep].sum())
                if x / m <= r and m / n > best[0]:
                    best = (m / n, t)
                upper = stats.beta.ppf(1 - 0.1 / len(levels), x + 1, m - x) if x < m else 1.0
                if upper <= r and m / n > bound[0]:
                    bound = (m / n, t, upper)
            cov.append((dict(conf=conf, correct=y, risk=r), dict(coverage=best[0], threshold=best[1]), 1e-9))
            guar.append((dict(conf=conf, correct=y, risk=r, delta=0.1), dict(coverage=bound[0], threshold=bound[1], bound=bound[2]), 1e-9))
    cases.append((dict(conf=[], correct=[]), dict(aurc=None, augrc=None), 1e-9))
    cases.append((dict(conf=[0.5, 0.5], correct=[0, 0]), dict(aurc=1, e_aurc=0, augrc_trapz=0.5), 1e-9))
    write("risk_coverage", f"scikit-learn {VERSIONS['sklearn']}", "tie groups averaged; AUGRC from roc_auc_score by its identity", cases)
    write("coverage_at_risk", f"numpy {VERSIONS['numpy']}", "all distinct thresholds tried", cov)
    write("guaranteed_coverage", f"scipy {VERSIONS['scipy']}", "beta.ppf(1 - delta / K, x + 1, m - x) at all distinct thresholds", guar)


def recalibration():
    rng, iso, ties, plt, temp, band = rng_of("recal"), [], [], [], [], []
    for k in range(CASES):
        conf, y = forecasts(rng, 2 * k + 1)
        distinct = np.sort(rng.permutation(1000)[:len(y)] / 1000)
        iso.append((dict(x=distinct, y=y), dict(fitted=in_r("cat(format(isoreg(x, y)$yf, digits = 17))", dict(x=distinct, y=y))), 1e-9))
        tied = conf.round(1)
        fit = sk_isotonic.IsotonicRegression().fit(tied, y)
        ties.append((dict(x=tied, y=y), dict(fitted=fit.predict(tied)), 1e-9))
        a, b = in_r("cat(format(coef(glm(y ~ x, family = binomial, control = list(epsilon = 1e-14))), digits = 17))", dict(x=conf, y=y))
        plt.append((dict(x=conf, y=y), dict(intercept=a, slope=b), 1e-6))
        logit = np.log(np.clip(conf, 1e-6, 1 - 1e-6) / (1 - np.clip(conf, 1e-6, 1 - 1e-6)))
        loss = lambda T: np.logaddexp(0, np.where(y == 1, -1, 1) * logit / T).mean()
        r = optimize.minimize_scalar(lambda u: loss(math.exp(u)), bounds=(-6, 6), method="bounded", options=dict(xatol=1e-12))
        if abs(r.x) < 5:
            temp.append((dict(conf=conf, correct=y), dict(T=math.exp(r.x), log_loss=r.fun), 1e-5))
        few = conf[:int(rng.integers(1, 13))]
        law = np.zeros(len(few) + 1)
        for bits in itertools.product((0, 1), repeat=len(few)):
            law[sum(bits)] += np.prod(np.where(bits, few, 1 - few))
        for level in (0.95, 0.8):
            cdf, tail = np.cumsum(law), (1 - level) / 2
            band.append((dict(conf=few, level=level), dict(lower=np.argmax(cdf >= tail) / len(few),
                         upper=np.argmax(cdf >= 1 - tail) / len(few), mean=few.mean()), 1e-9))
    plt.append((dict(x=[0.1, 0.2, 0.8], y=[0, 0, 1]), dict(intercept=None, slope=None), 1e-9))
    band.append((dict(conf=[]), dict(lower=None, upper=None, mean=None), 1e-9))
    band.append((dict(conf=[1, 1, 0]), dict(lower=2 / 3, upper=2 / 3, mean=2 / 3), 1e-9))
    write("isotonic", f"R {r_version()}", "isoreg(x, y)$yf", iso)
    write("isotonic_ties", f"scikit-learn {VERSIONS['sklearn']}", "IsotonicRegression().fit(x, y).predict(x)", ties)
    write("platt", f"R {r_version()}", "glm(y ~ x, family = binomial, control = list(epsilon = 1e-14))", plt)
    write("temperature", f"scipy {VERSIONS['scipy']}", "minimize_scalar(log loss of sigmoid(logit(p) / exp(u)), method='bounded')", temp)
    write("consistency_band", f"numpy {VERSIONS['numpy']}", "enumeration of all 2^n outcomes; inverse cdf", band)


# --- refusing, frontier ------------------------------------------------------------------------------------------

def refusing():
    rng, cases = rng_of("refuse"), []
    for k in range(CASES):
        tp, fp, fn, tn = (int(v) for v in rng.integers(1, 60, 4))
        truth = [1] * (tp + fn) + [0] * (fp + tn)
        said = [1] * tp + [0] * fn + [1] * fp + [0] * tn
        cases.append((dict(tp=tp, fp=fp, fn=fn, tn=tn, cost_wrong=3, cost_refuse=0.25, gain_right=2),
                      dict(precision=sk_metrics.precision_score(truth, said), recall=sk_metrics.recall_score(truth, said),
                           f1=sk_metrics.f1_score(truth, said), mcc=sk_metrics.matthews_corrcoef(truth, said),
                           youden=sk_metrics.balanced_accuracy_score(truth, said, adjusted=True), over_refusal=fp / (fp + tn),
                           utility=(2 * tn - 3 * fn - 0.25 * (tp + fp)) / (tp + fp + fn + tn)), 1e-9))
    cases.append((dict(tp=0, fp=0, fn=3, tn=4), dict(precision=None, recall=0, over_refusal=0, f1=0, mcc=None, youden=0), 1e-9))
    cases.append((dict(tp=0, fp=0, fn=0, tn=0), dict(precision=None, recall=None, f1=None, mcc=None, youden=None, utility=None), 1e-9))
    cases.append((dict(tp=0, fp=0, fn=0, tn=5), dict(precision=None, recall=None, f1=None, youden=None, utility=1), 1e-9))
    write("refusal_classifier", f"scikit-learn {VERSIONS['sklearn']}",
          "precision_score, recall_score, f1_score, matthews_corrcoef, balanced_accuracy_score(adjusted=True)", cases)


def frontier():
    rng, fronts, hulls = rng_of("front"), [], []
    for k in range(CASES * 3):
        m, n = int(rng.integers(1, 9)), int(rng.choice([5, 10, 100]))
        c, i = [], []
        for _ in range(m):
            a, b, _r = rng.multinomial(n, rng.dirichlet(np.ones(3)))
            c.append(int(a)), i.append(int(b))
        h, a = [x / n for x in i], [x / n for x in c]
        fronts.append((dict(hallucination=h, accuracy=a), dict(front=[
            x for x in range(m) if not any(i[y] <= i[x] and c[y] >= c[x] and (i[y] < i[x] or c[y] > c[x]) for y in range(m))]), 1e-9))
        for refuse in (False, True):
            points = [(Fraction(y, n), Fraction(x, n)) for x, y in zip(c, i)] + ([(Fraction(0), Fraction(0))] if refuse else [])
            cuts = sorted({Fraction(0)} | {(p[1] - q[1]) / (p[0] - q[0]) for p in points for q in points
                                           if p[0] != q[0] and (p[1] - q[1]) / (p[0] - q[0]) > 0})
            intervals = []
            for lo, hi in zip(cuts, cuts[1:] + [None]):
                middle = lo + 1 if hi is None else (lo + hi) / 2
                u = [p[1] - middle * p[0] for p in points]
                best = [x for x, v in enumerate(u) if v == max(u)]
                if intervals and intervals[-1]["models"] == best:
                    intervals[-1]["to"] = None if hi is None else float(hi)
                else:
                    intervals.append({"models": best, "from": float(lo), "to": None if hi is None else float(hi)})
            hulls.append((dict(hallucination=h, accuracy=a, include_refuse_all=refuse), dict(intervals=intervals), 1e-9))
    write("pareto", "exact integers", "all pairs compared", fronts)
    write("utility_envelope", "exact fractions", "all crossings as cuts, winner at each midpoint", hulls)


def crossing():
    rng, cases, normal, exact = rng_of("cross"), [], [], []
    cells = [(1, -1), (-1, 1), (1, 0), (-1, 0), (0, 1), (0, -1), (0, 0)]
    for k in range(CASES * 3):
        n = int(rng.choice([8, 30, 200]))
        counts = rng.multinomial(n, rng.dirichlet(np.full(len(cells), 0.7)))
        rows = [(a, b, int(m)) for (a, b), m in zip(cells, counts) if m]
        d = np.repeat(np.array([r[:2] for r in rows], float), [r[2] for r in rows], axis=0)
        if d.std(0).min() == 0:
            continue
        for dist, conf in (("z", 0.95), ("t", 0.9)):
            q = stats.norm.ppf((1 + conf) / 2) if dist == "z" else stats.t.ppf((1 + conf) / 2, n - 1)
            m, V = d.mean(0), np.cov(d.T, ddof=1) / n
            # The set itself: ratios not rejected, found on a fine grid of angles of the line through the origin.
            reject = lambda r: (m[0] - r * m[1]) ** 2 - q * q * (V[0, 0] - 2 * r * V[0, 1] + r * r * V[1, 1])
            r = np.tan(np.linspace(-math.pi / 2 + 1e-6, math.pi / 2 - 1e-6, 400001))
            s = reject(r) > 0
            roots = [optimize.brentq(reject, r[j], r[j + 1], xtol=1e-14, rtol=1e-14) for j in np.where(s[1:] != s[:-1])[0]]
            if len(roots) == 1:
                continue
            kind = "unbounded" if not roots else ("interval" if s[0] else "complement")
            cases.append((dict(dc_di_counts=rows, dist=dist, conf=conf),
                          dict(estimate=m[0] / m[1] if m[1] else None, kind=kind, lower=roots[0] if roots else None,
                               upper=roots[1] if roots else None), 1e-7))
        for lam in (0, 0.5, 1, 3):
            v = d[:, 0] - lam * d[:, 1]
            if v.std() > 0:
                normal.append((dict(dc_di_counts=rows, lam=lam), dict(p_best=stats.norm.cdf(v.mean() * math.sqrt(n) / v.std())), 1e-9))
            if lam != 0.5:
                support = np.arange(-(1 + lam), 2 + lam)
                pmf = np.array([(v == x).mean() for x in support])
                law = np.array([1.0])
                for _ in range(n):
                    law = np.convolve(law, pmf)
                zero = n * (1 + lam)
                tie = law[zero]
                exact.append((dict(dc_di_counts=rows, lam=lam), dict(p_best=law[zero + 1:].sum() + tie / 2, p_tie=tie), 1e-9))
    normal.append((dict(dc_di_counts=[[0, 0, 9]], lam=1), dict(p_best=0.5), 1e-9))
    normal.append((dict(dc_di_counts=[[1, 0, 9]], lam=1), dict(p_best=1), 1e-9))
    cases.append((dict(dc_di_counts=[[0, 0, 9]]), dict(estimate=None, kind="unbounded", lower=None, upper=None), 1e-9))
    write("crossover_fieller", f"scipy {VERSIONS['scipy']}", "sign changes of the test on a grid of slopes, refined by brentq", cases)
    write("prob_best_normal", f"scipy {VERSIONS['scipy']}", "norm.cdf(mean sqrt(n) / sd), sd with divisor n", normal)
    write("prob_best_exact", f"numpy {VERSIONS['numpy']}", "convolve n times", exact)


def area():
    rng, cases = rng_of("area"), []
    from scipy import integrate
    for k in range(CASES):
        a, h, top = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.5, 12)
        a, h = a / (a + h + 0.2), h / (a + h + 0.2)
        mean = integrate.quad(lambda x: a - x * h, 0, top)[0] / top
        positive = integrate.quad(lambda x: max(0, a - x * h), 0, top, points=[min(top, a / h)])[0] / top
        cases.append((dict(hallucination=h, accuracy=a, lam_max=top), dict(mean=mean, mean_positive_part=positive), 1e-8))
    cases.append((dict(hallucination=0, accuracy=0.4, lam_max=5), dict(mean=0.4, mean_positive_part=0.4), 1e-9))
    cases.append((dict(hallucination=0.4, accuracy=0, lam_max=5), dict(mean=-1, mean_positive_part=0), 1e-9))
    write("utility_area", f"scipy {VERSIONS['scipy']}", "integrate.quad over [0, lam_max] / lam_max", cases)


# --- questions ---------------------------------------------------------------------------------------------------

def questions():
    rng, items, alphas, irt, ds = rng_of("items"), [], [], [], []
    for k in range(CASES):
        n, q = int(rng.integers(10, 60)), int(rng.integers(3, 8))
        ability = rng.normal(size=n)
        X = (rng.random((n, q)) < 1 / (1 + np.exp(-(ability[:, None] - rng.normal(size=q))))).astype(int)
        total = X.sum(1)
        corr = lambda a, b: stats.pointbiserialr(a, b)[0] if a.std() > 0 and b.std() > 0 else None
        items.append((dict(matrix=X), [dict(difficulty=X[:, j].mean(), point_biserial=corr(X[:, j], total),
                                            rest=corr(X[:, j], total - X[:, j])) for j in range(q)], 1e-9))
        V = X[:, X.std(0) > 0]
        C = np.cov(V.T)
        alphas.append((dict(matrix=X), dict(alpha=len(C) / (len(C) - 1) * (1 - np.trace(C) / C.sum())), 1e-9))
    items.append((dict(matrix=[[1, 0], [1, 1]]), [dict(difficulty=1, point_biserial=None, rest=None), dict(difficulty=0.5, rest=None)], 1e-9))
    x, w = np.polynomial.hermite.hermgauss(61)
    node, weight = x * math.sqrt(2), w / math.sqrt(math.pi)
    for one in (False, True):
        for _ in range(1 if CASES <= 4 else 3):
            n, q = 300, 5
            X = (rng.random((n, q)) < 1 / (1 + np.exp(-(np.linspace(0.7, 1.6, q) * (rng.normal(size=n)[:, None] - rng.normal(size=q) * 0.8))))).astype(int)

            def loss(v):
                a = np.exp(v[:1] if one else v[:q])
                b = v[1:] if one else v[q:]
                score = a[:, None] * (node - b[:, None])
                L = X @ -np.logaddexp(0, -score) + (1 - X) @ -np.logaddexp(0, score) + np.log(weight)
                return -special.logsumexp(L, axis=1).sum()
            r = optimize.minimize(loss, np.zeros(q + (1 if one else q)), method="L-BFGS-B", options=dict(maxiter=5000, ftol=1e-15, gtol=1e-8, maxfun=10 ** 6))
            a = np.exp(r.x[:1] if one else r.x[:q])
            irt.append((dict(matrix=X, one_pl=one), dict(a=np.broadcast_to(a, q), b=r.x[1:] if one else r.x[q:], loglik=-r.fun), 2e-3))
    for _ in range(CASES):
        n, graders, cats = int(rng.integers(6, 25)), int(rng.integers(2, 5)), ["a", "b", "c"][:int(rng.integers(2, 4))]
        truth = rng.integers(0, len(cats), n)
        L = np.where(rng.random((n, graders)) < 0.75, truth[:, None], rng.integers(0, len(cats), (n, graders)))
        onehot = np.eye(len(cats))[L]
        T = onehot.mean(1)
        for _it in range(500):
            p = T.mean(0)
            pi = np.einsum("ik,irl->rkl", T, onehot)
            pi = pi / np.maximum(pi.sum(2, keepdims=True), 1e-300)
            lg = np.log(np.maximum(p, 1e-300)) + np.einsum("irl,rkl->ik", onehot, np.log(np.maximum(pi, 1e-300)))
            N = np.exp(lg - lg.max(1, keepdims=True))
            N /= N.sum(1, keepdims=True)
            done = abs(N - T).max() < 1e-12
            T = N
            if done:
                break
        ds.append((dict(labels=[[cats[v] for v in row] for row in L], categories=cats), dict(prevalence=T.mean(0), posterior=T), 1e-5))
    write("item_stats", f"scipy {VERSIONS['scipy']}", "pointbiserialr(question, total), pointbiserialr(question, total - question)", items)
    write("cronbach_alpha", f"numpy {VERSIONS['numpy']}", "k / (k - 1) (1 - trace(C) / sum(C)), questions without variance left out", alphas)
    write("irt_2pl", f"scipy {VERSIONS['scipy']}", "minimize(marginal loss on hermgauss(61), method='L-BFGS-B')", irt)
    write("dawid_skene", f"numpy {VERSIONS['numpy']}", "EM in einsum, start from vote shares, 500 steps or 1e-12", ds)


def texts():
    rng, cases = rng_of("texts"), []
    words = ["When", "was", "Ada", "born", "in", "which", "year", "did", "Émile", "Zola", "die", "  ", "where"]
    for _ in range(CASES):
        s, t = (" ".join(rng.choice(words, int(rng.integers(2, 9)))) for _ in range(2))
        for n in (2, 3, 4):
            grams = lambda u: {u[i:i + n] for i in range(len(u) - n + 1)}
            a, b = (grams(" ".join(u.lower().split())) for u in (s, t))
            cases.append((dict(s=s, t=t, n=n), dict(jaccard=len(a & b) / len(a | b)), 1e-9))
    write("jaccard_shingles", "Python sets", "len(a & b) / len(a | b)", cases)


for make in (cohen, fleiss, krippendorff, gwet, rogan, confusion, double, ppi, strata, allocation, ece, scores, rocs, risk,
             recalibration, refusing, frontier, crossing, area, questions, texts):
    make()
