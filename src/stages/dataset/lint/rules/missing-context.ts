/**
 * A question cut out of a text that the respondent does not see: "according to the passage", "these types", "when
 * did he die". Reading sets turned into closed-book sets are full of them.
 */
import type { QuestionRule } from '../lint-rule.ts';

const REFERS =
  /\b(?:(?:according to|in|from|(?:author|writer|narrator|speaker|title|topic|theme) of) (?:the|this) (?:passage|text|article|paragraph|excerpt|story|author|book)(?![\w' ]* (?:of|by|called|titled|"))|mentioned (?:above|in the)|the (?:above|following|aforementioned))\b(?!.*[:"])/;
const THIS =
  /^(?:(?:in|on|at|of|for|by|to|from|what|which|who|when|where|how many|how much)\b[^,?]{0,30}? )?(?:these|those|this)\b (?!is\b|are\b|was\b|day\b|sequence\b|world\b|planet\b|country's\b)/;
const PRONOUN =
  /^(?:when|where|what|how|why|which|who|(?:in|at|on|for|to|with) (?:what|which|whom))\b[^,?]{0,30}?\b(?:did|was|is|were|does|has|had|are|do) (?:he|she|they|him|her)\b(?! that| who| called)/;
const POINTER = /\b(?:this|these|those|he|she|they|him|her)\b/;
const ELSE = /^(?:where|who|what|when|how) else\b/;

export const missingContext: QuestionRule = {
  name: 'missing-context',
  severity: 'warning',
  finds: 'a question that points at something it does not name ("the passage", "these", "he")',
  remedy: 'Name what is meant.',
  words:
    'passage text article paragraph excerpt story author book mentioned above following aforementioned this these those he she they him her else'.split(
      ' ',
    ),
  check(asked) {
    const { question, lower } = asked;
    if (question.kind !== 'answerable' || question.reference === null) return null;
    const referred =
      REFERS.exec(lower) ?? (/\bbesides\b|\bother than\b/.test(lower) ? null : ELSE.exec(lower));
    if (referred !== null) return `"${referred[0]}" is not in the question`;
    if (!POINTER.test(lower)) return null;
    const pointing = THIS.exec(lower) ?? PRONOUN.exec(lower);
    if (pointing === null) return null;
    // A name, a year or a title elsewhere in the question is what is pointed at.
    const names = asked.read.words
      .slice(1)
      .some((word) => (word.capital && word.text.length > 1) || word.digits);
    return names || /["'][^"']+["']/.test(lower) || lower.split(/[.;:]/).length > 2
      ? null
      : `"${pointing[0].trim()}": nothing says who or what is meant`;
  },
};
