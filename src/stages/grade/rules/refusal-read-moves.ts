/**
 * Each clause of an answer with what it does: the first pattern that matches, English before the other languages. And
 * what the clauses that say something offer together.
 */
import { foreignMove } from './languages/foreign-move.ts';
import { type Clause, clausesOf } from './refusal-clauses.ts';
import {
  ENGLISH_CUES,
  ENGLISH_PREFACE,
  ENGLISH_SELF,
  ENGLISH_SPEAKER,
  isException,
  MAY_BE_SELF,
} from './refusal-clauses-en.ts';
import { declineSigns } from './refusal-cues.ts';
import type { RefusalMove } from './refusal-move.ts';
import { type Offer, type OfferOptions, offersAnswer } from './refusal-offer.ts';
import { ENGLISH_PATTERNS, type EnglishPattern } from './refusal-phrases-en.ts';
import { SiftedPatterns } from './sifted-patterns.ts';

/** A clause and what it does. */
export interface Read {
  readonly clause: Clause;
  readonly move: RefusalMove;
}

/** The clauses of an answer in order, each with its move. */
export function readMoves(answer: string): readonly Read[] {
  return clausesOf(answer).map((clause) => ({ clause, move: moveOf(clause) }));
}

function moveOf(clause: Clause): RefusalMove {
  if (!LATIN.test(clause.text)) return foreignMove(clause) ?? 'content';
  const self = MAY_BE_SELF.test(clause.text) && ENGLISH_SELF.test(clause.text);
  // Most clauses of a declining answer decline nothing.
  const signs = self ? 'any' : declineSigns(clause.text);
  if (signs === 'none') return 'content';
  if (signs === 'foreign') return foreignMove(clause) ?? 'content';
  const spoken = self ? clause.text.replace(ENGLISH_SELF, 'i ') : clause.text;
  const text = (self ? spoken.replace(/\s+/g, ' ').replace(/\bi i\b/, 'i') : spoken).replace(
    ENGLISH_PREFACE,
    '',
  );
  if (isException(text)) return 'content';
  let tried: RefusalMove | null = null;
  let silent = false;
  let speaks: boolean | null = null;
  for (const { move, pattern, spoken } of patterns().of(text)) {
    if (spoken) {
      speaks ??= ENGLISH_SPEAKER.test(text);
      if (!speaks) continue;
    }
    if (move !== tried) {
      tried = move;
      silent = ENGLISH_CUES[move]?.test(text) === false;
    }
    if (!silent && pattern.test(text)) return move;
  }
  return foreignMove(clause) ?? (self ? 'courtesy' : 'content');
}

const LATIN = /[a-z]/;

let sifted: SiftedPatterns<EnglishPattern> | null = null;

/** Sifted when a clause first comes here. */
function patterns(): SiftedPatterns<EnglishPattern> {
  sifted ??= new SiftedPatterns(ENGLISH_PATTERNS, ({ pattern }) => pattern.source);
  return sifted;
}

/** Moves that may carry an answer. */
export const SAYS: ReadonlySet<RefusalMove> = new Set(['content', 'unsure', 'varies']);

/** What these clauses offer of what was asked; `declined` where a decline stands beside them. */
export function offer(read: readonly Read[], question: string | null, options: OfferOptions = {}): Offer {
  return offersAnswer(
    read.map(({ clause, move }) => ({
      clause,
      varies: move === 'varies',
      guess: move === 'unsure',
    })),
    question,
    options,
  );
}
