// How long ten thousand bootstrap resamples take: eight metrics of one respondent (target 10 ms whatever the number of
// questions), a paired difference and clusters (15 ms), against scipy.stats.bootstrap and numpy in the same run where a
// Python with scipy is found. Best of several runs. Needs a build. Run: node bench/resampling.mjs
import { spawnSync } from 'node:child_process';
import {
  bootstrapInterval,
  cellUnits,
  clusterUnits,
  createRandom,
  nextUniform,
  resample,
} from '../dist/stats/index.mjs';

const asked = (t) => t[0] + t[1] + t[2];
const ratio = (part, whole) => (whole === 0 ? null : part / whole);
const METRICS = [
  (t) => ratio(t[0], asked(t)),
  (t) => ratio(t[1], asked(t)),
  (t) => ratio(t[2], asked(t)),
  (t) => ratio(t[0], t[0] + t[1]),
  (t) => ratio(t[1], t[0] + t[1]),
  (t) => ratio(2 * t[0], 2 * (t[0] + t[1]) + t[2]),
  (t) => ratio(100 * (t[0] - t[1]), asked(t)),
  (t) => ratio(t[0] - 9 * t[1], asked(t)),
];

/** Milliseconds of the quickest of `runs`. */
function best(work, runs = 25) {
  let quickest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

/** 1,442 persons with three questions each, answered with some likeness within a person. */
function clusteredRows() {
  const random = createRandom(1);
  const labels = [];
  const columns = [[], [], []];
  for (let person = 0; person < 1442; person++) {
    const ease = nextUniform(random);
    for (let question = 0; question < 3; question++) {
      const drawn = nextUniform(random);
      const outcome = drawn < 0.8 * ease ? 0 : drawn < 0.8 ? 1 : 2;
      labels.push(person);
      columns.forEach((column, index) => {
        column.push(index === outcome ? 1 : 0);
      });
    }
  }
  return { labels, columns };
}

const small = [1817, 1644, 865];
const large = [420_000, 380_000, 200_000];
const eight = (counts) => () => {
  const data = resample([cellUnits(counts)]);
  for (const metric of METRICS) bootstrapInterval(data, metric);
};
const pairs = () => {
  const data = resample([cellUnits([900, 120, 80, 60, 1400, 210, 30, 90, 1436])]);
  // First minus second in correct/asked; rows are the first's outcome, columns the second's.
  bootstrapInterval(data, (t) => (t[1] + t[2] - t[3] - t[6]) / 4326);
};
const { labels, columns } = clusteredRows();
const units = clusterUnits(columns, labels);
const clusters = () => {
  const data = resample([units]);
  bootstrapInterval(data, METRICS[0]);
};

const ours = {
  'eight metrics, 4,326 questions': best(eight(small)),
  'eight metrics, 1,000,000 questions': best(eight(large)),
  'one metric by BCa, 4,326 questions': best(() =>
    bootstrapInterval(resample([cellUnits(small)]), METRICS[0], { method: 'bca' }),
  ),
  'paired difference, 9 cells': best(pairs),
  [`1,442 clusters of ${units.length} types`]: best(clusters),
};
for (const [name, ms] of Object.entries(ours))
  console.log(`${name.padEnd(40)} ${ms.toFixed(1).padStart(8)} ms`);

const PYTHON = `
import time, numpy as np
from scipy.stats import bootstrap
def best(work, runs):
    quickest = 1e9
    for _ in range(runs):
        start = time.perf_counter(); work(); quickest = min(quickest, time.perf_counter() - start)
    return quickest * 1e3
right = np.repeat([1.0, 0.0], [1817, 2509])
rng = np.random.default_rng(1)
print(best(lambda: bootstrap((right,), np.mean, n_resamples=10000, method='percentile', random_state=1, batch=1000), 1))
print(best(lambda: bootstrap((right,), np.mean, n_resamples=10000, method='BCa', random_state=1, batch=1000), 1))
def counts():
    t = rng.multinomial(4326, np.array([1817, 1644, 865]) / 4326, 10000).astype(float); n = t.sum(1); a = t[:, 0] + t[:, 1]
    for v in (t[:, 0] / n, t[:, 1] / n, t[:, 2] / n, t[:, 0] / a, t[:, 1] / a, 2 * t[:, 0] / (n + a), 100 * (t[:, 0] - t[:, 1]) / n, (t[:, 0] - 9 * t[:, 1]) / n):
        np.quantile(v, [.025, .975])
print(best(counts, 15))
cells = np.array([900, 120, 80, 60, 1400, 210, 30, 90, 1436])
def pairs():
    t = rng.multinomial(4326, cells / 4326, 10000); np.quantile((t[:, 1] + t[:, 2] - t[:, 3] - t[:, 6]) / 4326, [.025, .975])
print(best(pairs, 15))
`;
const python = ['/usr/bin/python3', 'python3']
  .map((command) => spawnSync(command, ['-c', PYTHON], { encoding: 'utf8' }))
  .find(({ status }) => status === 0);
if (python) {
  const [percentile, bca, counts, paired] = python.stdout.trim().split('\n').map(Number);
  const row = (name, theirs, mine) =>
    console.log(
      `${name.padEnd(40)} ${theirs.toFixed(1).padStart(8)} ms   ours ${(theirs / mine).toFixed(1)} x as fast`,
    );
  row('scipy.stats.bootstrap, ONE metric', percentile, ours['eight metrics, 4,326 questions']);
  row('scipy.stats.bootstrap BCa, one metric', bca, ours['one metric by BCa, 4,326 questions']);
  row('numpy counts by hand, eight metrics', counts, ours['eight metrics, 4,326 questions']);
  row('numpy counts by hand, paired', paired, ours['paired difference, 9 cells']);
} else {
  console.log('no Python with scipy was found, so nothing is compared');
}
