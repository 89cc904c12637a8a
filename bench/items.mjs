// How long `dataset items` takes for 50 respondents x 20,000 questions: reading and grouping the answers of a file
// whose outcomes are known, and finding trouble in them. Needs a build. Run: node bench/items.mjs [questions] [respondents]
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const questions = Number(process.argv[2] ?? 20_000);
const respondents = Number(process.argv[3] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'closedbook-items-'));
try {
  const path = join(folder, 'answers.jsonl');
  await writeAnswers(path);
  const program = fileURLToPath(new URL('../dist/cli/main.mjs', import.meta.url));
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'dataset', 'items', path, '--json', '--quiet'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - started) / 1000;
  const { counts } = JSON.parse(stdout);
  console.log(
    `${questions} questions x ${respondents} respondents: ${seconds.toFixed(1)} s, ` +
      `${Math.round((questions * respondents) / seconds).toLocaleString('en')} answers a second; ` +
      `${counts['wrong-gold']} wrong golds of ${Math.round(questions / 50)} planted`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Every 50th gold is wrong; a third of the answers are wrong in words of their own. */
async function writeAnswers(path) {
  const out = createWriteStream(path);
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let question = 0; question < questions; question += 1) {
    const lines = [];
    const truth = letters(question);
    const gold = question % 50 === 0 ? letters(question + 7) : truth;
    for (let one = 0; one < respondents; one += 1) {
      const knows = draw() < 0.35 + (0.5 * one) / respondents;
      const refuses = !knows && draw() < 0.3;
      const said = knows ? truth : letters(Math.floor(draw() * 1e6));
      const outcome = refuses ? 'refused' : said === gold ? 'correct' : 'incorrect';
      lines.push(
        JSON.stringify({
          question: `In which town was person number ${question} born?`,
          gold,
          model: `family-${one % 8}-model-${one}`,
          answer: refuses ? 'I do not know.' : one % 3 === 0 ? `The answer is ${said}.` : said,
          outcome,
        }),
      );
    }
    if (!out.write(`${lines.join('\n')}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  }
  await new Promise((resolve) => out.end(resolve));
}

/** Names far apart: a spelling or two astray is the same answer. */
function letters(n) {
  const syllables = [
    'bra',
    'dol',
    'fen',
    'gux',
    'hiv',
    'jom',
    'kep',
    'lys',
    'mud',
    'naz',
    'pow',
    'rit',
    'sek',
    'tuv',
  ];
  let text = '';
  for (let rest = n + 14 ** 3; rest > 0; rest = Math.floor(rest / 14)) text += syllables[rest % 14];
  return text.charAt(0).toUpperCase() + text.slice(1);
}
