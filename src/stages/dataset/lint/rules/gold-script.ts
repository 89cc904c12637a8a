/**
 * A gold in another alphabet than the question, with no alias in the question's: answers in the question's language
 * never match.
 */
import { isAscii } from '../../../../values/fold-text.ts';
import type { QuestionRule } from '../lint-rule.ts';

const LATIN = /\p{Script=Latin}/u;
const OTHER =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}]/u;
/** The question may ask for the script itself. */
const ASKS_FOR_SCRIPT =
  /\b(?:symbol|letter|character|kanji|script|greek|cyrillic|written|native|original (?:name|title)|alphabet|(?:word|term|phrase|expression) (?:for|meaning)|translat\w+)\b/;

export const goldScript: QuestionRule = {
  name: 'gold-script',
  severity: 'warning',
  finds: 'a gold in another script than the question, without an alias in the script of the question',
  remedy: 'Add the name in the script of the question as an alias.',
  check(asked) {
    const { question, lower } = asked;
    if (question.reference === null || question.reference.form === 'date') return null;
    if (asked.golds.every(isAscii)) return null;
    const texts = asked.golds.filter((gold) => /\p{L}/u.test(gold));
    if (texts.length === 0 || ASKS_FOR_SCRIPT.test(lower)) return null;
    if (LATIN.test(question.text) && !OTHER.test(question.text)) {
      return texts.every((gold) => OTHER.test(gold) && !LATIN.test(gold))
        ? `the question is in Latin letters, "${texts[0]}" is not`
        : null;
    }
    return null;
  },
};
