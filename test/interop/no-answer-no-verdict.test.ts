/** What stands where an answer or a verdict should, and is neither. */
import { afterAll, describe, expect, it } from 'vitest';
import { flatCodec } from '../../src/interop/flat/codec.ts';
import { errorText } from '../../src/reading/error-text.ts';
import { collect, scratchFolder } from '../rows/scratch.ts';

describe('error text in place of an answer', () => {
  it.each([
    '[ERROR]',
    '$ERROR$',
    '#ERROR!',
    '[TIMEOUT]',
    '[output stripped]',
    'API Error: 429 Too Many Requests',
    'Request failed with status code 500',
    '<html><title>503</title></html>',
    "openai.RateLimitError: Error code: 429 - {'error': 1}",
    '{"error": {"message": "overloaded"}}',
    'Traceback (most recent call last):\n  File "x.py"',
    'overloaded_error',
    'rate_limit_exceeded',
    'upstream connect error or disconnect/reset before headers. reset reason: overflow',
    'socket hang up',
    'That model is currently overloaded with other requests.',
  ])('is no answer: %s', (text) => expect(errorText(text)).not.toBeNull());

  it.each([
    'Ada Brandt',
    'The Comedy of Errors',
    '404',
    '[1984]',
    'None',
    'Timeout is a film of 1997.',
    'The server is a person who brings food.',
    'Stream of consciousness',
    'error_handling',
    'type_error, as Python calls it',
    '{"answer": "x"}',
    'The Error of Our Ways',
    'Failed states',
    'An error in the accounts',
    'No response was the response of the king.',
    'It was rejected by the Senate.',
    'Empty Nest',
  ])('is not seen in an answer: %s', (text) => expect(errorText(text)).toBeNull());
});

describe('columns that hold no verdict', () => {
  const scratch = scratchFolder();
  afterAll(() => scratch.remove());
  const graded = async (column: string, cells: readonly string[]) => {
    const rows = cells.map((cell, at) => `Why ${at}?,Because,m,Hence,${cell}\n`).join('');
    const path = scratch.file(`${column}.csv`, `question,gold,model,response,${column}\n${rows}`);
    const answers = await collect((await flatCodec.open(path)).answers);
    return answers.flatMap(({ grades }) =>
      grades.map(({ judgement }) => (judgement.status === 'graded' ? judgement.outcome : null)),
    );
  };

  it('are scales, costs, times, names and success', async () => {
    expect(await graded('score', ['1', '5', '4'])).toEqual([]);
    for (const column of [
      'judge_cost',
      'judge_latency',
      'judge_latency_ms',
      'judgeCostUsd',
      'score_time_s',
      'judge_model',
      'success',
    ]) {
      expect(await graded(column, ['0', '1'])).toEqual([]);
    }
  });

  it('while marks of 1 and 0 are one, and a flag of declining says refused', async () => {
    expect(await graded('score', ['1', '0'])).toEqual(['correct', 'incorrect']);
    expect(await graded('is_not_attempted', ['True', 'False'])).toEqual(['refused']);
  });
});
