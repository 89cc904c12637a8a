import { expect, test } from 'vitest';
import { contentHash } from '../../src/core/hash.ts';
import { type Question, questionHash, questionHashes, referenceHash } from '../../src/core/question.ts';

const question = (reference: Question['reference']): Question => ({
  id: 'q1',
  text: 'Wer malte "Die Nacht"?',
  reference,
  kind: 'answerable',
  status: 'ok',
  tags: [],
  source: [],
});

test.each([
  [{ form: 'text', text: 'Ö "x"', rejects: ['b', 'a'], aliases: ['b', 'a'] } as const],
  [{ form: 'number', value: -0.1, aliases: [] } as const],
  [null],
])('hashes taken together are those taken one by one: %j', (given) => {
  const asked = question(given as Question['reference']);
  const hashes = questionHashes(asked);
  expect(hashes.question).toBe(questionHash(asked));
  expect(hashes.reference).toBe(referenceHash(asked.reference));
  expect(contentHash(asked, hashes.written)).toBe(contentHash(asked));
});
