/** One string that counts as right and as wrong. */
import { foldText } from '../../../../values/fold-text.ts';
import type { QuestionRule } from '../lint-rule.ts';

export const contradictoryGold: QuestionRule = {
  name: 'contradictory-gold',
  severity: 'error',
  finds: 'an answer that stands among the accepted and among the rejected ones',
  remedy: 'Decide which it is.',
  check({ question: { reference } }) {
    if (reference?.form !== 'text' || reference.rejects === undefined) return null;
    const accepted = new Set([reference.text, ...reference.aliases].map(plain));
    const both = reference.rejects.find((reject) => accepted.has(plain(reject)));
    return both === undefined ? null : `"${both}" counts as right and as wrong`;
  },
};

function plain(text: string): string {
  return foldText(text.trim()).replace(/[.!]$/, '');
}
