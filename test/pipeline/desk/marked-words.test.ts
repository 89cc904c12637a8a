/** Words of claims as the desk marks them: nothing of the answer lost, hidden letters spelled out, claims that overlap. */
import { expect, test } from 'vitest';
import type { Claim } from '../../../src/core/claim.ts';
import { claimsBeside, markedWords } from '../../../src/pipeline/desk/marked-words.ts';

const answer = 'Born\u202e 1879 in Ulm.';
const claim = (start: number, end: number, result: Claim['result']): Claim => ({
  property: 'birth date',
  value: answer.slice(start, end),
  words: answer.slice(start, end),
  start,
  end,
  result,
});

test('pieces join to the whole answer, and the worst claim shows where several rest on the same words', () => {
  const marked = markedWords(answer, [claim(0, 10, 'right'), claim(6, 17, 'wrong')]);
  expect(marked.map(({ result }) => result)).toEqual(['right', 'wrong', 'wrong', null]);
  expect(marked[1]!.claims).toHaveLength(2);
  const shown = marked.map(({ text }) => text).join('');
  expect(shown).not.toContain('\u202e');
  expect(shown.replace(/[^\w .]/g, '')).toMatch(/^Born.* 1879 in Ulm\.$/);
});

test('a claim without words of the answer stands beside it', () => {
  const invented: Claim = { property: 'spouse', value: 'Jon', words: 'wed Jon', result: 'invented' };
  expect(markedWords(answer, [invented])).toEqual([{ text: expect.any(String), result: null, claims: [] }]);
  expect(claimsBeside([claim(0, 10, 'right'), invented])).toEqual([
    '1 right, 1 invented',
    'spouse: Jon (invented)',
  ]);
});
