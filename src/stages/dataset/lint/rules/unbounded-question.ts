/** A question that invites an essay or an open list: there is no end at which an answer is complete. */
import type { QuestionRule } from '../lint-rule.ts';

const OPEN =
  /^(?:why\b|describe\b|explain\b|discuss\b|compare\b|list (?:all|some|the)\b|name (?:all|some)\b|tell me\b|how (?:do|does|did|can|could|should|would|to|come|is|are|was|were|has|have|might|will|may)\b|what (?:are|were) (?:some|the (?:benefits|effects|advantages|disadvantages|causes|reasons|ways|symptoms|consequences|characteristics|differences|implications|uses|health benefits|pros|steps|signs|dangers|risks))\b|what (?:happens|happened|would happen|will happen|should you do|should i|should we|can i|can you do|do you)\b|what (?:is|are) the (?:meaning|purpose|difference|significance|point) (?:of|between)\b|what (?:makes|causes|caused)\b)/;
/** "How did X die" has one answer; so has "how is X known", "how was X related". */
const CLOSED_HOW =
  /\bin (?:one|a single|two|three) words?\b|^how (?:did|does|is|was|are|were)\b.*\b(?:die|called|known|named|spelled|spelt|related|pronounced|abbreviated|killed|died)\b|^how (?:are|is|was) .* (?:better|best|also) known/;
/** The gold is a value: then it has an end, whatever the opening. */
const VALUE_FORMS = new Set(['date', 'number', 'person', 'place', 'set', 'yes-no', 'facts']);

export const unboundedQuestion: QuestionRule = {
  name: 'unbounded-question',
  severity: 'warning',
  finds: 'a question that asks why, how, or for an open list',
  remedy: 'Ask for one fact with one answer, or grade it with a rubric made for long answers.',
  check({ question, lower }) {
    const { kind, reference } = question;
    if (kind !== 'answerable' || reference === null || VALUE_FORMS.has(reference.form)) return null;
    const found = OPEN.exec(lower);
    return found === null || CLOSED_HOW.test(lower)
      ? null
      : `"${found[0]}…" has no end at which an answer is complete`;
  },
};
