/**
 * A word with letters of two alphabets: a Cyrillic "а" inside a Latin name looks right and matches nothing.
 * Only look-alike alphabets count; a Greek letter in a formula stands by itself.
 */
import { isAscii } from '../../../../values/fold-text.ts';
import type { QuestionRule } from '../lint-rule.ts';

const MIXED = /\p{Script=Latin}\p{M}*[\p{Script=Cyrillic}]|\p{Script=Cyrillic}\p{M}*\p{Script=Latin}/u;
const WORD = /[\p{L}\p{M}]+/gu;

export const mixedScripts: QuestionRule = {
  name: 'mixed-scripts',
  severity: 'warning',
  finds: 'a word with Latin and Cyrillic letters mixed',
  remedy: 'Type the word again in one alphabet.',
  check(asked) {
    const { text: asking, reference } = asked.question;
    for (const text of reference?.form === 'date' ? [asking] : [asking, ...asked.golds.slice(0, 1)]) {
      if (isAscii(text) || !MIXED.test(text)) continue;
      const word = text.match(WORD)?.find((one) => MIXED.test(one));
      if (word !== undefined) return `"${word}" mixes Latin and Cyrillic letters`;
    }
    return null;
  },
};
