/**
 * The whole analysis of a million graded replies: 50 respondents x 20,000 questions on 5,000 people, all 1,225 pairs,
 * from the outcome table on. Target: 15 s and 500 MB.
 * Usage: node bench/analyze.mjs [respondents] [questions]
 */
import { analyze, outcomeTableBuilder } from '../dist/index.mjs';

const respondents = Number(process.argv[2] ?? 50);
const questions = Number(process.argv[3] ?? 20_000);
const CELLS = ['correct', 'incorrect', 'refused'];
let state = 42;
const uniform = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
};

const builder = outcomeTableBuilder(respondents * questions);
for (let question = 0; question < questions; question += 1) {
  const difficulty = uniform();
  for (let respondent = 0; respondent < respondents; respondent += 1) {
    const skill = (respondent + 1) / (respondents + 1);
    const refuses = uniform() < (respondent % 5) / 8;
    const cell = refuses ? CELLS[2] : uniform() * 0.6 + skill * 0.4 > difficulty ? CELLS[0] : CELLS[1];
    builder.add({ question, respondent, cell });
  }
}
const table = builder.build({
  questions: Array.from({ length: questions }, (_, index) => ({
    id: `q${index}`,
    hash: String(index),
    dataset: 'bench',
    kind: 'answerable',
    status: 'ok',
    answerType: ['date', 'person', 'place'][index % 3],
    property: `property ${index % 8}`,
    subject: { name: `person ${index >> 2}` },
    tags: [],
  })),
  respondents: Array.from({ length: respondents }, (_, index) => ({
    id: `model ${index}`,
    model: `model ${index}`,
    settings: {},
    policy: null,
    family: null,
    knowledgeCutoff: null,
    simulated: false,
  })),
  closedBook: Array.from({ length: respondents }, () => 'unverified'),
  planned: Array.from({ length: respondents }, () => questions),
});
const provenance = {
  kind: 'file',
  runs: [],
  datasets: [],
  prompts: [],
  graders: [],
  sources: [],
  leftOut: [],
  closedBook: [],
  warnings: [],
};

const started = performance.now();
const before = process.cpuUsage();
const summary = analyze(table, { title: 'bench', closedbookVersion: '0', provenance });
const used = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1000;
const cpu = (used.user + used.system) / 1e6;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  `${respondents} respondents x ${questions.toLocaleString('en')} questions, ${summary.comparisons.pairs.length} pairs: ` +
    `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of one core), ${megabytes.toFixed(0)} MB at most; ` +
    `target 15 s, 500 MB: ${(seconds / 15).toFixed(2)} and ${(megabytes / 500).toFixed(2)} of it`,
);
