/**
 * A grader for long answers under person-strict: a judge splits, rules compare. One wrong claim makes the answer incorrect;
 * every fact asked for told in full makes it correct; anything else without an error is refused. What a judge failed to
 * split, or split into words or values that do not stand in the answer, leaves it ungraded.
 */
import { CLAIMS_GRADER, type Claim, isTheJudges } from '../../../core/claim.ts';
import type { Complete } from '../../../core/completion.ts';
import type { Evidence, Judgement } from '../../../core/grade.ts';
import type { Grader, GradingInput } from '../../../core/grader.ts';
import type { FactsReference } from '../../../core/reference.ts';
import { LONGEST_SPLIT } from '../../../prompts/claim-messages.ts';
import { CLAIMS_WORDING_ID } from '../../../prompts/claim-wordings.ts';
import { askJudge, checkJudge, type JudgeCallOptions } from '../judge/judge-call.ts';
import { readRefusal } from '../rules/refusal.ts';
import { RULES_VERSION } from '../rules/rules-version.ts';
import { type ClaimsRequestOptions, claimsRequest } from './claims-request.ts';
import { compareClaims } from './compare-claims.ts';
import { isPlural, propertyOf } from './property-of.ts';
import { readClaims } from './read-claims.ts';

/** Of how claims are compared, beside the rules that grade single answers: what was split before is compared anew. */
const COMPARISON_VERSION = 2;

/** Of lists of earlier identical requests: newer rules compare anew what was split before. */
export interface ClaimsGraderOptions extends ClaimsRequestOptions, JudgeCallOptions {}

/**
 * A grader of answers whose reference holds several facts; of others it says nothing.
 * @example
 * const splitter = claimsGrader(async () => ({ status: 'answered', text: '{"claims": []}' }), { model: 'own/judge' });
 * splitter.ref.id; // => 'claims:own/judge'
 */
export function claimsGrader(complete: Complete, options: ClaimsGraderOptions): Grader {
  checkJudge(complete, options);
  const { model, settings = {}, family = null } = options;
  const tuned = Object.entries(settings).map(([key, value]) => ` ${key}=${value}`);
  const ask = askJudge(complete, options);
  return {
    ref: {
      kind: 'judge',
      id: `${CLAIMS_GRADER}${model}`,
      version: `${CLAIMS_WORDING_ID} compared@${COMPARISON_VERSION} rules@${RULES_VERSION}${tuned.sort().join('')}`,
      rubric: 'person-strict',
    },
    family,
    async grade(input, { signal } = {}) {
      const unasked = withoutAsking(input);
      if (unasked !== null) return { judgement: unasked, call: null, judgeText: null };
      const judgementOf = (text: string) => claimsJudgement(text, input);
      return ask(claimsRequest(input, options), { rule: 'claims', judgementOf, signal });
    },
  };
}

function withoutAsking({ question, answer }: GradingInput): Judgement | null {
  const ungraded = (why: 'no-reference' | 'reply-failed' | 'undecided', rule: string): Judgement => ({
    status: 'ungraded',
    why,
    evidence: { rule },
  });
  if (question.reference?.form !== 'facts') return ungraded('no-reference', 'claims');
  if (answer.trim() === '') return ungraded('reply-failed', 'blank');
  return answer.length > LONGEST_SPLIT ? ungraded('undecided', 'length') : null;
}

/** The judgement that a judge's list amounts to; the same for a fresh and a remembered one. */
function claimsJudgement(judgeText: string, { question, answer }: GradingInput): Judgement {
  const read = readClaims(judgeText, answer);
  if (read.status === 'unread') {
    const text = `Instead of one list of claims the judge wrote: ${read.found}`;
    return { status: 'ungraded', why: read.why, evidence: { rule: 'claims', text } };
  }
  const reference = question.reference as FactsReference;
  const { claims, facts } = compareClaims(read.claims, { reference, answer });
  const evidence: Evidence = {
    rule: 'claims',
    ...(claims.length === 0 ? {} : { text: countsText(claims) }),
    facts: facts.map(({ name, result }) => ({ name, result })),
    claims: [...claims],
  };
  const graded = (outcome: 'correct' | 'incorrect'): Judgement => ({
    status: 'graded',
    outcome,
    reason: null,
    confidence: null,
    evidence,
  });
  const counted = claims.filter(({ result }) => !isTheJudges(result));
  if (counted.length === 0) {
    if (claims.length > 0) return { status: 'ungraded', why: 'unreadable-verdict', evidence };
    // No claim at all is a refusal only where the answer reads like one: a judge may have dropped everything.
    const refusal = readRefusal(answer, { question: question.text });
    if (refusal.kind !== 'refusal') return { status: 'ungraded', why: 'undecided', evidence };
    return { status: 'graded', outcome: 'refused', reason: refusal.reason, confidence: null, evidence };
  }
  if (counted.some(({ result }) => result === 'wrong')) return graded('incorrect');
  const asked = facts.filter(({ required }) => required);
  const isMissing = asked.some(({ result }) => result === 'missing');
  const isHalfRead = facts.some(({ required, result }) => required && result === 'undecided');
  if (claims.some((claim) => mayBeWrong(claim, reference)) || (isHalfRead && !isMissing))
    return { status: 'ungraded', why: 'undecided', evidence };
  const told = facts.filter(({ result }) => result === 'right');
  if (told.length > 0 && asked.every(({ result }) => result === 'right')) return graded('correct');
  return { status: 'graded', outcome: 'refused', reason: 'incomplete', confidence: null, evidence };
}

/**
 * Of what a person may have several of, a value that is not read is at worst one more. Behind a value that the judge altered
 * the answer's own may be wrong, where a fact is held on it.
 */
function mayBeWrong({ result, property }: Claim, { facts }: FactsReference): boolean {
  const known = propertyOf(property) ?? property;
  const isHeld = facts.some(({ name }) => name === property || (propertyOf(name) ?? name) === known);
  return (result === 'undecided' || (result === 'altered' && isHeld)) && !isPlural(known);
}

function countsText(claims: readonly Claim[]): string {
  const counts = new Map<string, number>();
  for (const { result } of claims) counts.set(result, (counts.get(result) ?? 0) + 1);
  return `${claims.length === 1 ? '1 claim' : `${claims.length} claims`}: ${[...counts].map(([result, count]) => `${count} ${result.replaceAll('-', ' ')}`).join(', ')}.`;
}
