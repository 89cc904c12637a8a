import { expect, it } from 'vitest';
import { hasSign, signsOf } from '../../../../src/stages/grade/rules/answer-signs.ts';
import { readWords } from '../../../../src/values/words.ts';

const signs = (answer: string) => signsOf(readWords(answer));

it('tells the kinds of little words that an answer has', () => {
  const plain = signs('Ada Lind built the bridge over the Orm.');
  expect(plain).toBe(0);
  const denied = signs('It is a myth that Ada Lind built it; her rival did.');
  expect(hasSign(denied, 'denial')).toBe(true);
  expect(hasSign(denied, 'kin')).toBe(true);
  expect(hasSign(denied, 'past')).toBe(false);
});

it('sees a word beside an apostrophe as patterns do', () => {
  expect(hasSign(signs("It's l'errado"), 'denial')).toBe(true);
  expect(hasSign(signs("They're friends, he'd said"), 'joint')).toBe(true);
});

it('spares no pattern where letters beyond ASCII stand', () => {
  const signed = signs('Zürich');
  expect(hasSign(signed, 'foreign')).toBe(true);
  expect(hasSign(signed, 'denial')).toBe(true);
});
