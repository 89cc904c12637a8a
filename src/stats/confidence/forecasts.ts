/**
 * What calibration statistics read: stated confidences and whether each answer was right, as two columns.
 * Only attempted answers belong here; a refusal states no confidence in an answer.
 */

/** Throws unless `confidences` lie in [0, 1], `correct` holds 0 and 1, and both are equally long. */
export function checkForecasts(confidences: ArrayLike<number>, correct: ArrayLike<number>): void {
  if (confidences.length !== correct.length) {
    throw new RangeError(
      `confidences and correct must have equal lengths, got ${confidences.length} and ${correct.length}`,
    );
  }
  checkConfidences(confidences);
  checkBinary(correct, 'correct');
}

/** Throws unless every confidence lies in [0, 1]; percentages are the slip this is for. */
export function checkConfidences(confidences: ArrayLike<number>): void {
  for (let i = 0; i < confidences.length; i++) {
    const confidence = confidences[i]!;
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new RangeError(`confidences must lie in [0, 1], got ${confidence} at ${i}`);
    }
  }
}

/** Throws unless the column holds nothing but 0 and 1. */
export function checkBinary(column: ArrayLike<number>, name: string): void {
  for (let i = 0; i < column.length; i++) {
    if (column[i] !== 0 && column[i] !== 1)
      throw new RangeError(`${name} must be 0 or 1, got ${column[i]} at ${i}`);
  }
}
