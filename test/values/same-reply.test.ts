/** Which sentences count as one answer when a question is asked several times. */
import { expect, it } from 'vitest';
import { sameReply } from '../../src/values/same-reply.ts';

it.each([
  ['Where was Otto Brandt born?', 'Otto Brandt was born in Ulm, Germany.', 'He was born in Ulm.', true],
  ['Where was Otto Brandt born?', 'Otto Brandt was born in Ulm.', 'I believe it was Munich.', false],
  ['When was Ada Brandt born?', 'Ada Brandt was born on 14 March 1879.', 'March 14, 1879', true],
  ['When was Ada Brandt born?', 'Ada Brandt was born on 14 March 1879.', 'In 1880.', false],
  ['Was it the first or the second?', 'The first.', 'The second.', false],
  ['Who heads the Bank?', 'The head is Ada Brandt of the Bank of England.', 'Ada Brandt', true],
])('%s %s / %s: %s', (question, left, right, same) => {
  expect(sameReply(question, left, right)).toBe(same);
  expect(sameReply(question, right, left)).toBe(same);
});
