import { expect, test } from 'vitest';
import { type Score, scoreReader } from '../../../src/interop/experiments/score-words.ts';

/** What each score means, after all of them were seen. */
function read(scores: readonly Score[], named: string | null = null): (string | null)[] {
  const reader = scoreReader(named);
  for (const score of scores) reader.look(score);
  return scores.map((score) => {
    const judgement = reader.judge(score);
    return judgement.status === 'graded' ? judgement.outcome : null;
  });
}

const each = (name: string, values: readonly unknown[]): Score[] =>
  values.map((value) => (typeof value === 'string' ? { name, value: null, label: value } : { name, value }));

test.each([
  ['correctness', [1, 0, true, false]],
  ['Exact Match', [1, 0]],
  ['ExactMatch', [1, 0]],
  ['is_correct', [true, false]],
  ['answer_correctness', [1, 0]],
  ['qa_correctness', [1, 0]],
  ['Factuality', [1, 0]],
  ['string-check', [true, false]],
])('%s judges whether the answer is right', (name, values) => {
  const outcomes = read(each(name, values));
  expect(outcomes.every((outcome) => outcome !== null)).toBe(true);
});

test.each([
  ['hallucination', [1, 0, 'hallucinated', 'factual']],
  ['Hallucinated', [1, 0]],
  ['toxicity', [1, 0]],
  ['incorrectness_rate', [1, 0]],
  ['inaccuracy', [1, 0]],
  ['non_factual', [1, 0]],
  ['factual_errors', [1, 0]],
  ['mismatch', [1, 0]],
  ['Levenshtein', [1, 0]],
  ['EmbeddingSimilarity', [1, 0]],
  ['relevance', ['yes', 'no', 1]],
  ['RelevanceToQuery', ['yes', 'no']],
  ['Safety', ['yes', 'no']],
  ['faithfulness', [1, 0]],
  ['latency', [1, 0]],
  ['success', [true, false]],
  ['user_score_of_tone', [1, 0]],
  ['my_scorer', [1, 0, true]],
  ['thumbs', [1, 0]],
])('%s says nothing of right and wrong', (name, values) => {
  expect(read(each(name, values))).toEqual(values.map(() => null));
});

test('a scale beyond 1 is none for all of its rows, and fractions only of judges of being right leave 1 and 0', () => {
  expect(read(each('correctness', [1, 5, 3]))).toEqual([null, null, null]);
  expect(read(each('answer_correctness', [1, 2, 0]))).toEqual([null, null, null]);
  expect(read(each('exact_match', [1, 0.5, 0]))).toEqual([null, null, null]);
  expect(read(each('factuality', [1, 0.6, 0]))).toEqual(['correct', null, 'incorrect']);
});

test('words of a verdict speak for themselves, and a scorer of declining says so only where it is set', () => {
  expect(read(each('simpleqa', ['CORRECT', 'INCORRECT', 'NOT_ATTEMPTED']))).toEqual([
    'correct',
    'incorrect',
    'refused',
  ]);
  expect(read(each('correctness', ['yes', 'no', 'maybe']))).toEqual(['correct', 'incorrect', null]);
  expect(read(each('not_attempted', [1, 0]))).toEqual(['refused', null]);
  expect(read(each('is_incorrect', [1, 0]))).toEqual(['incorrect', null]);
});

test('a person names the scorer that is the verdict', () => {
  const scores = [...each('my_scorer', [1, 0]), ...each('correctness', [0])];
  expect(read(scores, 'my_scorer')).toEqual(['correct', 'incorrect', null]);
  const reader = scoreReader();
  for (const score of scores) reader.look(score);
  expect(reader.notes().join(' ')).toContain('--map "outcome=my_scorer"');
});

test('a scorer that failed gives none, and says why', () => {
  const judgement = scoreReader().judge({ name: 'correctness', value: 0, error: 'rate limit' });
  expect(judgement).toMatchObject({ status: 'ungraded', why: 'judge-failed' });
});
