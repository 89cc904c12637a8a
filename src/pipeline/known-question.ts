/**
 * What is worked out of a question of a file once, for as long as its record is in use: rows share their questions, and hashing
 * one takes as long as the rest of its row. Records of a file are never changed.
 */
import { type Question, questionHashes } from '../core/question.ts';

export interface KnownQuestion {
  readonly questionHash: string;
  readonly referenceHash: string;
  /** The beginning of its hash, by which the questions of several files are told apart: 80 bits. */
  readonly content: string;
  /** Letters of text and reference. */
  readonly letters: number;
}

const known = new WeakMap<Question, KnownQuestion>();

export function knownQuestion(question: Question): KnownQuestion {
  let found = known.get(question);
  if (found === undefined) {
    const { question: questionHash, reference: referenceHash, letters } = questionHashes(question);
    // A slice would hold the whole of its text in memory; those of twelve letters or fewer are copies.
    const content = questionHash.slice(0, 10) + questionHash.slice(10, 20);
    found = { questionHash, referenceHash, content, letters };
    known.set(question, found);
  }
  return found;
}
