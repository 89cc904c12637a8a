/**
 * How fast questions are asked, against a bare loop over the openai SDK and against the ideal. The simulator, the loop
 * and closedbook each run in a process of their own, in pairs within one run, because machines drift more between
 * runs than within one. Usage: node bench/ask.mjs [--quick] [--memory | --memory-only]
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildRooms } from './build-rooms.mjs';

const CASES = [
  { questions: 5_000, latencyMs: 200, concurrency: 50 },
  { questions: 5_000, latencyMs: 200, concurrency: 200 },
];
const MEMORY_CASE = {
  questions: Number(process.env.BENCH_QUESTIONS ?? 100_000),
  latencyMs: 5,
  concurrency: 100,
};
const PAIRS = 3;

const quick = process.argv.includes('--quick');
const rooms = await buildRooms('ask', {
  ask: 'src/stages/ask/ask.ts',
  asking: 'src/stages/ask/asking.ts',
  models: 'src/model/open-models.ts',
  simulator: 'src/simulate/start-simulator.ts',
  store: 'src/store/open-store.ts',
});

for (const setting of process.argv.includes('--memory-only') ? [] : CASES) {
  const idealSeconds = (Math.ceil(setting.questions / setting.concurrency) * setting.latencyMs) / 1000;
  const rounds = { loop: [], ours: [] };
  const server = await start('ask-server.mjs', { rooms, ...setting });
  for (let pair = 0; pair < (quick ? 1 : PAIRS); pair++) {
    for (const kind of ['loop', 'ours']) {
      rounds[kind].push(await measure({ rooms, kind, url: server.told.url, ...setting }));
    }
  }
  server.child.kill();
  const [loop, ours] = [rounds.loop, rounds.ours].map(median);
  console.log(
    `${setting.questions} questions, ${setting.latencyMs} ms, concurrency ${setting.concurrency}: ideal ${idealSeconds.toFixed(1)} s`,
  );
  console.log(line('bare openai loop', loop, idealSeconds));
  console.log(line('closedbook', ours, idealSeconds));
  console.log(
    `  closedbook / loop: time ${(ours.seconds / loop.seconds).toFixed(2)}, CPU ${(ours.cpuMs / loop.cpuMs).toFixed(2)}\n`,
  );
}

if (process.argv.some((argument) => argument.startsWith('--memory'))) {
  const ideal = (MEMORY_CASE.questions * MEMORY_CASE.latencyMs) / MEMORY_CASE.concurrency / 1000;
  const server = await start('ask-server.mjs', { rooms, ...MEMORY_CASE });
  console.log(`${MEMORY_CASE.questions} questions, memory:`);
  for (const [kind, name] of [
    ['ours', 'nothing kept'],
    ['stored', 'with the store'],
  ]) {
    const result = await measure({ rooms, kind, url: server.told.url, ...MEMORY_CASE });
    console.log(line(name, result, ideal));
  }
  server.child.kill();
}

function line(name, { seconds, cpuMs, peakMegabytes }, idealSeconds) {
  const ratio = (seconds / idealSeconds).toFixed(2);
  return `  ${name.padEnd(18)} ${seconds.toFixed(2)} s (${ratio} x ideal), ${cpuMs.toFixed(2)} ms CPU a question, ${peakMegabytes.toFixed(0)} MB`;
}

/** The run with the median time. */
function median(runs) {
  return [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];
}

async function measure(job) {
  const { child, told } = await start('ask-client.mjs', job);
  child.kill();
  return told;
}

/** Starts a script with a job and waits for the one message it sends. */
function start(script, job) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(job)]);
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve({ child, told }));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it said anything`)));
  });
}
