/**
 * Long answers against several facts: any wrong fact makes the answer wrong, all required facts right makes it
 * correct, and an answer without error that leaves required facts out is refused as incomplete (FIELD test of
 * persons: "contains at least one hallucination" / "entirely correct" / refusal). A fact is wrong only where the
 * answer says something of its kind beside the fact's own name; a value elsewhere in a biography is other detail.
 */
import type { Judgement } from '../../../core/grade.ts';
import type { FactsReference, SingleReference } from '../../../core/reference.ts';
import type { Rubric } from '../rubric-table.ts';
import { gradeSingle } from './grade-single.ts';
import { refused } from './judgement.ts';
import type { RefusalReading } from './refusal.ts';

export type FactResult = 'right' | 'wrong' | 'missing' | 'undecided';

export interface FactsInput {
  readonly question: string;
  readonly reference: FactsReference;
  readonly answer: string;
  readonly rubric: Rubric;
  readonly refusal: RefusalReading;
}

/** Words that announce a fact in prose, beside the words of its name. */
const CUES: readonly (readonly [RegExp, RegExp])[] = [
  [/birth|born/i, /\b(?:born|birth|b\.|née)\b|\(\s*(?:\d{1,2}\s)?\w+ \d{1,2},? \d{4}/i],
  [/death|died/i, /\b(?:died|death|passed away|d\.|killed|assassinated|executed)\b/i],
  [/spouse|wife|husband|married/i, /\b(?:married|wed|wife|husband|spouse|marriage)\b/i],
  [/citizen|nationality|country/i, /\b(?:citizen\w*|national\w*|\w+(?:ish|ese|ian|can|ch|ss|an|i))\b/i],
  [/advisor|supervisor/i, /\b(?:advis\w+|supervis\w+|under the (?:guidance|direction)|doctoral|thesis)\b/i],
  [/award|prize/i, /\b(?:award\w*|prize|won|received|honou?r\w*)\b/i],
  [/occupation|profession/i, /\b(?:was|is) an?\b/i],
  [
    /educat|alma mater|school|university/i,
    /\b(?:studied|educated|graduated|attended|degree|university|college|school)\b/i,
  ],
];

/** Grades a long answer fact by fact. */
export function gradeFacts({ question, reference, answer, rubric, refusal }: FactsInput): Judgement {
  const sentences = splitSentences(answer);
  const facts = reference.facts.map((fact) => ({
    name: fact.name,
    required: fact.required,
    result: resultOf(fact.name, fact.reference, { question, answer, sentences, rubric }),
  }));
  const evidence = { rule: 'facts', facts: facts.map(({ name, result }) => ({ name, result })) };
  if (facts.some((fact) => fact.result === 'wrong'))
    return { status: 'graded', outcome: 'incorrect', reason: null, confidence: null, evidence };
  const anyRight = facts.some((fact) => fact.result === 'right');
  if (refusal.kind === 'refusal' && refusal.certain && !anyRight) {
    const judgement = refused(refusal.reason, refusal.phrase);
    return { ...judgement, evidence: { ...judgement.evidence, facts: evidence.facts } };
  }
  if (facts.some((fact) => fact.result === 'undecided'))
    return { status: 'ungraded', why: 'undecided', evidence };
  if (facts.every((fact) => fact.result === 'right' || !fact.required) && anyRight)
    return { status: 'graded', outcome: 'correct', reason: null, confidence: null, evidence };
  return { status: 'graded', outcome: 'refused', reason: 'incomplete', confidence: null, evidence };
}

interface FactContext {
  readonly question: string;
  readonly answer: string;
  readonly sentences: readonly string[];
  readonly rubric: Rubric;
}

const SAYS_NOTHING = () => ({ kind: 'none', reason: null, phrase: null, certain: true }) as const;

function resultOf(
  name: string,
  reference: SingleReference,
  { question, answer, sentences, rubric }: FactContext,
): FactResult {
  const cue = cueOf(name);
  const about = sentences.filter((sentence) => cue.test(sentence));
  const asked = `What is the ${name}?`;
  let result: FactResult = 'missing';
  for (const sentence of about) {
    const judgement = gradeSingle({
      question: asked,
      reference,
      answer: sentence,
      rubric,
      readRefusal: SAYS_NOTHING,
    });
    if (judgement.status === 'graded' && judgement.outcome === 'correct') return 'right';
    if (
      judgement.status === 'graded' &&
      judgement.outcome === 'incorrect' &&
      judgement.evidence.rule !== 'score'
    )
      result = 'wrong';
    else if (result === 'missing' && judgement.status === 'graded' && judgement.outcome === 'incorrect')
      result = 'undecided';
    else if (result === 'missing' && judgement.status === 'ungraded') result = 'undecided';
  }
  if (result === 'wrong') return result;
  // Said without its cue ("Marie Curie (7 November 1867 - 4 July 1934)"): right counts, wrong cannot be told.
  const whole = gradeSingle({ question, reference, answer, rubric, readRefusal: SAYS_NOTHING });
  if (whole.status === 'graded' && whole.outcome === 'correct' && whole.evidence.rule !== 'score')
    return 'right';
  return result;
}

function cueOf(name: string): RegExp {
  for (const [fact, cue] of CUES) if (fact.test(name)) return cue;
  const words = name.split(/\W+/).filter((word) => word.length > 3);
  return new RegExp(
    `\\b(?:${words.length > 0 ? words.map(quoteForPattern).join('|') : quoteForPattern(name)})`,
    'i',
  );
}

function quoteForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=\p{Lu}|["'(*-])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
