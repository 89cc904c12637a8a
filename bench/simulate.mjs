// How fast the simulator serves: requests a second and processor time a request, for each wire format and for
// judging, over keep-alive connections. The simulator runs in a process of its own, so that its time can be told from
// the client's. Needs a build. Run: node bench/simulate.mjs [requests] [concurrency]
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const LIBRARY = new URL('../dist/index.mjs', import.meta.url).href;

async function serve() {
  const { demoQuestions, startSimulator } = await import(LIBRARY);
  const simulator = await startSimulator({ questions: demoQuestions(1, 5000) });
  process.on('message', () => process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
  process.send({ url: simulator.url });
}

async function measure(requests, concurrency) {
  const { demoQuestions } = await import(LIBRARY);
  const texts = demoQuestions(1, 5000).map(({ text }) => text);
  const server = fork(fileURLToPath(import.meta.url), ['serve']);
  const { url } = await message(server);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const instruction =
    'Answer the question from memory, briefly: the answer itself, in one short sentence at most.';
  const shapes = {
    'chat completions': (text) => [
      '/v1/chat/completions',
      {
        model: 'heron',
        messages: [
          { role: 'system', content: instruction },
          { role: 'user', content: text },
        ],
      },
    ],
    responses: (text) => ['/v1/responses', { model: 'heron', instructions: instruction, input: text }],
    messages: (text) => [
      '/v1/messages',
      { model: 'heron', max_tokens: 512, system: instruction, messages: [{ role: 'user', content: text }] },
    ],
    judge: (text) => [
      '/v1/chat/completions',
      {
        model: 'assayer',
        messages: [
          {
            role: 'user',
            content: `Grade the answer.\nQuestion: ${text}\nReference: x\nAnswer: I do not know.`,
          },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'verdict', schema: VERDICT } },
      },
    ],
  };
  for (const [name, shape] of Object.entries(shapes)) {
    await ask(url, agent, { shape, texts, requests: 500, concurrency });
    const before = await usage(server);
    const started = performance.now();
    await ask(url, agent, { shape, texts, requests, concurrency });
    const seconds = (performance.now() - started) / 1000;
    const after = await usage(server);
    const cpuMs = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000;
    console.log(
      `${name.padEnd(17)} ${(requests / seconds).toFixed(0).padStart(6)} requests/s` +
        `  ${((1000 * cpuMs) / requests).toFixed(0).padStart(5)} µs processor time a request` +
        `  (one core could serve ${((1000 * requests) / cpuMs).toFixed(0)} /s)  ${(after.rss / 1e6).toFixed(0)} MB`,
    );
  }
  agent.destroy();
  server.kill();
}

const VERDICT = {
  type: 'object',
  properties: {
    comparison: { type: 'string' },
    verdict: { type: 'string', enum: ['CORRECT', 'INCORRECT', 'REFUSED'] },
  },
};

function ask(url, agent, { shape, texts, requests, concurrency }) {
  let next = 0;
  const worker = async () => {
    while (next < requests) {
      const [path, body] = shape(texts[next++ % texts.length]);
      await post(`${url}${path}`, agent, JSON.stringify(body));
    }
  };
  return Promise.all(Array.from({ length: concurrency }, worker));
}

function post(url, agent, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: 'Bearer k',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.resume();
      response.on('end', resolve);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const message = (child) => new Promise((resolve) => child.once('message', resolve));

function usage(child) {
  const answer = message(child);
  child.send('usage');
  return answer;
}

if (process.argv[2] === 'serve') await serve();
else await measure(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 50));
