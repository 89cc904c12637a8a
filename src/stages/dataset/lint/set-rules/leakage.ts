/** A question of one set that stands in another one checked with it: a part held out that is not held out. */
import type { SetRule } from '../lint-rule.ts';

export const leakage: SetRule = {
  name: 'leakage',
  severity: 'warning',
  finds: 'a question that another of the sets holds as well',
  remedy: 'Remove it from one of them; a shared question ties their results.',
  open: () => ({
    *end({ table, alike, place }) {
      for (const { one, two, reason, similarity } of alike) {
        if (reason === 'conflict' || reason === 'restated' || table.set[one] === table.set[two]) continue;
        const how = reason === 'exact' ? 'word for word' : `${Math.round(similarity * 100)} % alike`;
        yield { at: two, message: `stands in ${place(one, two)} too (${how})` };
      }
    },
  }),
};
