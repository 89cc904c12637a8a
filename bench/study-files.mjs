/**
 * A study of declining as its authors keep it, made of simulated outcomes: 44 files, one a model, instruction and points,
 * with a flag of declining, a confidence in per cent, a best guess beside each decline and the points in the file's name.
 * What reads it is told nothing but the pattern of the names. Used by test/end-to-end/study-import.test.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const STUDY_PATTERN = '{model}/facts_{policy}_{correct}_{wrong}[_{reward}][_*].csv';

const MODELS = ['heron', 'rook'];
const POINTS = [
  ...['baseline', 'plain', 'control'].flatMap((policy) => [
    { policy, wrong: -1, reward: null },
    { policy, wrong: 0, reward: null },
  ]),
  ...['reward', 'norm'].flatMap((policy) =>
    [-1, 0].flatMap((wrong) => [0.2, 0.4, 0.6, 0.8].map((reward) => ({ policy, wrong, reward }))),
  ),
];

/**
 * @param {string} folder
 * @param {object} parts `demoQuestions`, `simulateOutcomes` and `DEFAULT_MODELS` of the library
 * @param {{ questions: number, files?: number }} size
 */
export function writeStudy(folder, parts, { questions: count, files = 44 }) {
  const { demoQuestions, simulateOutcomes, DEFAULT_MODELS } = parts;
  const questions = demoQuestions(1, count, { nonexistent: 0 });
  const golds = questions.map(({ reference }) => textsOf(reference));
  const written = [];
  const wanted = MODELS.flatMap((model) => POINTS.map((points) => ({ model, ...points })));
  const step = wanted.length / files;
  for (let at = 0; at < files; at += 1) {
    const { model, policy, wrong, reward } = wanted[Math.floor(at * step)];
    const penalty = (-wrong + (reward ?? 0)) / (1 - (reward ?? 0));
    const table = simulateOutcomes({
      questions,
      models: DEFAULT_MODELS.filter(({ name }) => name === model),
      policies: [{ kind: 'penalty', penalty: penalty * FELT[policy], confidence: true, wording: 'a' }],
      forcedControl: 0,
      seed: 7,
    });
    mkdirSync(join(folder, model), { recursive: true });
    const stamp = at % 5 === 0 ? '' : `_2026${String(101 + at).padStart(4, '0')}_101500`;
    const signed = (value) => (value > 0 ? `+${value}` : String(value));
    const name = `facts_${policy}_+1_${wrong}${reward === null ? '' : `_${signed(reward)}`}${stamp}.csv`;
    const path = join(folder, model, name);
    writeFileSync(path, csvOf(table, { questions, golds, wrong, reward }));
    written.push({ path, model, policy, penalty });
  }
  return written;
}

function textsOf(reference) {
  const main = reference.text ?? reference.name ?? reference.value;
  return [String(main), ...(reference.aliases ?? [])];
}

/** How much a wrong answer counts to the model under each instruction. */
const FELT = { baseline: 0.8, plain: 1, control: 1.2, reward: 1, norm: 2 };

const HEADER =
  'dataset_id,question,answer,s_pop,first_answer,first_confidence,best_guess,best_guess_confidence,correct,score,idk_flag';

function csvOf(table, { questions, golds, wrong, reward }) {
  const lines = [HEADER];
  const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  // A wrong answer is the right one to the next question on the same property.
  const next = new Map();
  const others = [];
  for (let at = 2 * questions.length - 1; at >= 0; at -= 1) {
    const question = at % questions.length;
    others[question] = next.get(questions[question].property) ?? golds[question];
    next.set(questions[question].property, golds[question]);
  }
  const said = (row, question) => (table.cell[row] === 0 ? golds : others)[question][0];
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== 0) continue;
    const question = table.question[row];
    const declined = table.cell[row] === 2;
    const guessed = declined && table.pass[row + 1] === 1 ? row + 1 : null;
    const right = table.cell[guessed ?? row] === 0;
    const percent = (at) => (table.confidence[at] < 0 ? '' : String(Math.round(100 * table.confidence[at])));
    const list = `['${golds[question].map((gold) => gold.replaceAll("'", "\\'")).join("', '")}']`;
    lines.push(
      [
        String(question),
        cell(questions[question].text),
        cell(list),
        String(questions[question].popularity?.value ?? 1000 + question),
        declined ? "I don't know" : cell(said(row, question)),
        percent(row),
        guessed === null ? '' : cell(said(guessed, question)),
        guessed === null ? '' : percent(guessed),
        right ? '1' : '0',
        String(declined ? (reward ?? 0) : right ? 1 : wrong),
        declined ? '1' : '0',
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}
