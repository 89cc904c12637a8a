#!/usr/bin/env bash
# simple-statistics 7.12.1
#
# probit(0.975), the 1.96 of every 95 % interval, is 1.95716 instead of 1.95996, and cumulativeStdNormalProbability is a table by
# hundredths with four decimals, so that all z from 3.1 on have the same tail. One would have guessed double precision, or at least
# that the two are each other's inverse.
# Why it matters: every interval built on it is too narrow by 0.14 % (99 %: 0.26 %), enough to differ from every other tool in the
# digits that tables print; and a p-value below 0.001 comes out as 0.001, so a correction for many comparisons has nothing to work on.
#
# Seen (Node 20.20):
#   probit(0.975) = 1.95716 (1.95996)
#   probit(0.995) = 2.56915 (2.57583)
#   below 1.234: 0.8907 (0.89139)
#   below 3.2: 0.999 (0.99931)
#   below 5: 0.999 (0.9999997)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact simple-statistics@7.12.1

cat >try.mjs <<'JS'
import { cumulativeStdNormalProbability, probit } from 'simple-statistics';

console.log(`probit(0.975) = ${probit(0.975).toFixed(5)} (1.95996)`);
console.log(`probit(0.995) = ${probit(0.995).toFixed(5)} (2.57583)`);
for (const [z, due] of [[1.234, '0.89139'], [3.2, '0.99931'], [5, '0.9999997']]) {
  console.log(`below ${z}: ${cumulativeStdNormalProbability(z)} (${due})`);
}
JS
cat >expected <<'SEEN'
probit(0.975) = 1.95716 (1.95996)
probit(0.995) = 2.56915 (2.57583)
below 1.234: 0.8907 (0.89139)
below 3.2: 0.999 (0.99931)
below 5: 0.999 (0.9999997)
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
