/**
 * Why the answers to a question may part from its gold although nobody is wrong: its answer changes with time, it has
 * several right answers, or its gold cannot be read. Lint's findings on the same question, and wider words that would be
 * noise in lint: here they only count where the answers do part from the gold. The words are English; in other languages
 * lint's rules alone speak.
 */
import type { Question } from '../../../core/question.ts';
import type { QuestionRule } from '../lint/lint-rule.ts';
import { lintedQuestion } from '../lint/linted-question.ts';
import { QUESTION_RULES } from '../lint/question-rules.ts';

export type QuestionSign = 'unreadable-gold' | 'stale' | 'ambiguous';

/** Rules of lint by what they say here; the strongest first. */
const SAYS: Readonly<Record<QuestionSign, readonly string[]>> = {
  'unreadable-gold': [
    'missing-reference',
    'placeholder-gold',
    'damaged-text',
    'impossible-date',
    'contradictory-gold',
    'answer-type',
    'future-gold',
    'gold-in-question',
  ],
  stale: ['time-dependent'],
  ambiguous: ['several-answers', 'two-questions', 'missing-context', 'unbounded-question', 'gold-precision'],
};

function rulesThatSay(sign: QuestionSign) {
  return QUESTION_RULES.filter(({ name }) => SAYS[sign].includes(name));
}

const RULES: Readonly<Record<QuestionSign, readonly QuestionRule[]>> = {
  'unreadable-gold': rulesThatSay('unreadable-gold'),
  stale: rulesThatSay('stale'),
  ambiguous: rulesThatSay('ambiguous'),
};

/** What is counted, held or shown until it changes: "how many episodes are there", "when is the next", "who plays". */
const CHANGES =
  /^how (?:many|much|old|long)\b.*\b(?:is|are|has|have|does|do|there)\b|\b(?:salary|net worth|ceo|governor|mayor|head coach|prime minister|record for|most (?:points|goals|wins|subscribers|followers|views)|population|price|cost|tax|minimum wage|number of)\b(?!.*\b(?:in (?:1[0-9]|20)\d\d)\b)|\b(?:next|latest|newest|last time|new (?:season|series|episode))\b|^who (?:represents|plays for|coaches|owns|runs|leads|is the (?:current )?(?:head|president|leader|owner|captain|minister|secretary|speaker|chairman|coach|manager)|holds|has the most|has won the most)\b|\bmost (?:played|streamed|viewed|watched|liked|followed|subscribed)\b|^when (?:do|does)\b.*\b(?:come out|start|begin|air|return|end|come back|open|close|release)\b/;
/** Measures, versions and extents that the question leaves open, whoever agrees on one of them. */
const OPEN =
  /\b(?:largest|biggest|greatest|smallest|best[- ]known|most (?:famous|important|common))\b(?!.*\bby (?:area|volume|population|number|size|length|mass|revenue)\b)|\b(?:is an example of|a type of|what (?:breed|kind|type|sort|form) of)\b|^who (?:sang|sings|sing|sung|played|plays|voices?|voiced|does the voice)\b(?! for)|^who (?:changed|influenced|advocated|helped|contributed)\b|^where (?:did|does|do|is|was) (?:the )?(?:(?:last |sur)name|term|word|phrase|expression|saying|idea|concept)\b/;
/** What happens by and by, or was done by several: open where the answers scatter. */
const GRADUAL =
  /^when\b.*\b(?:abolish(?:ed)?|begin|began|start(?:ed)?|end(?:ed)?|stop(?:ped)?|split|bec[oa]me|legal(?:ized)?|come out|came out|introduced|take over)\b|^(?:who|what|which)\b.*\b(?:first|advocated|laid|introduced|developed|started|invented|led|claimed)\b/;
/** Nothing is asked: neither a question word nor a blank to be filled at the end. */
const ASKS =
  /\?|\b(?:who|whom|whose|what|which|where|when|why|how|name|is called|are called|known as|called|number of|date|name of|is the|are the|mention|is|are|was|were|did|does|do|can)\b/;

/** Asked of the past, or of a rule: neither changes. */
const SETTLED = /\b(?:was|were|did|had|led|(?:have|has) to|needs? to|must)\b/;

const SURELY_TODAY = '9999-12-31';

/** The sign that explains most, or null. `scattered`: those who part from the gold do not agree among themselves. */
export function signOf(
  question: Question,
  { scattered }: { readonly scattered: boolean },
): QuestionSign | null {
  const asked = lintedQuestion(question, SURELY_TODAY);
  const says = (sign: QuestionSign) => RULES[sign].some(({ check }) => check(asked) !== null);
  if (says('unreadable-gold') || isFragment(asked.golds)) return 'unreadable-gold';
  if (
    question.asOf === undefined &&
    (says('stale') || (CHANGES.test(asked.lower) && !SETTLED.test(asked.lower)))
  )
    return 'stale';
  if (says('ambiguous') || OPEN.test(asked.lower) || !ASKS.test(asked.lower)) return 'ambiguous';
  if (scattered && GRADUAL.test(asked.lower)) return 'ambiguous';
  return null;
}

/** A gold that begins or ends in the middle of something: `), starting on`. */
function isFragment(golds: readonly string[]): boolean {
  const [gold = ''] = golds;
  return (
    golds.length > 0 && (/^[\s)\],;:.]/.test(gold) || /[([,;:]\s*$/.test(gold) || !/[\p{L}\p{N}]/u.test(gold))
  );
}
