#!/usr/bin/env bash
# @stdlib/random-base-binomial 0.2.2
#
# Its random binomial counts are too high on average, and spread too little, once n * min(p, 1 - p) is 10 or more: of 30 questions at
# a rate of 0.4 it draws 12.5 right ones instead of 12. Small n is exact, very large n is nearly so, so a spot check may miss it.
# One would have guessed that the mean of a binomial generator is n * p.
# Why it matters: a parametric bootstrap of an accuracy, or a simulation of how many questions a comparison needs, is shifted by up
# to 1.8 points, in favour of whatever is counted, and its intervals are too narrow. Nothing looks wrong in the output.
#
# Seen (Node 20.20):
#   n 20, p 0.4: mean 7.99 where 8 is due, variance 1.00 of what is due
#   n 30, p 0.4: mean 12.53 where 12 is due, variance 0.88 of what is due
#   n 100, p 0.3: mean 30.49 where 30 is due, variance 0.93 of what is due
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact @stdlib/random-base-binomial@0.2.2

cat >try.cjs <<'JS'
const binomial = require('@stdlib/random-base-binomial');

const DRAWS = 200_000;
for (const [n, p] of [[20, 0.4], [30, 0.4], [100, 0.3]]) {
  const draw = binomial.factory(n, p, { seed: 20260101 });
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < DRAWS; i += 1) {
    const count = draw();
    sum += count;
    squares += count * count;
  }
  const mean = sum / DRAWS;
  const variance = squares / DRAWS - mean * mean;
  console.log(
    `n ${n}, p ${p}: mean ${mean.toFixed(2)} where ${n * p} is due, variance ${(variance / (n * p * (1 - p))).toFixed(2)} of what is due`,
  );
}
JS
cat >expected <<'SEEN'
n 20, p 0.4: mean 7.99 where 8 is due, variance 1.00 of what is due
n 30, p 0.4: mean 12.53 where 12 is due, variance 0.88 of what is due
n 100, p 0.3: mean 30.49 where 30 is due, variance 0.93 of what is due
SEEN
node --no-warnings try.cjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
