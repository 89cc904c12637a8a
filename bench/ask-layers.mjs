/**
 * What one reply costs, layer by layer: undici's dispatcher alone, the retry layer on it, the models on that, then the ask
 * stage, rules, and the store. Each is measured in a process of its own against the same server, in turn, and told as
 * processor time a question, of the first fifth (code still cold) and of the rest. Usage: node bench/ask-layers.mjs
 * [--questions 20000] [--rounds 3] [--only store]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchQuestions } from './bench-questions.mjs';
import { buildRooms } from './build-rooms.mjs';

const LAYERS = ['undici', 'http', 'models', 'ask', 'rules', 'store', 'rules and store'];
const WIDTH = 50;
const RESPONDENT = {
  id: 'stub',
  settings: {},
  policy: { kind: 'plain', confidence: false, wording: 'a' },
  family: null,
  knowledgeCutoff: null,
  simulated: false,
};

if (process.argv[2] === 'layer') await measured(JSON.parse(process.argv[3]));
else await table();

async function table() {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
    },
  });
  const rooms = await buildRooms('ask-layers', {
    transport: 'src/http/transport.ts',
    http: 'src/http/http.ts',
    models: 'src/model/open-models.ts',
    ask: 'src/stages/ask/ask.ts',
    asking: 'src/stages/ask/asking.ts',
    graded: 'src/pipeline/grade/graded-at-once.ts',
    store: 'src/store/open-store.ts',
  });
  const stub = fork(fileURLToPath(new URL('ask-stub.mjs', import.meta.url)), ['5']);
  const url = await new Promise((resolve) => stub.once('message', resolve));
  const layers = LAYERS.filter((layer) => values.only === undefined || layer === values.only);
  const told = new Map(layers.map((layer) => [layer, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const layer of layers) {
      const job = { layer, rooms, url, count: Number(values.questions) };
      const child = fork(fileURLToPath(import.meta.url), ['layer', JSON.stringify(job)]);
      const ended = new Promise((resolve, reject) => {
        child.once('message', resolve);
        child.once('exit', (code) =>
          reject(new Error(`${layer} ended with ${code} before it said anything`)),
        );
      });
      told.get(layer).push(await ended);
    }
  }
  stub.disconnect();
  console.log('| | µs a question, cold | warm | by the clock |\n|---|---|---|---|');
  for (const [layer, rounds] of told) {
    const cells = ['cold', 'warm', 'clock'].map((name) =>
      median(rounds.map((each) => each[name])).toFixed(0),
    );
    console.log(`| ${layer} | ${cells.join(' | ')} |`);
  }
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function measured({ layer, rooms, url, count }) {
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-layers-'));
  const work = await ({ undici: byUndici, http: byHttp, models: byModels }[layer] ?? byStage)({
    layer,
    rooms,
    url,
    folder,
  });
  const cold = Math.round(count / 5);
  const first = await timed(() => work([...benchQuestions(count)].slice(0, cold)), cold);
  const rest = await timed(() => work([...benchQuestions(count)].slice(cold)), count - cold);
  process.send({ cold: first.cpu, warm: rest.cpu, clock: rest.clock });
  rmSync(folder, { recursive: true });
  process.exit();
}

/** Microseconds a question. */
async function timed(work, count) {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / count, clock: ((performance.now() - startedAt) * 1000) / count };
}

async function wide(questions, each) {
  let next = 0;
  const worker = async () => {
    while (next < questions.length) await each(questions[next++]);
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
}

function wireRequest(url, { text }) {
  return {
    url: `${url}/chat/completions`,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer none' },
    body: JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: text }] }),
  };
}

async function byUndici({ rooms, url }) {
  const { openTransport } = await import(rooms.transport);
  const { send } = openTransport({ connections: WIDTH });
  return (questions) => wide(questions, (question) => send(wireRequest(url, question)).response);
}

async function byHttp({ rooms, url }) {
  const { openHttp } = await import(rooms.http);
  const http = openHttp({ concurrency: WIDTH });
  return (questions) =>
    wide(questions, (question) => http.send(wireRequest(url, question), { expect: 'json' }));
}

async function openedModels({ rooms }) {
  const { openModels } = await import(rooms.models);
  return openModels({ env: {}, concurrency: WIDTH });
}

async function byModels(job) {
  const { complete } = await openedModels(job);
  return (questions) =>
    wide(questions, ({ text }) =>
      complete({
        model: `compatible/stub@${job.url}`,
        messages: [{ role: 'user', content: text }],
        settings: {},
        purpose: 'ask',
      }),
    );
}

async function byStage(job) {
  const { layer, rooms, folder } = job;
  const [models, { ask }, { askingsOf }] = await Promise.all([
    openedModels(job),
    import(rooms.ask),
    import(rooms.asking),
  ]);
  const respondents = [{ ...RESPONDENT, model: `compatible/stub@${job.url}` }];
  const { gradedAtOnce } = layer.startsWith('rules') ? await import(rooms.graded) : {};
  const store = layer.endsWith('store') ? await openedStore({ rooms, folder, respondents }) : null;
  const save = async (record, question) => {
    const told =
      gradedAtOnce === undefined
        ? record
        : gradedAtOnce(record, question, { rubric: 'simpleqa', gradedAt: record.reply.repliedAt });
    if (store === null) told.firstGrades?.();
    else await store.saveReply(told);
  };
  return async (questions) => {
    // What a run does before it asks is not measured here, but its questions have to be there.
    await store?.addQuestions('bench', 'bench', questions);
    await ask(
      askingsOf(questions, { respondents }),
      { ...models, save },
      { runId: 'bench', concurrency: WIDTH, onProgress: () => {} },
    );
  };
}

async function openedStore({ rooms, folder, respondents }) {
  const { openStore } = await import(rooms.store);
  const store = await openStore(join(folder, 'bench.db'));
  const run = { id: 'bench', title: 'bench', createdAt: new Date().toISOString(), status: 'running' };
  const manifest = { schemaVersion: 1, closedbookVersion: '0', nodeVersion: process.version };
  await store.createRun(
    {
      ...run,
      stoppedBy: null,
      spec: null,
      manifest: { ...manifest, prompts: [], datasets: [], graders: [] },
      respondents,
      planned: 0,
      simulated: false,
    },
    [],
  );
  return store;
}
