/**
 * What a prompt said of points, from the columns of a row: a penalty L of a wrong answer and a reward R for declining, in
 * units of what a right answer earns. A threshold t ("answer only when at least t sure") is the penalty t/(1−t).
 */
import { numberCell } from '../../rows/number-cell.ts';
import { errorAt, type Place } from '../../rows/place.ts';

export interface StatedCells {
  readonly penalty: unknown;
  readonly reward: unknown;
  readonly correct: unknown;
  readonly threshold: unknown;
}

export interface StatedPoints {
  readonly penalty: number;
  readonly reward?: number;
}

/** Null where nothing is stated. @throws ClosedbookError `record-invalid` for points that no scoring has. */
export function statedPoints(cells: StatedCells, place: Place): StatedPoints | null {
  const penalty = stated(cells.penalty, 'penalty', place);
  const reward = stated(cells.reward, 'reward', place);
  const threshold = stated(cells.threshold, 'threshold', place);
  if (penalty === null && threshold === null) return null;
  const correct = stated(cells.correct, 'reward_correct', place) ?? 1;
  if (correct <= 0) throw wrong(place, 'reward_correct', 'a right answer earns more than 0', cells.correct);
  if (penalty === null) {
    const share = (threshold ?? 0) > 1 ? (threshold ?? 0) / 100 : (threshold ?? 0);
    if (share < 0 || share >= 1) throw wrong(place, 'threshold', 'a share below 1', cells.threshold);
    return { penalty: rounded(share / (1 - share)) };
  }
  if (reward !== null && reward >= correct) {
    throw wrong(place, 'reward', 'declining earns less than a right answer', cells.reward);
  }
  return {
    penalty: rounded(Math.abs(penalty) / correct),
    ...(reward === null || reward === 0 ? {} : { reward: rounded(reward / correct) }),
  };
}

function stated(cell: unknown, field: string, place: Place): number | null {
  if (cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')) return null;
  if (typeof cell === 'string' && /^(none|null|nan|n\/a|-)$/i.test(cell.trim())) return null;
  const read = numberCell(cell);
  if (read === null) throw wrong(place, field, 'a number', cell);
  return read.percent ? read.value / 100 : read.value;
}

function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

function wrong(place: Place, field: string, expected: string, got: unknown) {
  return errorAt(place, `${field}: expected ${expected}, got ${JSON.stringify(got)}`, {
    code: 'record-invalid',
    hint: `Correct the cell, or leave the column out with --map ${field}=`,
  });
}
