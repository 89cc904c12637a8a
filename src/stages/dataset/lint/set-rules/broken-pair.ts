/** A false premise whose direct question is not in the set. */
import type { SetRule } from '../lint-rule.ts';

export const brokenPair: SetRule = {
  name: 'broken-pair',
  severity: 'error',
  finds: 'a pairedWith that names no question of the set',
  remedy: 'Add the direct question, or correct the id.',
  open() {
    const pairs: { readonly at: number; readonly id: string }[] = [];
    return {
      see({ question }, at) {
        if (question.pairedWith !== undefined) pairs.push({ at, id: question.pairedWith });
      },
      *end({ table }) {
        if (pairs.length === 0) return;
        const missing = new Set(pairs.map(({ id }) => id));
        for (let at = 0; at < table.size; at += 1) missing.delete(table.ids.at(at));
        for (const { at, id } of pairs) {
          if (missing.has(id)) yield { at, message: `pairedWith "${id}" is no question of the set` };
        }
      },
    };
  },
};
