/**
 * The stated confidence, taken off the answer's last line. Read strictly: a whole number from 0 to 100 in the form the
 * instruction gave, or nothing; a number guessed from prose would be ours, not the model's. The line is removed even
 * when its number cannot be read, so that it never reaches a grader.
 */

export interface ConfidentAnswer {
  /** The answer without the confidence line. */
  readonly text: string;
  /** In [0, 1]; null when missing or out of form. */
  readonly confidence: number | null;
}

/** Emphasis marks and a per-cent sign are decoration, not another form. */
const OPENING = /^[\s*_]*confidence[*_]*:/i;
const DECORATION = /[\s*_]/;

/** Reads an answer of a respondent that was asked for its confidence. */
export function readConfidence(answer: string): ConfidentAnswer {
  const trimmed = answer.trimEnd();
  const lineStart = trimmed.lastIndexOf('\n') + 1;
  const line = trimmed.slice(lineStart);
  const opening = OPENING.exec(line)?.[0];
  if (opening === undefined) return { text: answer, confidence: null };
  const number = /^(\d{1,3}) ?%?$/.exec(undecorated(line.slice(opening.length)));
  const percent = number === null ? null : Number(number[1]);
  return {
    text: trimmed.slice(0, lineStart).trimEnd(),
    confidence: percent === null || percent > 100 ? null : percent / 100,
  };
}

/** Cut by hand: one pattern for both ends takes hours over the million asterisks of a model that is stuck. */
function undecorated(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && DECORATION.test(text[start]!)) start += 1;
  while (end > start && DECORATION.test(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}
