/** A provider with a limit on the rate, in real time: nothing is lost and little is sent in vain. */
import { expect, test } from 'vitest';
import { openModels } from '../../../src/model/open-models.ts';
import { startSimulator } from '../../../src/simulate/start-simulator.ts';
import { ask } from '../../../src/stages/ask/ask.ts';
import { askingsOf } from '../../../src/stages/ask/asking.ts';
import { manyQuestions, respondent } from './scripted-models.ts';

test('60 requests a second: 2,000 questions, none lost, at most 5 % more requests', async () => {
  const simulator = await startSimulator({
    questions: [...manyQuestions(2_000)],
    requestsPerSecond: 60,
    latencyMs: 50,
  });
  const models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: simulator.url }, concurrency: 50 });
  const result = await ask(
    askingsOf(manyQuestions(2_000), { respondents: [respondent('simulated/owl')] }),
    { ...models, save: async () => {} },
    { runId: 'run', concurrency: 50 },
  );
  expect(result).toMatchObject({ replies: 2_000, failed: 0 });
  expect(simulator.statistics().requests).toBeLessThanOrEqual(2_100);
  await models.close();
  await simulator.close();
}, 180_000);
