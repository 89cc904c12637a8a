/** A gold that some program wrote for "nothing": it will grade every real answer as wrong. */
import type { QuestionRule } from '../lint-rule.ts';

const PLACEHOLDER =
  /^[[(<{]?(?:#?n\/?a|nan|null|undefined|tbd|tba|todo|unknown|missing|none found|no (?:answer|data|info|information)|not (?:available|known|applicable|found|given|stated)|\?+|-+|\.+|x{3,})[\])>}]?[.!]?$/i;

export const placeholderGold: QuestionRule = {
  name: 'placeholder-gold',
  severity: 'warning',
  finds: 'a reference such as "N/A", "nan", "unknown" or "?"',
  remedy: 'Find the answer, or make the question unknowable.',
  check({ question: { reference } }) {
    if (reference?.form !== 'text' && reference?.form !== 'person' && reference?.form !== 'place')
      return null;
    const main = reference.form === 'text' ? reference.text : reference.name;
    return PLACEHOLDER.test(main.trim()) ? `the gold is "${main}"` : null;
  },
};
