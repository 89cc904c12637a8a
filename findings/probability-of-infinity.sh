#!/usr/bin/env bash
# jstat 1.9.6
#
# binomial.pdf says that a probability is Infinity from about 1,030 trials on, and NaN for some thousands, while binomial.cdf of the
# same numbers is right. One would have guessed that both work for the same n, or that the one that cannot says so.
# Why it matters: question sets of this field have 1,000 (SimpleQA Verified) to 4,326 questions (SimpleQA). An exact test that sums
# the probabilities of outcomes no likelier than the one seen gives Infinity or NaN there, and a test on a pilot of a hundred
# questions, where all is well, does not show it.
#
# Seen (Node 20.20):
#   40 of 100 right: probability 0.08122, of at most that many 0.5433
#   400 of 1000 right: probability 0.02574, of at most that many 0.5137
#   440 of 1100 right: probability Infinity, of at most that many 0.5131
#   1730 of 4326 right: probability NaN, of at most that many 0.5017
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact jstat@1.9.6

cat >try.cjs <<'JS'
const { jStat } = require('jstat');

for (const n of [100, 1000, 1100, 4326]) {
  const right = Math.round(n * 0.4);
  const probability = jStat.binomial.pdf(right, n, 0.4);
  const atMost = jStat.binomial.cdf(right, n, 0.4);
  console.log(`${right} of ${n} right: probability ${probability.toPrecision(4)}, of at most that many ${atMost.toFixed(4)}`);
}
JS
cat >expected <<'SEEN'
40 of 100 right: probability 0.08122, of at most that many 0.5433
400 of 1000 right: probability 0.02574, of at most that many 0.5137
440 of 1100 right: probability Infinity, of at most that many 0.5131
1730 of 4326 right: probability NaN, of at most that many 0.5017
SEEN
node --no-warnings try.cjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
