/**
 * Grades one answer by rules alone: right when they speak, `undecided` when unsure. What the answer says decides;
 * a refusal phrase counts only where no answer stands beside it, and a hedge never hides a wrong one.
 */
import { checkArgument } from '../../../core/argument.ts';
import type { Judgement } from '../../../core/grade.ts';
import { type QuestionKind, questionKindSchema } from '../../../core/question.ts';
import type { Reference } from '../../../core/reference.ts';
import { RUBRIC_IDS, type RubricChoice } from '../../../core/rubric.ts';
import { mayBeFault } from '../../../reading/error-phrases.ts';
import { errorText } from '../../../reading/error-text.ts';
import { isGoldItself } from '../../../values/is-gold-itself.ts';
import { rubricOf } from '../rubric-table.ts';
import { answerPart } from './answer-part.ts';
import { isBracketedName } from './bracketed-name.ts';
import { gradeFacts } from './facts-match.ts';
import { gradeSingle } from './grade-single.ts';
import { refused } from './judgement.ts';
import { gradePremise } from './premise-match.ts';
import { type RefusalReading, readRefusal } from './refusal.ts';

const KINDS: ReadonlySet<QuestionKind> = new Set(questionKindSchema.options);

/** Replies of more characters are left to a judge: no answer is that long, and reading one takes seconds. */
const LONGEST_REPLY = 100_000;

/** Regret, or a sound of thinking, and nothing after it: a decline to most readers, a title to some. */
const ONLY_SORRY =
  /^\W*(?:(?:i(?:'|’)?m |i am )?(?:so |very )?sorry|apologies|h+m+|u+[hm]+|leider(?: nein)?|entschuldigung|tut mir leid|désolée?|pardon|lo siento|perdón|desculpe|mi dispiace|scusa|promiňte|bohužel|omlouvám se|niestety|przepraszam|извините|простите|к сожалению|üzgünüm|maalesef|抱歉|对不起|對不起|すみません|ごめんなさい|申し訳ありません|죄송합니다|آسف|عذرا)(?:[^\p{L}\p{N}]+no)?[^\p{L}\p{N}]*$/iu;

export interface GradeByRulesInput {
  readonly question: string;
  /** Null where there is nothing to compare with. */
  readonly reference: Reference | null;
  /** Of a question without an answer it is graded whether the premise was corrected, accepted or declined. */
  readonly kind: QuestionKind;
  /** Without reasoning. */
  readonly answer: string;
  readonly rubric: RubricChoice;
}

/**
 * Grades one answer; pure and synchronous. A blank answer or an error's text is ungraded (`reply-failed`), never a refusal;
 * a reply of more than 100,000 characters is undecided.
 * @throws ClosedbookError `argument-invalid` for an input that lacks a member.
 * @example
 * const reference = referenceFromText(['1815']);
 * const asked = { question: 'In which year was Ada Lovelace born?', reference, kind: 'answerable', rubric: 'verified' };
 * gradeByRules({ ...asked, answer: 'She was born in 1815.' }).outcome; // => 'correct'
 * gradeByRules({ ...asked, answer: 'I do not know.' }).outcome; // => 'refused'
 */
export function gradeByRules(input: GradeByRulesInput): Judgement {
  return grade(input, false);
}

/** The same with every feature in the evidence, also those that this score's weights need not ask: for fitting others. */
export function gradeInFull(input: GradeByRulesInput): Judgement {
  return grade(input, true);
}

function grade({ question, reference, kind, answer, rubric }: GradeByRulesInput, inFull: boolean): Judgement {
  checkArgument(typeof question === 'string', 'question', {
    expected: 'the text of the question',
    given: question,
  });
  checkArgument(typeof answer === 'string', 'answer', { expected: 'the text of the answer', given: answer });
  checkArgument(reference !== undefined, 'reference', {
    expected: 'a reference, or null where there is none',
    given: reference,
  });
  // Without a kind a right answer would be graded as one that goes along with a false premise.
  checkArgument(KINDS.has(kind), 'kind', { expected: `one of ${[...KINDS].join(', ')}`, given: kind });
  checkArgument(rubricOf(rubric) !== undefined, 'rubric', {
    expected: `one of ${RUBRIC_IDS.join(', ')}, or a rubric of your own`,
    given: rubric,
  });
  if (answer.length > LONGEST_REPLY)
    return { status: 'ungraded', why: 'undecided', evidence: { rule: 'length' } };
  if (answer.trim() === '') return { status: 'ungraded', why: 'reply-failed', evidence: { rule: 'blank' } };
  if (errorText(answer) !== null && !isGoldItself(answer, reference))
    return {
      status: 'ungraded',
      why: 'reply-failed',
      evidence: { rule: 'error-text', quote: answer.trim() },
    };
  const judgement = gradeWhole({ question, reference, kind, answer, rubric }, inFull);
  // "ValueError in handler": no wrong answer as long as it may be a program's.
  if (judgement.status !== 'graded' || judgement.outcome !== 'incorrect') return judgement;
  const rule = openRule(answer, question, reference);
  return rule === null
    ? judgement
    : { status: 'ungraded', why: 'undecided', evidence: { ...judgement.evidence, rule } };
}

/** Why an answer that seems wrong is none that a rule may call so; null where it may. */
function openRule(answer: string, question: string, reference: Reference | null): string | null {
  if (mayBeFault(answer, question)) return 'may-be-error';
  if (ONLY_SORRY.test(answer)) return 'only-sorry';
  const isSingle = reference !== null && reference.form !== 'facts';
  return isSingle && isBracketedName(reference, answer) ? 'bracketed-name' : null;
}

function gradeWhole(
  { question, reference, kind, answer, rubric }: GradeByRulesInput,
  inFull: boolean,
): Judgement {
  const part = answerPart(answer, question);
  if (part.nothing) return refused('unknown', answer.trim());
  const judgement = gradePart({ question, reference, kind, answer: part.text, rubric, inFull });
  if (!part.doubtful) return judgement;
  const whole = gradePart({ question, reference, kind, answer, rubric, inFull });
  return sameOutcome(judgement, whole)
    ? judgement
    : { status: 'ungraded', why: 'undecided', evidence: { ...judgement.evidence, rule: 'answer-part' } };
}

function sameOutcome(one: Judgement, other: Judgement): boolean {
  return (
    one.status === other.status &&
    (one.status === 'ungraded' || other.status === 'ungraded' || one.outcome === other.outcome)
  );
}

interface Part extends GradeByRulesInput {
  readonly inFull: boolean;
}

function gradePart({ question, reference, kind, answer, rubric, inFull }: Part): Judgement {
  const table = rubricOf(rubric);
  let refusal: RefusalReading | null = null;
  const refusalOf = () => {
    refusal ??= readRefusal(answer, { question });
    return refusal;
  };
  if (kind !== 'answerable') return gradePremise({ kind, answer, rubric: table, refusal: refusalOf() });
  if (reference === null) {
    const { kind: said, certain, reason, phrase } = refusalOf();
    if (said === 'refusal' && certain) return refused(reason, phrase);
    return { status: 'ungraded', why: 'no-reference', evidence: {} };
  }
  if (reference.form === 'facts')
    return gradeFacts({ question, reference, answer, rubric: table, refusal: refusalOf() });
  return gradeSingle({ question, reference, answer, rubric: table, readRefusal: refusalOf, inFull });
}
