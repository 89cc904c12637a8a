/**
 * What the simulator was asked and answered, with the truth: the only record of a run that the run itself did not
 * write. Every request has an entry, faults and refused keys included, so that lost and doubled askings can be counted.
 */
import type { Outcome, RefusalReason } from '../core/outcome.ts';
import type { FaultKind } from './faults.ts';
import type { GivenClaim } from './given-claim.ts';
import type { OddityName } from './oddities.ts';
import type { WireFormat } from './wire.ts';

export interface LedgerEntry {
  /** 1-based order of arrival. */
  readonly sequence: number;
  /** ISO time of arrival. */
  readonly at: string;
  readonly requestId: string;
  readonly purpose: 'ask' | 'judge';
  readonly format: WireFormat;
  /** Name of the simulated model. */
  readonly model: string;
  readonly family: string | null;
  /** Null when the prompt held no question that the simulator was given. */
  readonly questionId: string | null;
  /** In the one-word form, `forced` in the forced pass; null for a judge and for an instruction it does not know. */
  readonly policy: string | null;
  readonly pass: 'open' | 'forced' | null;
  /** What told repeated askings apart; '' when nothing did. */
  readonly nonce: string;
  readonly effort: string | null;
  /** 0-based count of requests with the same content. */
  readonly attempt: number;
  readonly status: 'answered' | 'blocked' | 'truncated' | 'empty' | 'refused-request';
  readonly fault: FaultKind | 'limit' | null;
  /** Name of the oddity with which the reply was sent; null for most. */
  readonly oddity: OddityName | null;
  readonly httpStatus: number | null;
  /** Whether all of the response was handed to the network. */
  delivered: boolean;
  /** What was said; null when nothing was. */
  readonly text: string | null;
  /** How: `correct/alias`, `near-miss/sentence`, `declined/unknown`, `verdict` … */
  readonly kind: string | null;
  /** The true outcome of an asking; for a judge, the true outcome of what it judged. */
  readonly outcome: Outcome | null;
  readonly reason: RefusalReason | null;
  /** Stated confidence in [0, 1]. */
  readonly confidence: number | null;
  /** Truth of the best guess that stands below what was declined. */
  readonly guessOutcome?: Outcome | null;
  /** A judge's verdict; null for an asking and for a verdict that cannot be read. */
  readonly verdict: Outcome | null;
  readonly browsed: boolean;
  /** What a biography claims, with the truth of each; absent for everything else. */
  readonly claims?: readonly GivenClaim[];
  readonly latencyMs: number;
}

export interface LedgerFilter {
  /** Entries with a greater sequence. @default 0 */
  readonly after?: number;
  /** @default all */
  readonly limit?: number;
  readonly purpose?: LedgerEntry['purpose'];
  readonly model?: string;
}

/** What is true of an answer. */
export interface Given {
  readonly outcome: Outcome | null;
  readonly reason: RefusalReason | null;
  readonly claims?: readonly GivenClaim[];
}

export interface Ledger {
  append(entry: Omit<LedgerEntry, 'sequence'>): LedgerEntry;
  read(filter?: LedgerFilter): LedgerEntry[];
  /** The truth of an answer once given to a question: by its words, surrounding space and confidence line aside. */
  given(questionId: string, answer: string): Given | undefined;
  /** Texts given to a question. */
  answersTo(questionId: string): Iterable<string>;
  clear(): void;
}

/** An empty ledger, kept in memory. */
export function ledger(): Ledger {
  let entries: LedgerEntry[] = [];
  let given = new Map<string, Map<string, Given>>();
  let sequence = 0;
  return {
    append(entry) {
      sequence += 1;
      const kept = { ...entry, sequence };
      entries.push(kept);
      if (entry.purpose === 'ask' && entry.text !== null && entry.questionId !== null) {
        let answers = given.get(entry.questionId);
        if (answers === undefined) {
          answers = new Map();
          given.set(entry.questionId, answers);
        }
        const { outcome, reason, claims } = entry;
        answers.set(answerWords(entry.text), {
          outcome,
          reason,
          ...(claims === undefined ? {} : { claims }),
        });
        const guess = GUESS.exec(entry.text)?.[1];
        if (guess !== undefined)
          answers.set(guess.trim(), { outcome: entry.guessOutcome ?? null, reason: null });
      }
      return kept;
    },
    read({ after = 0, limit = Infinity, purpose, model } = {}) {
      const found: LedgerEntry[] = [];
      const first = entries.length === 0 ? 0 : Math.max(0, after + 1 - entries[0]!.sequence);
      for (let index = first; index < entries.length && found.length < limit; index += 1) {
        const entry = entries[index]!;
        if (purpose !== undefined && entry.purpose !== purpose) continue;
        if (model !== undefined && entry.model !== model) continue;
        found.push(entry);
      }
      return found;
    },
    given: (questionId, answer) => given.get(questionId)?.get(answerWords(answer)),
    answersTo: (questionId) => given.get(questionId)?.keys() ?? [],
    clear() {
      entries = [];
      given = new Map();
    },
  };
}

/** The answer without the lines of confidence and best guess and without surrounding space. */
export function answerWords(text: string): string {
  return text
    .replace(/\n\s*Confidence:[^\n]*\s*$/, '')
    .replace(GUESS, '')
    .trim();
}

const GUESS = /\nBest guess: ([^\n]*)/;
