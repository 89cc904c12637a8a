/**
 * Draws the frontier of the rules' score for docs/grading.md: what share of answers other thresholds would decide, and how
 * often they would be wrong, with the source left out of the fit. Reads output/grade-eval/frontier.jsonl, which
 * `npm run grade:eval` writes. Usage: node scripts/run.mjs scripts/draw-grading-frontier.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Spec } from '../src/stages/report/charts/chart.ts';
import { drawSvg } from '../src/stages/report/draw/vega-svg.ts';

interface Point {
  readonly low: number;
  readonly high: number;
  readonly decided: number;
  readonly wrong: number;
}

const points: Point[] = readFileSync('output/grade-eval/frontier.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const x = {
  field: 'decided',
  type: 'quantitative',
  title: 'Decided, % of the answers of three closed-book models',
  scale: { domain: [78, 94] },
};
const y = {
  field: 'wrong',
  type: 'quantitative',
  title: 'Wrong, % of what is decided',
  scale: { domain: [0, 4.5] },
};
const spec = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  width: 560,
  height: 300,
  background: 'white',
  data: {
    values: points.map(({ low, high, decided, wrong }) => ({
      decided: 100 * decided,
      wrong: 100 * wrong,
      thresholds: `${low.toFixed(2)} / ${high.toFixed(2)}`,
    })),
  },
  layer: [
    {
      // Its neighbour stands beside it and would be written over.
      transform: [{ filter: "datum.thresholds !== '0.10 / 0.80'" }],
      mark: { type: 'line', strokeWidth: 2, color: '#0b6e99' },
      encoding: { x, y, order: { field: 'decided' } },
    },
    { mark: { type: 'point', filled: true, size: 50, color: '#0b6e99', opacity: 1 }, encoding: { x, y } },
    {
      // Its neighbour would be written over.
      transform: [{ filter: "datum.thresholds !== '0.10 / 0.80'" }],
      mark: { type: 'text', align: 'left', angle: -60, dx: 9, fontSize: 10, color: '#333333' },
      encoding: { x, y, text: { field: 'thresholds' } },
    },
  ],
  config: { font: 'system-ui, sans-serif', view: { stroke: null }, axis: { gridColor: '#e5e5e5' } },
};
const { svg } = await drawSvg('grading-frontier', spec as unknown as Spec);
writeFileSync('docs/pictures/grading-frontier.svg', `${svg}\n`);
console.log(`docs/pictures/grading-frontier.svg: ${points.length} pairs of thresholds`);
