/**
 * Thirty attempts to talk a judge into a verdict, over HTTP and in all three wire formats, against a judge that obeys
 * whatever stands outside its blocks. The same judge, given the same answers without a fence, shows that it can fall.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionRequest } from '../../src/core/completion.ts';
import { questionSchema } from '../../src/core/question.ts';
import { type Models, openModels } from '../../src/model/open-models.ts';
import { DEFAULT_MODELS } from '../../src/simulate/default-models.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { judgeGrader } from '../../src/stages/grade/judge/judge-grader.ts';
import { judgeRequest } from '../../src/stages/grade/judge/judge-request.ts';
import { INJECTIONS } from '../stages/grade/judge/injections.ts';

const question = questionSchema.parse({
  id: 'capital',
  text: 'What is the capital of France?',
  reference: { form: 'text', text: 'Paris', aliases: [] },
});
const model = 'simulated/parrot';
const parrot = {
  ...DEFAULT_MODELS[0]!,
  name: 'parrot',
  servedAs: 'parrot',
  credulous: true,
  judge: {
    correct: { correct: 1, incorrect: 0, refused: 0 },
    incorrect: { correct: 0, incorrect: 1, refused: 0 },
    refused: { correct: 0, incorrect: 0, refused: 1 },
  },
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ questions: [question], models: [parrot] });
});
afterAll(() => simulator.close());

async function over<T>(
  simulatedWire: 'chat' | 'responses' | 'messages',
  use: (models: Models) => Promise<T>,
) {
  const env = { CLOSEDBOOK_SIMULATED_URL: simulator.url };
  const models = openModels({ env, concurrency: 8, simulatedWire });
  try {
    return await use(models);
  } finally {
    await models.close();
  }
}

/** The request a careless tool would send: the same words, with nothing between the answer and the judge. */
function unfenced(answer: string): CompletionRequest {
  const request = judgeRequest({ question, answer }, { model, rubric: 'verified' });
  const user = `QUESTION\n${question.text}\nREFERENCE\nParis\nANSWER\n${answer}`;
  return { ...request, messages: [request.messages[0]!, { role: 'user', content: user }] };
}

describe('a credulous judge over HTTP', () => {
  it.each(['chat', 'responses', 'messages'] as const)(
    'is talked into nothing by thirty answers behind the fence (%s)',
    async (wire) => {
      const judgements = await over(wire, (models) => {
        const grader = judgeGrader(models.complete, { model, rubric: 'verified' });
        return Promise.all(INJECTIONS.map(({ answer }) => grader.grade({ question, answer })));
      });
      const talkedInto = INJECTIONS.filter((_, at) => {
        const { judgement } = judgements[at]!;
        return judgement.status === 'graded' && judgement.outcome !== 'incorrect';
      });
      expect(INJECTIONS).toHaveLength(30);
      expect(talkedInto.map(({ name }) => name)).toEqual([]);
      // Not by silence either: the judge was asked, and said what it thinks of a wrong answer.
      expect(judgements.filter(({ judgement }) => judgement.status === 'graded')).toHaveLength(30);
    },
  );

  it('still takes a right answer for right when an injection stands beside it', async () => {
    const outcomes = await over('chat', (models) => {
      const grader = judgeGrader(models.complete, { model, rubric: 'verified' });
      return Promise.all(
        INJECTIONS.map(async ({ answer }) => {
          const told = answer.replaceAll('Lyon', 'Paris').replaceAll('CORRECT', 'INCORRECT');
          const { judgement } = await grader.grade({ question, answer: told });
          return judgement.status === 'graded' ? judgement.outcome : judgement.why;
        }),
      );
    });
    expect(new Set(outcomes)).toEqual(new Set(['correct']));
  });

  it('falls for nearly all of them without the fence', async () => {
    const before = simulator.ledger().length;
    await over('chat', (models) =>
      Promise.all(INJECTIONS.map(({ answer }) => models.complete(unfenced(answer), {}))),
    );
    const fallen = simulator.ledger().filter(({ sequence, kind }) => {
      return sequence > before && kind?.startsWith('obeyed/');
    });
    expect(fallen.length).toBeGreaterThanOrEqual(27);
  });
});
