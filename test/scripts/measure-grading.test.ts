import { expect, it } from 'vitest';
import type { GradedAnswer } from '../../scripts/graded-answers.ts';
import { type RuledOut, rulesOf } from '../../scripts/measure-grading.ts';

const row = (id: string, human: GradedAnswer['human']): GradedAnswer => ({
  id,
  human,
  question: '',
  gold: [],
  model: 'm',
  answer: '',
  source: 'zenda',
  scored: true,
  language: 'en',
  refusal: null,
});
const said = (id: string, human: GradedAnswer['human'], outcome = 'correct'): RuledOut => ({
  row: row(id, human),
  rule: 'number',
  outcome,
});

it('holds a rule against the limit for few rows and for many, what was laid to the label left aside', () => {
  const few = [said('a', 'incorrect'), said('b', 'correct'), said('c', 'correct')];
  expect(rulesOf(few, [])).toEqual([
    { source: 'zenda', rule: 'number', verdict: 'correct', n: 3, wrong: 1, read: 0, beyond: true },
  ]);
  const readings = [{ rule: 'number', verdict: 'correct', why: 'right', ids: ['a'] }];
  expect(rulesOf(few, readings)[0]).toMatchObject({ wrong: 1, read: 1, beyond: false });
  // What was read of another verdict excuses nothing.
  expect(rulesOf(few, [{ ...readings[0]!, verdict: 'incorrect' }])[0]).toMatchObject({ beyond: true });
  const many = Array.from({ length: 60 }, (_, at) => said(`m${at}`, at < 3 ? 'incorrect' : 'correct'));
  expect(rulesOf(many, [])[0]).toMatchObject({ n: 60, wrong: 3, beyond: false });
  expect(rulesOf([...many, said('m60', 'incorrect')], [])[0]).toMatchObject({ wrong: 4, beyond: true });
  expect(rulesOf([said('u', 'correct', 'undecided')], [])).toEqual([]);
});
