/** One measured client of bench/ask.mjs: the bare SDK loop, or closedbook's ask stage with a sink that keeps nothing. */
import { benchQuestions } from './bench-questions.mjs';

const { rooms, kind, url, questions, concurrency } = JSON.parse(process.argv[2]);
const MODEL = 'owl';
const INSTRUCTION =
  'Answer the question from memory, briefly: the answer itself, in one short sentence at most.';

const run = kind === 'loop' ? await bareLoop() : await closedbook();
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
  const [{ ask }, { askingsOf }, { openModels }] = await Promise.all([
    import(rooms.ask),
    import(rooms.asking),
    import(rooms.models),
    import('openai'),
  ]);
  const policy = { kind: 'plain', confidence: false, wording: 'a' };
  const respondent = {
    id: 'owl',
    model: `simulated/${MODEL}`,
    settings: {},
    policy,
    family: null,
    knowledgeCutoff: null,
    simulated: true,
  };
  const models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: url }, concurrency });
  return async () => {
    const result = await ask(
      askingsOf(benchQuestions(questions), { respondents: [respondent] }),
      { ...models, save: async () => {} },
      { runId: 'bench', concurrency, onProgress: () => {} },
    );
    await models.close();
    return result.replies;
  };
}
