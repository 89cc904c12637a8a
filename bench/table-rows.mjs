/**
 * What the table of speed measures (bench/table.mjs): groups of whole processes. The first row of a group may be a limit, something that does less than what is
 * measured and needs no closedbook; every other row names a command. What is wanted stands beside it: `ofLimit` and
 * `ofBase` as ratios of processor time, `clock` as a ratio of time by the clock to the limit's, `memory` in megabytes. `short`
 * rows are started twice before they are measured: the first two starts of a command keep its compiled code. `full` rows take minutes.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { ANSWER_FILES } from './answer-files.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const RUN = 'bench-run';

/**
 * @param {{ full: boolean, folder: string, stores: string, answers?: string, url: string, builds: Record<string, string> }} options
 *   folders for what a run writes and for stores that are kept, a file of real answers (question, gold, model, answer a
 *   line), the address of bench/ask-stub.mjs, and the folders of the builds by name.
 * @returns {Promise<Array<Array<{ name: string, limit?: string[], words?: Function }>>>}
 */
export async function tableRows({ full, folder, stores, answers, url, builds }) {
  let places = 0;
  const place = () => join(folder, `out-${++places}`);
  const store = storesOf(stores, builds);
  const of = (respondents, questions, command, ...words) => ({
    words: (build) => [
      ...[command, RUN, '--store', store(build, respondents, questions), ...words],
      ...(command === 'report' ? ['--out', place()] : []),
    ],
  });
  const importing = (path) => ({ words: () => ['import', path, '--store', `${place()}.db`] });
  const grading = (path) => ({ words: () => ['grade', path, '--rules-only'] });
  const file = (kind, rows, options) => ANSWER_FILES[kind](folder, rows, options);

  const graded = answers ?? (await file('jsonl', 13_535, { withVerdicts: false }));
  const asked = full ? [2000, 20_000, 100_000] : [2000];
  const [csvRows, longRows, gradedRows] = full ? [200_000, 122_000, 1_000_000] : [20_000, 4000, 50_000];
  const long = await file('lm-eval-long', longRows);
  return [
    [
      { name: 'node -e 0', limit: ['nothing'] },
      { name: 'runs', short: true, words: (build) => ['runs', '--store', store(build, 2, 5)], ofBase: 0.43 },
      { name: 'check', short: true, ...of(2, 5, 'check', '--max', 'incorrect/asked=1'), ofBase: 0.44 },
      { name: 'report of ten answers', short: true, ...of(2, 5, 'report'), ofBase: 0.48 },
    ],
    [
      { name: 'analyze 12 × 5,000', short: true, ...of(12, 5000, 'analyze') },
      { name: 'report 12 × 5,000', ...of(12, 5000, 'report'), ofBase: 0.36 },
    ],
    full
      ? [
          { name: 'analyze a million replies', ...of(50, 20_000, 'analyze'), ofBase: 0.59 },
          { name: 'report a million replies', ...of(50, 20_000, 'report'), ofLimit: 1.5 },
        ]
      : [
          { name: 'analyze 100,000 replies', ...of(50, 2000, 'analyze') },
          { name: 'report 100,000 replies', ...of(50, 2000, 'report') },
        ],
    ...(full ? [[{ name: 'report 40 × 14,267', ...of(40, 14_267, 'report'), ofBase: 0.095 }]] : []),
    ...asked.map((count) => askingRows(count, { folder, url, place })),
    [
      {
        name: `import CSV, ${csvRows} rows`,
        ...importing(await file('csv', csvRows)),
        ofBase: 0.29,
      },
    ],
    [
      {
        name: `readline and JSON.parse, ${longRows} lines of lm-eval`,
        limit: [here('parse-lines.mjs'), long],
      },
      { name: 'import them', ...importing(long), ofLimit: 3.5, memory: 350 },
    ],
    [
      { name: 'lexical matcher, 13,535 answers', limit: [here('lexical.mjs'), graded] },
      { name: 'grade them', short: true, ...grading(graded), ofLimit: 3 },
    ],
    [
      {
        name: `grade ${gradedRows} rows, the same answers again`,
        ...grading(await repeated(graded, gradedRows, join(folder, 'again.jsonl'))),
        ofBase: 0.3,
        memory: 300,
      },
    ],
  ];
}

/** Of a run of so many questions against a bare loop that only asks. */
const ASKING = {
  2000: { short: true, ofLimit: 0.8 },
  20000: { ofLimit: 0.5 },
  100000: { clock: 1.1, memory: 300 },
};

function askingRows(count, { folder, url, place }) {
  const path = join(folder, `${count}.jsonl`);
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `q${index}`,
      text: `Where was the person number ${index} born?`,
      reference: { form: 'text', text: `Town ${index}`, aliases: [] },
    }),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
  const asking = ['-d', path, '-m', `compatible/stub@${url}`, '--concurrency', '50'];
  return [
    { name: `SDK loop, ${count} questions`, limit: [here('ask-loop.mjs'), url, path, '50'] },
    {
      name: `run of ${count}, ask to report`,
      words: () => ['run', ...asking, '--store', `${place()}.db`, '--out', place()],
      ...ASKING[count],
    },
  ];
}

/** Stores of simulated replies, each made by its own build in a process of its own; one that is there is used as it is. */
export function storesOf(stores, builds) {
  return (build, respondents, questions) => {
    const path = join(stores, `${build}-${respondents}x${questions}.db`);
    if (existsSync(path)) return path;
    spawnSync(
      process.execPath,
      [join(builds[build], 'bench/analyze-store.mjs'), path, String(respondents), String(questions), 'build'],
      { stdio: 'inherit' },
    );
    return path;
  };
}

/** The lines of a file again and again, of other respondents each time. */
export async function repeated(from, rows, to) {
  const out = createWriteStream(to);
  let written = 0;
  for (let copy = 0; written < rows; copy += 1) {
    for await (const line of createInterface({ input: createReadStream(from), crlfDelay: Infinity })) {
      if (line === '' || written === rows) continue;
      const { id: _, model, ...rest } = JSON.parse(line);
      const next = `${JSON.stringify({ ...rest, model: `${model} ${copy}` })}\n`;
      if (!out.write(next)) await new Promise((resolve) => out.once('drain', resolve));
      written += 1;
    }
  }
  out.end();
  await finished(out);
  return to;
}
