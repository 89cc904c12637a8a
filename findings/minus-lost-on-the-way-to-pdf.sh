#!/usr/bin/env bash
# vega 6.4.0 with vega-lite 6.4.3, svg-to-pdfkit 0.1.8 with pdfkit 0.20.2
#
# Vega writes negative axis labels with the minus sign U+2212. svg-to-pdfkit, with the fonts that come with pdfkit, leaves out what
# these fonts lack, without a word: -0.2 on the screen is 0.2 in the PDF. One would have guessed a box, a question mark or a warning.
# (With a font that has the sign, given as fontCallback, it is there.)
# Why it matters: a chart of differences between two models has an axis from -0.2 to 0.2; in the PDF that goes into the paper both
# ends say 0.2, and so do the labels of every model that is worse.
#
# Seen (Node 20.20):
#   labels of the SVG: −0.2  0.0  0.2
#   labels of the PDF: 0.2  0.0  0.2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact vega@6.4.0 vega-lite@6.4.3 pdfkit@0.20.2 svg-to-pdfkit@0.1.8

cat >try.mjs <<'JS'
import PDFDocument from 'pdfkit';
import SVGtoPDF from 'svg-to-pdfkit';
import { compile } from 'vega-lite';
import { parse, View } from 'vega';

const specification = {
  data: { values: [{ difference: -0.2 }, { difference: 0.2 }] },
  mark: 'point',
  encoding: { x: { field: 'difference', type: 'quantitative', axis: { values: [-0.2, 0, 0.2], format: '.1f' } } },
};
const svg = await new View(parse(compile(specification).spec), { renderer: 'none' }).toSVG();
console.log('labels of the SVG:', [...svg.matchAll(/<text[^>]*>([^<]*0\.\d)<\/text>/g)].map((match) => match[1]).join('  '));

const document = new PDFDocument({ compress: false });
const parts = [];
document.on('data', (part) => parts.push(part));
const ended = new Promise((resolve) => document.on('end', resolve));
SVGtoPDF(document, svg, 0, 0);
document.end();
await ended;
// One Tj operator a letter; a text block (BT … ET) is one label.
const blocks = Buffer.concat(parts).toString('latin1').match(/BT[\s\S]*?ET/g) ?? [];
const letters = blocks.map((block) =>
  [...block.matchAll(/<([0-9a-f]+)> Tj/g)].map((match) => Buffer.from(match[1], 'hex').toString('latin1')).join(''),
);
console.log('labels of the PDF:', (letters.join(' ').match(/\S?0\.\d/g) ?? []).join('  '));
JS
cat >expected <<'SEEN'
labels of the SVG: −0.2  0.0  0.2
labels of the PDF: 0.2  0.0  0.2
SEEN
node --no-warnings try.mjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}
