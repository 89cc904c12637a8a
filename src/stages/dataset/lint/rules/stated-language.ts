/** A question in another language than its row says: it would be counted in the wrong slice, and pair with itself. */
import { languageName } from '../../../../core/language-name.ts';
import { likelyLanguage } from '../likely-language.ts';
import type { QuestionRule } from '../lint-rule.ts';

/** Languages that can be told by their words or letters; a row that states another one is not judged. */
const TOLD = new Set('en de fr es it pt nl cs pl sv zh ja ko'.split(' '));

export const statedLanguage: QuestionRule = {
  name: 'stated-language',
  severity: 'warning',
  finds: 'a question in another language than its `language` says',
  remedy: 'Translate it, or correct the language of the row.',
  check({ question, lower }) {
    const stated = question.language?.toLowerCase().split(/[-_]/)[0];
    if (stated === undefined || !TOLD.has(stated)) return null;
    const read = likelyLanguage(lower);
    if (read === null || read === stated) return null;
    return `reads like ${languageName(read)}, its row says ${languageName(stated)}`;
  },
};
