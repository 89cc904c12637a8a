/**
 * Golds that are not the answer's text: the letter of a choice, and a regular expression. A letter becomes the choice
 * with its letter as an alias; a pattern is left out, because a rule that compares texts would call every answer wrong.
 */
import type { Reference } from '../core/reference.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export interface LetteredQuestion {
  readonly text: string | null;
  readonly reference: Reference | null;
  readonly tags: readonly string[];
}

/** A multiple-choice question: its choices listed with their letters, the right one as reference. */
export function lettered(
  text: string | null,
  given: {
    readonly choices: readonly string[];
    /** Letters, texts, or, where these could be mistaken for each other, numbers from 0. */
    readonly targets: readonly (string | number)[];
  },
): LetteredQuestion {
  const { choices, targets } = given;
  const listed = choices.map((choice, at) => `${LETTERS[at] ?? at + 1}) ${choice}`).join('\n');
  const indices = targets.map((target) => indexOf(target, choices));
  const known = indices.length > 0 && indices.every((at) => at !== null);
  const right = known ? indices.map((at) => at as number) : [];
  return {
    text: text === null ? null : `${text}\n\n${listed}`,
    reference: right.length === 0 ? null : referenceOf(right, choices),
    tags: ['multiple-choice'],
  };
}

function indexOf(target: string | number, choices: readonly string[]): number | null {
  if (typeof target === 'number') return target < choices.length ? target : null;
  const letter = /^\(?([A-Z])\)?\.?$/.exec(target.trim());
  const at = letter === null ? choices.indexOf(target) : LETTERS.indexOf(letter[1]!);
  return at >= 0 && at < choices.length ? at : null;
}

function referenceOf(right: readonly number[], choices: readonly string[]): Reference {
  if (right.length > 1) {
    const members = right.map((at) => ({ text: choices[at] || LETTERS[at]!, aliases: spellings(at) }));
    return { form: 'set', members };
  }
  const [at] = right;
  const text = choices[at!]!.trim() === '' ? LETTERS[at!] : choices[at!];
  return { form: 'text', text: text!, aliases: spellings(at!) };
}

function spellings(at: number): string[] {
  const letter = LETTERS[at]!;
  return [letter, `ANSWER: ${letter}`, `${letter})`];
}

/** Whether a gold is a regular expression rather than an answer. */
export function pattern(gold: string): boolean {
  return /\\[bdwsBDWS]|\(\?[:=!]|\.[*+]|\[[^\]]+\][*+]|^\^.*\$$/.test(gold);
}
