/**
 * Reads whether an answer declines, hedges or neither, and why. It says only what the text does: whether a
 * declining sentence stands beside a right answer is for the matching rules, which outrank it.
 * Decided clause by clause: an answer that declines and offers nothing of the kind asked for is a refusal;
 * one that declines and then offers something is a hedge.
 */
import { type RefusalReason, refusalGroup } from '../../../core/outcome.ts';
import { type Clause, clausesOf } from './refusal-clauses.ts';
import type { RefusalMove } from './refusal-move.ts';
import { offersAnswer } from './refusal-offer.ts';
import { ENGLISH_EXCEPTIONS, ENGLISH_PATTERNS, ENGLISH_PREFACE, ENGLISH_SELF } from './refusal-phrases-en.ts';
import { OTHER_PATTERNS } from './refusal-phrases-other.ts';
import { refusalReasonOf } from './refusal-reason.ts';

export interface RefusalReading {
  /** `hedge`: something is offered, with doubt or a disclaimer around it. */
  readonly kind: 'refusal' | 'hedge' | 'none';
  /** Set for a refusal, null otherwise. */
  readonly reason: RefusalReason | null;
  /** The clause that decided, as written. */
  readonly phrase: string | null;
  /** False where a reader could see it otherwise: worth a judge's look when no rule matches. */
  readonly certain: boolean;
}

export interface RefusalOptions {
  /** The question: what it asks for decides whether the rest of an answer offers it. */
  readonly question?: string;
}

const NONE: RefusalReading = { kind: 'none', reason: null, phrase: null, certain: true };

interface Read {
  readonly clause: Clause;
  readonly move: RefusalMove;
}

/** Reads an answer; a blank one is `none`, because nothing was said. Never throws. */
export function readRefusal(answer: string, options: RefusalOptions = {}): RefusalReading {
  const clauses = clausesOf(answer);
  if (clauses.length === 0) return NONE;
  const read = clauses.map((clause) => ({ clause, move: moveOf(clause) }));
  return decide(read, options.question ?? null);
}

/** What a clause does: the first pattern that matches, English before the others. */
function moveOf(clause: Clause): RefusalMove {
  const self = ENGLISH_SELF.test(clause.text);
  const spoken = self ? clause.text.replace(ENGLISH_SELF, 'i ') : clause.text;
  const text = spoken
    .replace(/\s+/g, ' ')
    .replace(/\bi i\b/, 'i')
    .replace(ENGLISH_PREFACE, '');
  if (ENGLISH_EXCEPTIONS.some((exception) => exception.test(text))) return 'content';
  for (const { move, pattern } of ENGLISH_PATTERNS) if (pattern.test(text)) return move;
  for (const { move, pattern } of OTHER_PATTERNS) if (pattern.test(clause.text)) return move;
  return self ? 'courtesy' : 'content';
}

function decide(read: readonly Read[], question: string | null): RefusalReading {
  const of = (...moves: RefusalMove[]) => read.filter(({ move }) => moves.includes(move));
  const opening = read.find(({ move }) => move !== 'courtesy');
  const declines = of('decline');
  const speaking = declines[0] ?? of('ask-back')[0] ?? of('scope')[0];
  const offering = of('content', 'unsure');
  const offered = offersAnswer(
    offering.map(({ clause }) => clause),
    question,
  );

  const moral = of('moral')[0];
  const moralising = moral !== undefined && moralises(read, moral);
  if (moralising && !declines.some((decline) => decline === opening)) {
    if (!relents(read, null) && !(MILD.test(moral.clause.text) && instructs(read))) {
      return refusal(moral, read, question, true);
    }
  }
  if (speaking) {
    const opens = opening === speaking || (opening !== undefined && DECLINING.includes(opening.move));
    const reading = refusal(speaking, read, question, opens && declines.length > 0);
    if (opens && reading.reason !== null && refusalGroup(reading.reason) === 'will not') {
      if (relents(read, question)) return hedge(speaking, false);
      return { ...reading, certain: !ASKERS_OWN.test(speaking.clause.text) };
    }
    if (
      opens &&
      opening?.move === 'scope' &&
      offering.some(({ clause }) => clause.contrast) &&
      offered !== 'nothing'
    ) {
      return hedge(speaking, offered === 'answer');
    }
    if (offered === 'nothing') return { ...reading, certain: declines.length > 0 || opens };
    if (offered === 'something') return opens ? reading : beside(reading, speaking, read);
    return hedge(speaking);
  }
  const redirect = of('redirect')[0];
  if (redirect && offered === 'nothing') return refusal(redirect, read, question, false);
  const doubt = of('unsure')[0];
  return doubt ? hedge(doubt) : NONE;
}

