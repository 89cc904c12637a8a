/**
 * A judge that splits answers into claims with known errors: it drops a claim, alters its value, invents one. What the
 * answer really claims is the ledger's, so that its errors are exactly as often as told.
 */
import { recogniseClaimMessages } from '../prompts/claim-messages.ts';
import { CLAIM_PROPERTIES } from '../prompts/claim-wordings.ts';
import type { GivenClaim } from './given-claim.ts';
import { inventedPerson, inventedPlace } from './invented-names.ts';
import { extendKey, integerAt, pickAt, uniformAt } from './keyed-random.ts';
import type { Ledger } from './ledger.ts';
import type { QuestionBook } from './question-book.ts';
import type { SplittingErrors } from './splitting-errors.ts';
import type { WireRequest } from './wire.ts';

export interface SplitTask {
  readonly questionId: string | null;
  readonly answer: string;
  /** What the answer claims; null where it is not the simulator's own. */
  readonly claims: readonly GivenClaim[] | null;
}

/** The task of a request that asks for claims; null for any other. */
export function readSplitTask(request: WireRequest, book: QuestionBook, ledger: Ledger): SplitTask | null {
  const material = recogniseClaimMessages([
    { role: 'system', content: request.instruction },
    { role: 'user', content: request.user },
  ]);
  if (material === null) return null;
  const facts = book.find(material.question);
  const given = facts === null ? undefined : ledger.given(facts.question.id, material.answer);
  return {
    questionId: facts?.question.id ?? null,
    answer: material.answer,
    claims: given?.claims ?? (given === undefined ? null : []),
  };
}

/** The judge's list, as JSON. */
export function splitText(task: SplitTask, errors: SplittingErrors, key: number): string {
  return JSON.stringify({ claims: splitClaims(task, errors, key) });
}

interface Listed {
  readonly property: string;
  readonly value: string;
  readonly words: string;
}

function splitClaims({ claims, answer }: SplitTask, errors: SplittingErrors, key: number): Listed[] {
  return (claims ?? sentencesOf(answer)).flatMap((claim, index) => {
    const own = extendKey(key, index);
    const { property, value, words } = claim;
    const listed: Listed[] = [];
    if (uniformAt(own, 0) >= errors.drops) {
      const altered = property !== 'other' && uniformAt(own, 1) < errors.alters;
      listed.push({ property, value: altered ? alteredValue(value, own) : value, words });
    }
    if (uniformAt(own, 2) < errors.invents) listed.push(inventedClaim(words, own));
    return listed;
  });
}

/** A digit astray, or another name. */
function alteredValue(value: string, key: number): string {
  const years = /\d{4}/.exec(value);
  if (years === null) return inventedPlace(key);
  const shifted = String(Number(years[0]) + integerAt(1, 9, key, 10));
  return value.replace(years[0], shifted);
}

function inventedClaim(words: string, key: number): Listed {
  const value = inventedPerson(key);
  const isFound = uniformAt(key, 11) < 0.5;
  return { property: pickAt(PEOPLE, key, 12), value, words: isFound ? words : `was close to ${value}` };
}

const PEOPLE = CLAIM_PROPERTIES.filter((name) => /^(?:father|mother|spouse|child|sibling)$/.test(name));

/** Of an answer that nobody here gave: every sentence says something, and of what is not known. */
function sentencesOf(answer: string): Listed[] {
  return answer
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) => /\p{L}{3}/u.test(sentence) && !/\b(?:don.t|do not|cannot|can.t|unable) /i.test(sentence),
    )
    .map((sentence) => ({ property: 'other', value: sentence, words: sentence }));
}
