/**
 * How far the trials of a question agree with its first answer, and how concentrated they are altogether. Every trial
 * with an outcome counts; declining is one kind of saying the same.
 */
import { CELL_CODE, type OutcomeTable, PASSES } from '../../core/outcome-table.ts';

export interface TrialsAgreement {
  /** Share of the trials that said what the first one said, itself among them. */
  readonly share: number;
  /** 1 − entropy of the kinds of answers over ln(trials): 1 where all agree, 0 where no two do. */
  readonly concentration: number;
}

const REFUSAL = -1;

/** By row of a first trial that is an answer; none where a question was asked once or answers were not clustered. */
export function agreementOfTrials(table: OutcomeTable): Map<number, TrialsAgreement> {
  const found = new Map<number, TrialsAgreement>();
  if (!table.trial.subarray(0, table.rows).some((trial) => trial > 0)) return found;
  const open = PASSES.indexOf('open');
  const askings = new Map<number, { kinds: Map<number, number>; first: number }>();
  for (let row = 0; row < table.rows; row += 1) {
    const cell = table.cell[row]!;
    if (table.pass[row] !== open || cell > CELL_CODE.refused) continue;
    const place = table.question[row]! * table.respondents.length + table.respondent[row]!;
    let asking = askings.get(place);
    if (asking === undefined) {
      asking = { kinds: new Map(), first: -1 };
      askings.set(place, asking);
    }
    const kind = cell === CELL_CODE.refused ? REFUSAL : kindOf(table.answerCluster[row]!, row);
    asking.kinds.set(kind, (asking.kinds.get(kind) ?? 0) + 1);
    if (table.trial[row] === 0 && cell !== CELL_CODE.refused && table.answerCluster[row]! >= 0)
      asking.first = row;
  }
  for (const { kinds, first } of askings.values()) {
    const trials = [...kinds.values()].reduce((sum, replies) => sum + replies, 0);
    if (first < 0 || trials < 2) continue;
    const entropy = [...kinds.values()].reduce(
      (sum, replies) => sum - (replies / trials) * Math.log(replies / trials),
      0,
    );
    found.set(first, {
      share: kinds.get(table.answerCluster[first]!)! / trials,
      concentration: 1 - entropy / Math.log(trials),
    });
  }
  return found;
}

/** An answer whose kind is not known agrees with no other. */
function kindOf(cluster: number, row: number): number {
  return cluster < 0 ? -2 - row : cluster;
}
