/** A question in another language than the set, or than its own `language` says: wordings of policies are in one. */
import { likelyLanguage } from '../likely-language.ts';
import type { SetRule } from '../lint-rule.ts';

/** A set with more than this share in another language is a set of several languages. */
const FEW = 0.1;

export const mixedLanguages: SetRule = {
  name: 'mixed-languages',
  severity: 'warning',
  finds: 'a question in another language than nearly all of its set',
  remedy: 'Translate it, or keep one set a language.',
  open() {
    const counts = new Map<string, number>();
    const others: { readonly at: number; readonly language: string }[] = [];
    let usual = '';
    let judged = 0;
    return {
      see({ lower, question }, at) {
        const language = likelyLanguage(lower);
        if (language === null) return;
        judged += 1;
        const count = (counts.get(language) ?? 0) + 1;
        counts.set(language, count);
        if (count >= (counts.get(usual) ?? 0)) usual = language;
        // Kept from the first change on; what was usual before is counted below.
        if (language !== usual && question.language === undefined) others.push({ at, language });
      },
      *end() {
        for (const { at, language } of others) {
          if (language !== usual && (counts.get(language) ?? 0) <= FEW * judged) {
            yield { at, message: `reads like "${language}", the set like "${usual}"` };
          }
        }
      },
    };
  },
};
