/**
 * A study of 2 models × 11 stakes × 2 norms on 14,267 questions, a tenth of the replies without a grade, drawn by simulated
 * minds: does the first screen of its report say what the simulator's ledger holds, and what do analysis and report take?
 * Needs a built dist/. Usage: node bench/stakes-study.mjs [--questions n] [--ungraded share] [--out folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyze, demoQuestions, parsePolicy, simulateOutcomes } from '../dist/index.mjs';
import { report as renderReport } from '../dist/report.mjs';
import { DEFAULT_MODELS } from '../dist/simulate.mjs';

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '14267' },
    ungraded: { type: 'string', default: '0.1' },
    out: { type: 'string', default: 'output/stakes-study' },
  },
});
const STAKES = [0, 0.1, 0.25, 0.5, 1, 2, 3, 5, 9, 19, 99];
const UNGRADED = 3;

const questions = demoQuestions(1, Number(values.questions), { nonexistent: 0 });
const table = simulateOutcomes({
  questions,
  models: DEFAULT_MODELS.filter(({ name }) => name === 'heron' || name === 'rook'),
  policies: STAKES.flatMap((stake) =>
    ['', '+humility'].map((norm) => parsePolicy(`penalty:${stake}${norm}`)),
  ),
  seed: 11,
});

// The ledger: what everybody's replies were, before a grade was lost.
const truth = table.respondents.map(() => [0, 0, 0]);
const random = mulberry(5);
let lost = 0;
for (let row = 0; row < table.rows; row += 1) {
  truth[table.respondent[row]][table.cell[row]] += 1;
  if (random() >= Number(values.ungraded)) continue;
  lost += 1;
  table.cell[row] = UNGRADED;
  table.automaticCell[row] = UNGRADED;
  table.reason[row] = 0;
}

const [summary, analysis] = await timed(async () =>
  analyze(table, { title: 'Two models, eleven stakes, two norms', simulated: true }),
);
let page = '';
const [, report] = await timed(async () => {
  for await (const artefact of renderReport(summary, { formats: ['html', 'json'] })) {
    const path = join(values.out, artefact.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, artefact.text ?? artefact.bytes);
    if (artefact.path === 'report.html') page = artefact.text;
  }
});
const all = Number(values.questions);
const label = new Map(summary.respondents.map(({ label }, place) => [label, place]));
const worth = (place, penalty) => (100 * (truth[place][0] - penalty * truth[place][1])) / all;
const data = JSON.parse(/id="report-data">(.*?)<\/script>/s.exec(page)[1].replaceAll('\\u003c', '<'));
console.log(summary.decision.headline);
for (const sentence of summary.decision.sentences) console.log(`  ${sentence}`);
const missing = summary.rates.rows.reduce((sum, { bounds }) => sum + bounds[0].missing, 0);
console.log(`without a grade: ${missing} told, ${lost} in the ledger`);
console.log('cost  best on the page      worth told   in the ledger   best in the ledger    worth');
for (const penalty of summary.penalties) {
  if (data.competitors.length === 0) break;
  const told = best(
    data.competitors.map(({ name, rates }) => [name, 100 * (rates.correct - penalty * rates.incorrect)]),
  );
  const real = best(
    [...label].map(([name, place]) => [name, worth(place, penalty)]).concat([['decline everything', 0]]),
  );
  const own = label.has(told[0]) ? worth(label.get(told[0]), penalty) : 0;
  console.log(
    `${String(penalty).padEnd(5)} ${told[0].padEnd(22)} ${told[1].toFixed(1).padStart(8)} ${own.toFixed(1).padStart(13)}      ${real[0].padEnd(22)} ${real[1].toFixed(1)}`,
  );
}
// A rate in its interval, over all that a report says: nineteen of twenty are to be expected.
const rates = ['correct/asked', 'incorrect/asked', 'refused/asked'].flatMap((metric, outcome) =>
  summary.rates.rows.map(({ estimates }, place) => {
    const { low, high } = estimates[metric];
    const real = truth[place][outcome] / all;
    return low <= real && real <= high;
  }),
);
console.log(`rates of the ledger inside their intervals: ${rates.filter(Boolean).length} of ${rates.length}`);
// The same of what everybody is worth at each penalty, on whatever the choice rests.
const told = summary.rates.rows.flatMap(({ utilities }, place) =>
  utilities.map(({ penalty, estimate }) => {
    const real = worth(place, penalty) / 100;
    return { off: Math.abs(estimate.value - real), inside: estimate.low <= real && real <= estimate.high };
  }),
);
const { base } = summary.frontier;
console.log(
  `worths of the ledger inside their intervals: ${told.filter(({ inside }) => inside).length} of ${told.length}, off by ${((100 * told.reduce((sum, { off }) => sum + off, 0)) / told.length).toFixed(2)} per 100 questions on average, over ${base === undefined ? 'complete questions' : `${base.questions} questions, ${base.complete} complete`}`,
);
console.log(
  JSON.stringify({
    replies: table.rows,
    analyzeCpuSeconds: analysis,
    reportCpuSeconds: report,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    htmlMb: Number((page.length / 1e6).toFixed(2)),
  }),
);

function best(entries) {
  return entries.reduce((first, one) => (one[1] > first[1] ? one : first));
}

async function timed(work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, Number(((user + system) / 1e6).toFixed(1))];
}

function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
