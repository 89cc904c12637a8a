/**
 * Questions without an answer. The three outcomes mean corrected, accepted and declined: an answer that says the
 * premise is wrong has corrected it, one that says it does not know has declined, and one that goes along has
 * accepted. Going along is only decided when the answer neither doubts nor denies anything.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { QuestionKind } from '../../../core/question.ts';
import { readWords } from '../../../values/words.ts';
import type { Rubric } from '../rubric-table.ts';
import { refused } from './judgement.ts';
import { mayDenyElsewhere } from './languages/denials.ts';
import type { RefusalReading } from './refusal.ts';

const CORRECTS: readonly RegExp[] = [
  /\b(?:was|were|has been|have been) never\b|\b(?:does|do|did) ?n[o']t (?:actually |really )?exist\b|\bnever (?:actually )?(?:existed|happened|took place|occurred|won|married|wrote|served|held|received|was)\b/i,
  /\bthere (?:is|are|was|were|have been|has been) (?:no|not any|never)\b(?! (?:information|record|reliable|public|available|doubt))/i,
  /\b(?:fictional|fictitious|made[- ]up|hoax|a myth|a misconception|misconception|false premise|incorrect premise|mistaken|not a real|is not real|isn't real)\b/i,
  /\b(?:did|does|was|were|has|have|had|is|are)(?: not|n't) (?:actually |ever |in fact )?(?:a |an |the )?\w+/i,
  /\b(?:contrary to|in fact,|actually,)/i,
  /\bno such (?:person|thing|event|place|country|award|book|film)\b/i,
  /\b(?:premise|assumption|question) (?:is|seems|appears|contains|rests on|assumes)\b.*\b(?:false|incorrect|wrong|mistaken|inaccurate|error)\b/i,
];
const DOUBTS =
  /\b(?:not (?:aware|familiar|sure|certain)|unaware|unfamiliar|no (?:information|record|reliable|evidence)|could ?n[o']t find|cannot (?:find|confirm|verify)|can't (?:find|confirm|verify)|don't (?:have|know)|do not (?:have|know)|unknown|not (?:publicly )?known)\b/i;

export interface PremiseInput {
  readonly kind: Exclude<QuestionKind, 'answerable'>;
  readonly answer: string;
  readonly rubric: Rubric;
  readonly refusal: RefusalReading;
}

/** Grades an answer to a question that has none. */
export function gradePremise({ kind, answer, rubric, refusal }: PremiseInput): Judgement {
  const denial = CORRECTS.map((pattern) => pattern.exec(answer)).find((match) => match !== null);
  const doubt = DOUBTS.exec(answer);
  const falsePremise = refusal.reason === 'false-premise';
  // "Nobody can know" corrects an unknowable question; elsewhere it declines.
  if (refusal.kind === 'refusal' && refusal.certain && !falsePremise && !denial)
    return refused(refusal.reason, refusal.phrase);
  if (falsePremise || (denial && refusal.kind !== 'refusal' && !doubt)) {
    const quote = falsePremise ? refusal.phrase : (denial?.[0] ?? null);
    const evidence = { rule: 'premise', ...(quote === null ? {} : { quote }) };
    if (rubric.correctedPremise === 'refused')
      return { status: 'graded', outcome: 'refused', reason: 'false-premise', confidence: null, evidence };
    return { status: 'graded', outcome: 'correct', reason: null, confidence: null, evidence };
  }
  if (denial || doubt || refusal.kind !== 'none' || mayDenyElsewhere(answer))
    return {
      status: 'ungraded',
      why: 'undecided',
      evidence: { rule: 'premise', text: `${kind}: neither plainly corrected nor declined` },
    };
  // A plain statement with something in it goes along with the premise.
  const says = readWords(answer).words.filter((word) => !word.stop).length;
  if (says === 0) return { status: 'ungraded', why: 'undecided', evidence: { rule: 'premise' } };
  return {
    status: 'graded',
    outcome: 'incorrect',
    reason: null,
    confidence: null,
    evidence: { rule: 'premise', text: 'goes along with the premise' },
  };
}
