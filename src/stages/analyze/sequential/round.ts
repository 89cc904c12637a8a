/**
 * How far a round of asking goes before the next look, which needs all its grades: at least twenty questions, later a
 * twentieth of what has been asked. The sequences are read subject by subject all the same, so a round only adds what is
 * asked in vain between the moment when it was settled and the look.
 */
import type { PlannedUnit } from './planned-units.ts';

const SMALLEST = 20;
const SHARE = 0.05;

/** Place after the last unit of the round that begins at `from`. */
export function endOfRound(units: readonly PlannedUnit[], from: number): number {
  const asked = units.slice(0, from).reduce((sum, { questions }) => sum + questions.length, 0);
  const wanted = Math.max(SMALLEST, SHARE * asked);
  let to = from;
  for (let round = 0; to < units.length && round < wanted; to += 1) round += units[to]!.questions.length;
  return to;
}
