/** Every way to ask for a confidence, over HTTP, against what the simulated minds meant. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Complete } from '../../../src/core/completion.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import { respondentSchema } from '../../../src/core/respondent.ts';
import type { ReplyRecord } from '../../../src/core/saved-records.ts';
import { openModels } from '../../../src/model/open-models.ts';
import { demoQuestions, type Simulator, startSimulator } from '../../../src/simulate/index.ts';
import { ask } from '../../../src/stages/ask/ask.ts';
import { askingsOf } from '../../../src/stages/ask/asking.ts';

const questions = demoQuestions(1, 40);
let simulator: Simulator;
let models: ReturnType<typeof openModels>;

beforeAll(async () => {
  simulator = await startSimulator({ questions });
  models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: simulator.url } });
});
afterAll(async () => {
  await models.close();
  await simulator.close();
});

async function asked(policy: string, complete: Complete = models.complete, model = 'simulated/heron') {
  const respondent = respondentSchema.parse({ id: 'm', model, policy: parsePolicy(policy), simulated: true });
  const records: ReplyRecord[] = [];
  const save = async (record: ReplyRecord) => void records.push(record);
  const { sequence = 0 } = simulator.ledger().at(-1) ?? {};
  await ask(
    askingsOf(questions, { respondents: [respondent] }),
    { ...models, complete, save },
    { runId: 'r' },
  );
  return { records, said: simulator.ledger({ after: sequence }) };
}

const answeredOf = ({ reply }: ReplyRecord) => (reply.status === 'answered' ? reply : null);

describe('a confidence', () => {
  test.each(['plain+confidence', 'plain+confidence:words'])(
    'as %s is the one that was meant',
    async (policy) => {
      const { records, said } = await asked(policy);
      const meant = new Map(said.map(({ questionId, confidence }) => [questionId, confidence]));
      const answers = records.flatMap((record) => answeredOf(record) ?? []);
      expect(answers.length).toBeGreaterThan(30);
      for (const { questionId, confidence, text } of answers) {
        expect([questionId, confidence]).toEqual([questionId, meant.get(questionId)]);
        expect(text).not.toMatch(/^\W*confidence:/im);
      }
    },
  );

  test('in a request of its own is paid for with the answer, which goes back as the model’s own', async () => {
    const tokens = new Map<string, number>();
    const complete: Complete = async (request, options) => {
      const completion = await models.complete(request, options);
      const question = request.messages[1]!.content;
      tokens.set(question, (tokens.get(question) ?? 0) + completion.usage.inputTokens!);
      return completion;
    };
    const { records, said } = await asked('plain+confidence:two-stage', complete);
    const second = new Map(
      said.flatMap(({ questionId, kind, confidence }) =>
        kind === 'confidence' ? [[questionId, confidence] as const] : [],
      ),
    );
    const answers = records.flatMap(({ reply, call }) =>
      reply.status === 'answered' ? [{ reply, call }] : [],
    );
    expect(second.size).toBe(answers.length);
    for (const { reply, call } of answers) {
      expect([reply.questionId, reply.confidence]).toEqual([reply.questionId, second.get(reply.questionId)]);
      const { text } = questions.find(({ id }) => id === reply.questionId)!;
      expect(call.inputTokens).toBe(tokens.get(text));
      // The second request is no repetition of the first.
      expect(call.attempts).toBe(1);
    }
  });

  test('whose request fails leaves the answer, without a confidence and with a remark', async () => {
    const complete: Complete = async (request, options) => {
      const completion = await models.complete(request, options);
      if (request.messages.length < 4) return completion;
      const { status: _, ...base } = completion;
      const error = { code: 'timeout', message: 'no reply', httpStatus: null };
      return { ...base, status: 'failed', kind: 'error', error, text: null };
    };
    const { records } = await asked('plain+confidence:two-stage', complete);
    const answers = records.flatMap((record) => answeredOf(record) ?? []);
    expect(answers.length).toBeGreaterThan(30);
    for (const { confidence, remarks } of answers) {
      expect(confidence).toBeNull();
      expect(remarks).toEqual(expect.arrayContaining([expect.stringContaining('confidence')]));
    }
  });

  test('of a best guess comes with a reply of the forced pass, which no later pass asks again', async () => {
    const { records, said } = await asked('conservative+confidence:guess');
    const guesses = records.flatMap(({ guess }) => (guess?.status === 'answered' ? [guess] : []));
    const declined = said.filter(({ outcome, status }) => outcome === 'refused' && status === 'answered');
    expect(guesses.length).toBe(declined.length);
    expect(guesses.length).toBeGreaterThan(5);
    const respondent = respondentSchema.parse({
      id: 'm',
      model: 'simulated/heron',
      policy: parsePolicy('conservative+confidence:guess'),
      simulated: true,
    });
    const forced = new Set<string>();
    for await (const { askKey } of askingsOf(questions, { respondents: [respondent], pass: 'forced' }))
      forced.add(askKey);
    for (const guess of guesses) {
      expect(guess).toMatchObject({ pass: 'forced', callId: null });
      expect(forced.has(guess.askKey)).toBe(true);
      expect(guess.text).not.toMatch(/best guess|confidence:/i);
    }
  });
});
