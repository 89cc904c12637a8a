/** A question that the set asks already: it counts twice in every rate and narrows every interval for nothing. */
import type { SetRule } from '../lint-rule.ts';

const SAID = {
  exact: 'the same words',
  near: 'nearly the same words',
  fact: 'the same subject and property',
};

export const duplicateQuestion: SetRule = {
  name: 'duplicate-question',
  severity: 'warning',
  finds:
    'a question that the set asks already: the same or nearly the same words, or the same subject and property, with the same answer',
  remedy: 'closedbook dataset dedupe drops all but one, or names the clusters.',
  open: () => ({
    *end({ table, alike, place }) {
      for (const { one, two, reason } of alike) {
        if (reason === 'conflict' || reason === 'restated' || table.set[one] !== table.set[two]) continue;
        yield { at: two, message: `${SAID[reason]} as ${place(one, two)}: "${table.texts.at(one)}"` };
      }
    },
  }),
};
