/**
 * The stated confidence, taken off the answer's last line. Read strictly: a whole number from 0 to 100, or one of the words
 * named in the instruction, or nothing; a number guessed from prose would be ours, not the model's. The line is removed even
 * when it cannot be read, so that it never reaches a grader.
 */
import type { ConfidenceAsked } from '../../core/confidence-asked.ts';
import { CONFIDENCE_WORDS } from '../../prompts/policy-wordings.ts';

export interface ConfidentAnswer {
  /** The answer without the lines asked for beside it. */
  readonly text: string;
  /** In [0, 1]; null when missing or out of form. */
  readonly confidence: number | null;
  /** What would have been answered, where that was asked for and stands below the answer. */
  readonly guess?: string;
}

/** Emphasis marks and a per-cent sign are decoration, not another form. */
const OPENING = /^[\s*_]*confidence[*_]*:/i;
const GUESS_OPENING = /^[\s*_]*best guess[*_]*:/i;
const DECORATION = /[\s*_]/;

/** Reads an answer of a respondent that was asked for its confidence. */
export function readConfidence(answer: string, asked: ConfidenceAsked = true): ConfidentAnswer {
  const { above, line } = lastLine(answer);
  const opening = OPENING.exec(line)?.[0];
  const withConfidence =
    opening === undefined
      ? { text: answer, confidence: null }
      : { text: above, confidence: confidenceIn(undecorated(line.slice(opening.length)), asked) };
  return asked === 'guess' ? withGuess(withConfidence) : withConfidence;
}

function confidenceIn(said: string, asked: ConfidenceAsked): number | null {
  if (asked === 'words') {
    const word = said.replace(/^["'“”]|["'“”.]+$/g, '').toLowerCase();
    return Object.hasOwn(CONFIDENCE_WORDS, word)
      ? CONFIDENCE_WORDS[word as keyof typeof CONFIDENCE_WORDS]
      : null;
  }
  const percent = /^(\d{1,3}) ?%?$/.exec(said)?.[1];
  return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100;
}

/** A guess with nothing above it is the answer. */
function withGuess({ text, confidence }: ConfidentAnswer): ConfidentAnswer {
  const { above, line } = lastLine(text);
  const opening = GUESS_OPENING.exec(line)?.[0];
  const guess = opening === undefined ? '' : undecorated(line.slice(opening.length));
  return guess === '' || above.trim() === '' ? { text, confidence } : { text: above, confidence, guess };
}

function lastLine(text: string): { readonly above: string; readonly line: string } {
  const trimmed = text.trimEnd();
  const start = trimmed.lastIndexOf('\n') + 1;
  return { above: trimmed.slice(0, start).trimEnd(), line: trimmed.slice(start) };
}

/** Cut by hand: one pattern for both ends takes hours over the million asterisks of a model that is stuck. */
function undecorated(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && DECORATION.test(text[start]!)) start += 1;
  while (end > start && DECORATION.test(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}
