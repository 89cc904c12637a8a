/** Answers of repeated trials are told apart trial by trial, whichever came first on the wire; log-probabilities come along. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, replyOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'closedbook-trials-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Likeness that is not transitive: "Ulm" is like both others, they are not alike. */
const sameAnswer = (_: string, left: string, right: string): boolean =>
  left.startsWith(right) || right.startsWith(left);

test.each([
  [0, 1, 2],
  [2, 1, 0],
  [1, 0, 2],
])('trials that came as %i, %i, %i give the same clusters', async (...order) => {
  const store = await openStore(join(folder, `${order.join('')}.db`));
  const questions = questionsOf(1);
  const respondents = respondentsOf(1).map((one) => ({ ...one, settings: { logprobs: true } }));
  await store.createRun(runOf('run1', respondents, 3), [datasetOf(questions)]);
  const said = ['Ulm', 'Ulm, Germany', 'Ulm, Minnesota'];
  for (const trial of order) {
    const record = replyOf({
      runId: 'run1',
      question: questions[0]!,
      respondentId: 'model-0',
      trial,
      part: {
        status: 'answered',
        text: said[trial]!,
        meanLogprob: -trial,
      },
    });
    await store.saveReplies([record]);
  }
  const table = await store.outcomeTable(['run1'], { sameAnswer });
  await store.close();
  const byTrial = <T>(column: ArrayLike<T>): T[] =>
    [0, 1, 2].map((trial) => column[table.trial.indexOf(trial)]!);
  expect(byTrial(table.answerCluster)).toEqual([0, 0, 0]);
  expect(byTrial(table.tokenProbability)).toEqual([1, Math.exp(-1), Math.exp(-2)]);
});
