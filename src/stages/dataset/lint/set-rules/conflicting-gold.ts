/** One question, two answers that do not agree: namesakes that the text does not tell apart, or a wrong gold. */
import type { SetRule } from '../lint-rule.ts';

export const conflictingGold: SetRule = {
  name: 'conflicting-gold',
  severity: 'error',
  finds: 'the same question twice with answers that do not agree',
  remedy: 'Correct the wrong one; where two things share a name, say in the question which is meant.',
  open: () => ({
    *end({ alike, place }) {
      for (const { one, two, reason } of alike) {
        if (reason !== 'conflict') continue;
        yield { at: two, message: `${place(one, two)} asks the same and has another answer` };
      }
    },
  }),
};
