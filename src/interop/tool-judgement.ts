/**
 * A tool's value as a judgement. Words that mean an outcome are mapped, and exactly 1 and 0; a partial mark, 0.7 or
 * "left" is no outcome and stays ungraded. A grader that knows only right and wrong calls a refusal wrong, so its
 * "wrong" says in the evidence that refusals may be inside.
 */
import type { Judgement } from '../core/grade.ts';
import type { ImportedAnswer, ToolValue } from '../core/imported-answer.ts';
import type { Outcome } from '../core/outcome.ts';
import { outcomeOfWord } from './outcome-words.ts';

export type ImportedGrade = ImportedAnswer['grades'][number];

/** What single letters mean: SimpleQA's A, B, C, Inspect's C, I, N, or nothing. */
export type LetterMeaning = 'abc' | 'cin' | null;

const LETTERS: Readonly<Record<'abc' | 'cin', Readonly<Record<string, Outcome>>>> = {
  abc: { a: 'correct', b: 'incorrect', c: 'refused' },
  cin: { c: 'correct', i: 'incorrect', n: 'refused' },
};

/** The outcome a value means; null when it means none. */
export function toolOutcome(value: unknown, letters: LetterMeaning = null): Outcome | null {
  if (typeof value === 'boolean') return value ? 'correct' : 'incorrect';
  if (typeof value === 'number') return value === 1 ? 'correct' : value === 0 ? 'incorrect' : null;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  if (/^[01](\.0*)?$/.test(word)) return Number(word) === 1 ? 'correct' : 'incorrect';
  if (letters !== null && Object.hasOwn(LETTERS[letters], word)) return LETTERS[letters][word]!;
  return outcomeOfWord(word);
}

export interface ToolJudgementOptions {
  /** What the value means, where that was decided over its column. */
  readonly outcome?: Outcome | null;
  readonly letters?: LetterMeaning;
  /** Words of the tool behind its value. */
  readonly explanation?: string | null;
}

/** The value of a tool's metric as a judgement. */
export function toolJudgement(name: string, value: unknown, options: ToolJudgementOptions = {}): Judgement {
  const { letters = null, explanation = null } = options;
  const outcome = options.outcome === undefined ? toolOutcome(value, letters) : options.outcome;
  const shown = `${name} = ${JSON.stringify(value) ?? 'null'}`;
  const evidence = {
    rule: 'as in the file',
    text: outcome === 'incorrect' && knowsTwo(value) ? `${shown}; its 0 may hold refusals` : shown,
    ...(explanation === null || explanation === '' ? {} : { quote: explanation.slice(0, 500) }),
  };
  return outcome === null
    ? { status: 'ungraded', why: 'not-mapped', evidence }
    : { status: 'graded', outcome, reason: null, confidence: null, evidence };
}

function knowsTwo(value: unknown): boolean {
  return typeof value !== 'string' || /^(false|no|0(\.0*)?)$/i.test(value.trim());
}

/** The word of a verdict that means no outcome, as the file writes it; null for numbers, flags and records. */
export function unmappedWord(judgement: Judgement): string | null {
  if (judgement.status === 'graded' || judgement.why !== 'not-mapped') return null;
  const written = / = ("(?:[^"\\]|\\.)*")/.exec(judgement.evidence.text ?? '')?.[1];
  if (written === undefined) return null;
  const word = String(JSON.parse(written));
  return /^\s*(?:[+-]?[\d.,]+%?|true|false|yes|no)?\s*$/i.test(word) ? null : word;
}

/** Whether a judgement rests on a number, as its evidence says. */
export function restsOnNumber(judgement: Judgement): boolean {
  return / = "?-?[\d.]+"?(?:;| \(|$)/.test(judgement.evidence.text ?? '');
}

/** A value as it is shown and counted; lists and records as JSON text. */
export function toolValue(value: unknown): ToolValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
