/**
 * Which questions are asked again in the forced pass: those the open pass refused (blocked ones included), and as a
 * control a seeded share of those it answered. The control is drawn by question, so that all respondents are
 * controlled on the same ones and can be compared in pairs.
 */
import { shortHash } from '../../core/hash.ts';
import type { OpenOutcome } from '../../core/open-outcome.ts';

export interface ForcedChoiceOptions {
  /** Seed of the run. */
  readonly seed: number;
  /** Share of answered questions asked again, in [0, 1]. @default 0.1 */
  readonly control?: number;
}

export interface ForcedChoice {
  readonly refused: number;
  readonly control: number;
  /** Of both: those without a reply of the forced pass. */
  readonly missing: number;
  /** For askingsOf(). */
  chosen(questionId: string, respondentId: string, trial: number): boolean;
}

/** Reads all outcomes of the open pass, in pages, and keeps which to force. */
export async function forcedChoice(
  pages: AsyncIterable<readonly OpenOutcome[]> | Iterable<readonly OpenOutcome[]>,
  options: ForcedChoiceOptions,
): Promise<ForcedChoice> {
  const { seed, control = 0.1 } = options;
  const keys = new Set<string>();
  let refused = 0;
  let controls = 0;
  let missing = 0;
  for await (const page of pages) {
    for (const { questionId, respondentId, trial, outcome, status, forced } of page) {
      if (outcome === 'refused' || status === 'blocked') refused++;
      else if (outcome !== null && isControl(questionId, seed, control)) controls++;
      else continue;
      if (!forced) missing++;
      keys.add(keyOf(questionId, respondentId, trial));
    }
  }
  return {
    refused,
    control: controls,
    missing,
    chosen: (questionId, respondentId, trial) => keys.has(keyOf(questionId, respondentId, trial)),
  };
}

/** The same draw for the same seed and question, on any machine. */
function isControl(questionId: string, seed: number, share: number): boolean {
  const uniform = Number.parseInt(shortHash(['forced control', seed, questionId]).slice(0, 12), 16) / 2 ** 48;
  return uniform < share;
}

function keyOf(questionId: string, respondentId: string, trial: number): string {
  return JSON.stringify([questionId, respondentId, trial]);
}
