#!/usr/bin/env bash
# vega-lite 6.4.3
#
# A heat map with its numbers in it: a layer of rectangles coloured by a scale, and over it a layer of text whose colour stands in the
# data ("scale": null, so that text is white on dark cells). Vega-Lite's own schema accepts it, and each layer compiles alone; together
# they end in a TypeError that names neither layer nor channel. One would have guessed a picture, or a message about two colours.
# Why it matters: rates by slice and model with the number in the cell are the commonest table of this field that is drawn as a picture.
# With independent colour scales ("resolve") the same specification compiles.
#
# Seen (Node 20.20):
#   rectangles alone: compiled
#   text alone: compiled
#   both: valid by the schema true TypeError: Cannot read properties of null (reading 'type')
#   both, colour scales independent: compiled
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact vega@6.4.0 vega-lite@6.4.3 ajv@8.20.0

cat >try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { compile } from 'vega-lite';

const schema = JSON.parse(readFileSync('node_modules/vega-lite/build/vega-lite-schema.json', 'utf8'));
const valid = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);

const data = { values: [{ slice: 'art', share: 0.2, ink: 'black' }, { slice: 'sport', share: 0.9, ink: 'white' }] };
const x = { field: 'slice', type: 'nominal' };
const cells = { mark: 'rect', encoding: { x, color: { field: 'share', type: 'quantitative' } } };
const numbers = {
  mark: 'text',
  encoding: { x, text: { field: 'share' }, color: { field: 'ink', type: 'nominal', scale: null } },
};

function compiled(spec) {
  try {
    compile(spec);
    return 'compiled';
  } catch (error) {
    return String(error);
  }
}

console.log('rectangles alone:', compiled({ data, ...cells }));
console.log('text alone:', compiled({ data, ...numbers }));
const both = { data, layer: [cells, numbers] };
console.log('both: valid by the schema', valid(both), compiled(both));
console.log(
  'both, colour scales independent:',
  compiled({ ...both, resolve: { scale: { color: 'independent' } } }),
);
JS
cat >expected <<'SEEN'
rectangles alone: compiled
text alone: compiled
both: valid by the schema true TypeError: Cannot read properties of null (reading 'type')
both, colour scales independent: compiled
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
