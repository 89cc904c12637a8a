#!/usr/bin/env bash
# vega-lite 6.4.3 with vega 6.4.0
#
# A row whose value is null is left out of a chart. A row whose value is there and whose *second* value is null is kept, and its rule or
# bar is drawn with no length: from 0.3 to unknown looks like 0.3 to 0.3. One would have guessed that x2 is treated as x is.
# Why it matters: an interval without an upper limit (a tie price at which two models never cross, a rate of nothing attempted) is the
# least certain line of a chart and is drawn as the most certain one.
#
# Seen (Node 20.20):
#   known: a rule of 80 pixels
#   no upper limit: a rule of 0 pixels
#   no lower limit: not drawn
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact vega@6.4.0 vega-lite@6.4.3

cat >try.mjs <<'JS'
import { compile } from 'vega-lite';
import { parse, View } from 'vega';

const values = [
  { model: 'known', low: 0.2, high: 0.4 },
  { model: 'no upper limit', low: 0.3, high: null },
  { model: 'no lower limit', low: null, high: 0.4 },
];
const specification = {
  width: 400,
  data: { values },
  mark: 'rule',
  encoding: {
    y: { field: 'model', type: 'nominal' },
    x: { field: 'low', type: 'quantitative', scale: { domain: [0, 1] } },
    x2: { field: 'high' },
  },
};
const svg = await new View(parse(compile(specification).spec), { renderer: 'none' }).toSVG();
const rules = [...svg.matchAll(/<line aria-label="[^"]*model: ([^;"]*)[^>]* x2="([^"]*)"/g)];
for (const { model } of values) {
  const rule = rules.find((match) => match[1] === model);
  console.log(`${model}: ${rule === undefined ? 'not drawn' : `a rule of ${Math.round(Number(rule[2]))} pixels`}`);
}
JS
cat >expected <<'SEEN'
known: a rule of 80 pixels
no upper limit: a rule of 0 pixels
no lower limit: not drawn
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
