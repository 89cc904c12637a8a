import { afterEach, describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/core/policy.ts';
import type { ReplyRecord } from '../../../src/core/ports.ts';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { type Respondent, respondentId, respondentSchema } from '../../../src/core/respondent.ts';
import { type Models, openModels } from '../../../src/model/open-models.ts';
import { ask } from '../../../src/stages/ask/ask.ts';
import { askingsOf } from '../../../src/stages/ask/asking.ts';
import { type FixtureServer, fixtureServer } from '../../model/fixture-server.ts';

let server: FixtureServer;
let models: Models;
afterEach(async () => {
  await models?.close();
  await server?.close();
});

function questions(count: number): Question[] {
  return Array.from({ length: count }, (_, index) =>
    questionSchema.parse({ id: `q${index}`, text: `Who was number ${index}?`, reference: null }),
  );
}

function respondent(model: string, policy = 'plain'): Respondent {
  const parsed = parsePolicy(policy);
  return respondentSchema.parse({ id: respondentId(model, {}, parsed), model, policy: parsed });
}

describe('asking over HTTP', () => {
  test('every question of every respondent gets one saved reply', async () => {
    server = await fixtureServer(({ question }) => ({ text: `echo ${question}`, delayMs: 5 }));
    models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: server.url }, concurrency: 10 });
    const saved: ReplyRecord[] = [];
    const result = await ask(
      askingsOf(questions(40), {
        respondents: [respondent('simulated/a'), respondent('simulated/b')],
        trials: 2,
      }),
      { ...models, save: async (record) => void saved.push(record) },
      { runId: 'run', concurrency: 10 },
    );
    expect(result).toMatchObject({ replies: 160, answered: 160, failed: 0, stoppedBy: null });
    expect(new Set(saved.map(({ reply }) => reply.askKey)).size).toBe(160);
    expect(saved.every(({ reply }) => reply.status === 'answered' && reply.closedBook === 'enforced')).toBe(
      true,
    );
    expect(server.received).toHaveLength(160);
  });
});
