/**
 * How far a round of asking goes before the next look, which needs all its grades: at least twenty questions, later a
 * twentieth of what has been asked. The sequences are read subject by subject all the same, so a round only adds what is
 * asked in vain between the moment when it was settled and the look. By batches a round is waited for, for hours where it
 * is bad, so there rounds are few and large.
 */
import type { Until } from '../../../core/until.ts';
import type { PlannedUnit } from './planned-units.ts';

const SMALLEST = 20;
const SHARE = 0.05;
/** By batches: so many rounds at most, and none of fewer questions. */
const BATCHED = { rounds: 10, least: 100 };

/** Questions of a round, to be fixed before the first answer; undefined where it grows with what has been asked. */
export function questionsOfRound(
  { rounds }: Pick<Until, 'rounds'>,
  { questions, byBatch }: { readonly questions: number; readonly byBatch: boolean },
): number | undefined {
  if (rounds !== undefined) return Math.max(1, Math.ceil(questions / rounds));
  return byBatch ? Math.max(BATCHED.least, Math.ceil(questions / BATCHED.rounds)) : undefined;
}

/** Of a set of so many questions; subjects stay whole, which may make fewer. */
export function roundsAtMost(questions: number, ofRound: number): number {
  return Math.ceil(questions / ofRound);
}

/** Place after the last unit of the round that begins at `from`; subjects stay whole. @param fixed - Questions of a round */
export function endOfRound(
  units: readonly PlannedUnit[],
  { from, fixed }: { readonly from: number; readonly fixed?: number | undefined },
): number {
  const asked = units.slice(0, from).reduce((sum, { questions }) => sum + questions.length, 0);
  const wanted = fixed ?? Math.max(SMALLEST, SHARE * asked);
  let to = from;
  for (let round = 0; to < units.length && round < wanted; to += 1) round += units[to]!.questions.length;
  return to;
}