/** Judging the request instead of answering it: at once, or twice within the first four clauses. */
function moralises(read: readonly Read[], first: Read): boolean {
  const said = read.filter(({ move }) => move !== 'courtesy');
  return said[0] === first || said.slice(0, 4).filter(({ move }) => move === 'moral').length >= 2;
}

/** Warned against rather than condemned. */
const MILD = /\b(?:recommended|advisable|healthy|productive)\b/;
/** What only the asker can know is neither ignorance nor refusal. */
const ASKERS_OWN = /\b(?:not|n't|no) (?:\w+ )?(?:have )?access to (?:personal information about )?your\b/;

const DECLINING: readonly RefusalMove[] = ['decline', 'scope', 'ask-back'];

/** Something was said before the decline: on what was asked, or only around it. */
function beside(reading: RefusalReading, speaking: Read, read: readonly Read[]): RefusalReading {
  const before = read.indexOf(speaking);
  const said = read.slice(0, before).filter(({ move }) => move === 'content');
  return said.length > 1 ? hedge(speaking, false) : { ...reading, certain: false };
}

/** After "I won't", a "however" that answers, or the news that the subject is fictional: not a full refusal. */
function relents(read: readonly Read[], question: string | null): boolean {
  const contrasting =
    question === null ? [] : read.filter(({ clause, move }) => clause.contrast && move === 'content');
  return (
    offersAnswer(
      contrasting.map(({ clause }) => clause),
      question,
    ) === 'answer' || read.some(({ clause }) => UNREAL.test(clause.text) || HELPS_AFTER_ALL.test(clause.text))
  );
}

/** Corrects the premise of the question, which answers it. */
const UNREAL =
  /\bfictional|\b(?:does|do|did) not (?:actually |really )?(?:exist|have a real)|\bnot (?:a |an )?(?:real|actual) (?:person|character|human|being)|\bcartoon\b|\bscientific(?:ally)? (?:evidence|basis|proven|reality)|\bphysical(?:ly)? (?:impossib|possib)|\bnot physically/;
const HELPS_AFTER_ALL =
  /^i (?:can|could|would be happy to|will) (?:certainly |still )?(?:offer|provide|give|suggest|share)(?: you)?(?: with)? (?:some |a few |general |you )*(?:suggestions|guidance|tips|information|advice|insights?|ways|an overview)\b/;

/** Numbered steps: warned, but told. */
function instructs(read: readonly Read[]): boolean {
  return read.filter(({ clause }) => /^\d+\s*[.)]?(?:\s|$)/.test(clause.raw)).length >= 2;
}

function hedge(deciding: Read, certain = true): RefusalReading {
  return { kind: 'hedge', reason: null, phrase: deciding.clause.raw, certain };
}

function refusal(
  deciding: Read,
  read: readonly Read[],
  question: string | null,
  certain: boolean,
): RefusalReading {
  const reason = refusalReasonOf(
    read.filter(({ move }) => move !== 'content').map(({ clause, move }) => ({ text: clause.text, move })),
    question,
  );
  return { kind: 'refusal', reason, phrase: deciding.clause.raw, certain };
}
