#!/usr/bin/env bash
# vega-lite 6.4.3 with vega 6.4.0
#
# An error bar with "extent": "ci" is a bootstrap without a seed: the same specification on the same data draws another interval each
# time it is rendered, by some points for forty answers. One would have guessed that a declarative specification is a function of its
# data; nothing in the specification can fix it (a program can: vega.setRandom with a seeded generator, as the second half shows).
# Why it matters: two people who render one report disagree on its intervals, a chart cannot be compared by its bytes, and an interval
# that ends near another may cross it or not by chance.
#
# Seen (Node 20.20):
#   rendered 20 times: several different intervals
#   rendered 20 times, seeded by the program: one interval
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact vega@6.4.0 vega-lite@6.4.3

cat >try.mjs <<'JS'
import { compile } from 'vega-lite';
import { parse, randomLCG, setRandom, View } from 'vega';

const values = Array.from({ length: 40 }, (_, index) => ({ right: index % 3 === 0 ? 1 : 0 }));
const specification = {
  data: { values },
  mark: { type: 'errorbar', extent: 'ci' },
  encoding: { y: { field: 'right', type: 'quantitative' } },
};

async function interval() {
  const svg = await new View(parse(compile(specification).spec), { renderer: 'none' }).toSVG();
  return /Ci1 of right: ([\d.]+); Ci0 of right: ([\d.]+)/.exec(svg).slice(1, 3).join(' to ');
}

async function different(times, before = () => {}) {
  const seen = new Set();
  for (let i = 0; i < times; i += 1) {
    before();
    seen.add(await interval());
  }
  return seen.size;
}

console.log(`rendered 20 times: ${(await different(20)) > 1 ? 'several different intervals' : 'one interval'}`);
const seeded = () => setRandom(randomLCG(1));
console.log(`rendered 20 times, seeded by the program: ${(await different(20, seeded)) > 1 ? 'several' : 'one interval'}`);
JS
cat >expected <<'SEEN'
rendered 20 times: several different intervals
rendered 20 times, seeded by the program: one interval
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
