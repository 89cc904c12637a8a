// What grading by rules costs beside plain lexical matching. First in one process and warm, on short answers made here
// (names, dates, numbers, places; right, wrong, hedged, declined); then whole processes over a file, in turn: the matcher of
// bench/lexical.mjs, this build and, with --base, another checkout with its build.
// usage: node bench/grade.mjs [--file ANSWERS.jsonl] [--base FOLDER] [--rounds 3]
// A file has question, gold, model and answer in every line; without one the answers made here are written as such.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildRooms } from './build-rooms.mjs';
import { normal } from './lexical.mjs';

const { values: options } = parseArgs({
  options: {
    file: { type: 'string' },
    base: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
});

const rooms = await buildRooms('grade', {
  rules: 'src/stages/grade/rules/grade-by-rules.ts',
  values: 'src/values/reference-from-text.ts',
});
const { gradeByRules } = await import(rooms.rules);
const { referenceFromText } = await import(rooms.values);

const QUESTIONS = [
  [
    'Who designed the lighthouse of Zenda?',
    'Wilhelm Konrad Brandt',
    [
      'Wilhelm Brandt',
      'It was designed by Wilhelm Konrad Brandt.',
      'Erik Moser designed it.',
      'The lighthouse of Zenda was designed by W. K. Brandt in 1881.',
      "I don't know.",
    ],
  ],
  [
    'When was the bridge of Zenda opened?',
    '14 March 1879',
    [
      'March 14, 1879',
      'It was opened on 14 March 1879.',
      'The bridge was opened in 1880.',
      'The bridge of Zenda was opened on March 15, 1879, in heavy rain.',
      'I am not sure when it was opened.',
    ],
  ],
  [
    'How many islands does Ruritania have?',
    '342',
    [
      '342',
      'Ruritania has 342 islands.',
      'There are about 500 islands.',
      'Three hundred and forty-two.',
      'I cannot say how many.',
    ],
  ],
  [
    'In which city was the composer born?',
    'Ulm, Germany',
    [
      'Ulm',
      'He was born in Ulm, Germany.',
      'Munich',
      'The composer was born in the city of Augsburg.',
      "I'm not certain, but I believe it was Ulm.",
    ],
  ],
  [
    'What is the national bird of Ruritania?',
    'Hooded Crane',
    [
      'the hooded crane',
      'The national bird of Ruritania is the hooded crane.',
      'The grey heron.',
      'It is the white stork.',
      'I have no information about that.',
    ],
  ],
];
const COPIES = Number(process.env.COPIES ?? 1200);
const rows = [];
for (let copy = 0; copy < COPIES; copy += 1)
  for (const [question, gold, answers] of QUESTIONS)
    for (const answer of answers) rows.push({ question, gold: [gold], answer });

const references = new Map(
  QUESTIONS.map(([question, gold]) => [question, referenceFromText([gold], { question })]),
);

const lexical = ({ gold, answer }) => {
  const said = normal(answer);
  return gold.some((one) => said.includes(normal(one)));
};
const rules = ({ question, answer }) =>
  gradeByRules({
    question,
    reference: references.get(question),
    kind: 'answerable',
    answer,
    rubric: 'verified',
  });

function perSecond(grade) {
  for (const row of rows.slice(0, 5000)) grade(row);
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const started = process.cpuUsage();
    for (const row of rows) grade(row);
    const used = process.cpuUsage(started);
    best = Math.max(best, rows.length / ((used.user + used.system) / 1e6));
  }
  return Math.round(best);
}

const plain = perSecond(lexical);
const ours = perSecond(rules);
const TARGET = 30_000;
console.log(`plain lexical matching  ${plain.toLocaleString('en')} answers a second of one core`);
console.log(
  `rules                   ${ours.toLocaleString('en')} answers a second of one core (target ${TARGET.toLocaleString('en')})`,
);
console.log(`one rules answer costs ${(plain / ours).toFixed(1)} matched ones, warm`);
if (ours < TARGET) process.exitCode = 1;

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-grade-'));
try {
  wholeProcesses(options.file ?? written());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Medians over the rounds, of processes that ran in turn. */
function wholeProcesses(file) {
  const builds = [...(options.base ? [['the base', options.base]] : []), ['this build', join(here, '..')]];
  const programs = [['lexical matcher', [join(here, 'lexical.mjs'), file]]];
  for (const [name, at] of builds) {
    const program = join(at, 'dist/cli/main.mjs');
    if (existsSync(program)) programs.push([name, [program, 'grade', file, '--rules-only', '--quiet']]);
    else console.log(`${name}: no build in ${at} (npm run build)`);
  }
  const taken = programs.map(() => []);
  for (let round = 0; round < Number(options.rounds); round += 1)
    for (const [at, [, program]] of programs.entries()) taken[at].push(timed(program));
  const medians = taken.map((all) => all.sort((a, b) => a.cpu - b.cpu)[Math.floor(all.length / 2)]);
  for (const [at, [name]] of programs.entries()) {
    const { cpu, megabytes } = medians[at];
    const ratios = medians
      .slice(0, at)
      .map((other, of) => `${(cpu / other.cpu).toFixed(2)} × ${programs[of][0]}`)
      .join(', ');
    console.log(
      `${name.padEnd(16)} ${cpu.toFixed(2)} s, ${Math.round(megabytes)} MB${ratios && ` (${ratios})`}`,
    );
  }
}

function timed(program) {
  const result = join(folder, 'timed.json');
  const { status, stderr } = spawnSync(process.execPath, [join(here, 'timed.mjs'), result, ...program], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(result, 'utf8'));
}

function written() {
  const path = join(folder, 'answers.jsonl');
  const lines = rows.map((row, at) =>
    JSON.stringify({ ...row, model: `model ${at % 5}.${Math.floor(at / 25)}` }),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
