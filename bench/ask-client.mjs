/** One measured client of bench/ask.mjs: the bare SDK loop, or closedbook's ask stage with a sink that keeps nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchQuestions } from './bench-questions.mjs';

const { rooms, kind, url, questions, concurrency } = JSON.parse(process.argv[2]);
const MODEL = 'owl';
const RESPONDENT = {
  id: 'owl',
  model: `simulated/${MODEL}`,
  settings: {},
  policy: { kind: 'plain', confidence: false, wording: 'a' },
  family: null,
  knowledgeCutoff: null,
  simulated: true,
};
const INSTRUCTION =
  'Answer the question from memory, briefly: the answer itself, in one short sentence at most.';

const run = await { loop: bareLoop, ours: closedbook, stored: closedbookStored }[kind]();
const before = process.cpuUsage();
const startedAt = performance.now();
let peakBytes = 0;
const watch = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 50);
const answered = await run();
clearInterval(watch);
const { user, system } = process.cpuUsage(before);
if (answered !== questions) throw new Error(`${kind} answered ${answered} of ${questions}`);
process.send({
  seconds: (performance.now() - startedAt) / 1000,
  cpuMs: (user + system) / 1000 / questions,
  peakMegabytes: peakBytes / 1e6,
});

async function bareLoop() {
  const { OpenAI } = await import('openai');
  const client = new OpenAI({ apiKey: 'none', baseURL: `${url}/v1` });
  return async () => {
    const source = benchQuestions(questions);
    let answers = 0;
    const worker = async () => {
      for (const { text } of source) {
        const reply = await client.chat.completions.create({
          model: MODEL,
          messages: [
            { role: 'system', content: INSTRUCTION },
            { role: 'user', content: text },
          ],
        });
        if (reply.choices.length > 0) answers++;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return answers;
  };
}

async function closedbook() {
  const { ask, askingsOf, models } = await asker();
  return async () => {
    const result = await ask(
      askingsOf(benchQuestions(questions), { respondents: [RESPONDENT] }),
      { ...models, save: async () => {} },
      { runId: 'bench', concurrency, onProgress: () => {} },
    );
    await models.close();
    return result.replies;
  };
}

/** The same with questions read from a store and every reply made durable in it. */
async function closedbookStored() {
  const { ask, askingsOf, models } = await asker();
  const { openStore } = await import(rooms.store);
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-bench-'));
  const store = await openStore(join(folder, 'bench.db'));
  const manifest = {
    schemaVersion: 1,
    closedbookVersion: '0',
    nodeVersion: process.version,
    prompts: [],
    datasets: [],
    graders: [],
  };
  const run = {
    id: 'bench',
    title: 'bench',
    createdAt: new Date().toISOString(),
    status: 'running',
    stoppedBy: null,
  };
  await store.createRun(
    { ...run, spec: null, manifest, respondents: [RESPONDENT], planned: questions, simulated: true },
    [],
  );
  let page = [];
  for (const question of benchQuestions(questions)) {
    page.push(question);
    if (page.length < 1_000) continue;
    await store.addQuestions('bench', 'bench', page);
    page = [];
  }
  if (page.length > 0) await store.addQuestions('bench', 'bench', page);
  return async () => {
    const result = await ask(
      askingsOf(store.questions('bench'), { respondents: [RESPONDENT] }),
      { ...models, save: (record) => store.saveReply(record) },
      { runId: 'bench', concurrency, onProgress: () => {} },
    );
    await store.close();
    await models.close();
    rmSync(folder, { recursive: true });
    return result.replies;
  };
}

async function asker() {
  const [{ ask }, { askingsOf }, { openModels }] = await Promise.all([
    import(rooms.ask),
    import(rooms.asking),
    import(rooms.models),
    import('openai'),
  ]);
  return { ask, askingsOf, models: openModels({ env: { CLOSEDBOOK_SIMULATED_URL: url }, concurrency }) };
}
