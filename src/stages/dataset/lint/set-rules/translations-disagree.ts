/**
 * One fact asked in several languages with golds that cannot all be right: a translation that took another row, or another
 * number. Names differ from language to language, so only dates, numbers and yes or no are held against each other.
 */

import { factStem } from '../../../../core/fact-stem.ts';
import { addToGroup } from '../../../../core/group-by.ts';
import type { Question } from '../../../../core/question.ts';
import type { SetRule } from '../lint-rule.ts';

interface Asked {
  readonly at: number;
  readonly language: string;
  readonly gold: string;
}

export const translationsDisagree: SetRule = {
  name: 'translations-disagree',
  severity: 'error',
  finds: 'a fact asked in several languages whose date, number or form of answer is not the same in all',
  remedy:
    'Correct the translation whose gold differs; ids that end in the language (x@en, x@de) say what belongs together.',
  open() {
    const facts = new Map<string, Asked[]>();
    return {
      see({ question }, at) {
        const { language } = question;
        const gold = comparable(question);
        if (language === undefined || gold === null) return;
        const stem = factStem(question);
        // An id that says no language pairs nothing but the rest of its fact.
        addToGroup(facts, stem, { at, language, gold });
      },
      *end({ place }) {
        for (const asked of facts.values()) {
          if (new Set(asked.map(({ gold }) => gold)).size < 2) continue;
          const counts = new Map<string, number>();
          for (const { gold } of asked) counts.set(gold, (counts.get(gold) ?? 0) + 1);
          const most = Math.max(...counts.values());
          const usual = asked.find(({ gold }) => counts.get(gold) === most)!;
          for (const one of asked) {
            if (one.gold === usual.gold) continue;
            yield {
              at: one.at,
              message: `${one.gold} in ${one.language}, ${usual.gold} in ${usual.language} (${place(usual.at, one.at)})`,
            };
          }
        }
      },
    };
  },
};

/** What must be the same in every language; null where nothing must. */
function comparable({ reference }: Question): string | null {
  switch (reference?.form) {
    case 'date':
      return reference.value;
    case 'number':
      return String(reference.value);
    case 'yes-no':
      return reference.value ? 'yes' : 'no';
    default:
      return null;
  }
}
