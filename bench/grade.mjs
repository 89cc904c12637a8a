// Grading speed: rules against plain lexical matching on the same short answers, one core, in one run.
// The answers are made here (names, dates, numbers, places; right, wrong, hedged, declined), so that the figure
// depends on no data set. Run: node bench/grade.mjs
import { buildRooms } from './build-rooms.mjs';

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

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const normal = (text) =>
  text
    .toLowerCase()
    .replace(PUNCTUATION, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .join(' ')
    .trim();
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
if (ours < TARGET) process.exitCode = 1;
