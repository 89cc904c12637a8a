/** What each respondent cost and how long it took: known prices only, with the number of calls without one. */
import { CELL_CODE, type OutcomeTable } from '../../core/outcome-table.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { quantile } from './quantile.ts';

type Section = NonNullable<Summary['cost']>;

/** The section; undefined where neither cost nor time is known. */
export function costSection(table: OutcomeTable): Section | undefined {
  const known = table.respondents.map(() => ({
    calls: 0,
    costUsd: 0,
    priced: 0,
    correct: 0,
    timed: 0,
  }));
  for (let row = 0; row < table.rows; row += 1) {
    const one = known[table.respondent[row]!]!;
    one.calls += 1;
    if (table.costUsd[row]! >= 0) {
      one.costUsd += table.costUsd[row]!;
      one.priced += 1;
    }
    if (table.latencyMs[row]! >= 0) one.timed += 1;
    if (table.cell[row] === CELL_CODE.correct) one.correct += 1;
  }
  if (known.every((one) => one.priced === 0 && one.timed === 0)) return undefined;
  const times = timesOf(
    table,
    known.map(({ timed }) => timed),
  );
  return {
    rows: known.map((one, index) => {
      const costUsd = one.priced === 0 ? null : one.costUsd;
      const latencies = times[index]!.sort();
      return {
        respondent: table.respondents[index]!.id,
        calls: one.calls,
        costUsd,
        costPerCorrectUsd: costUsd === null || one.correct === 0 ? null : costUsd / one.correct,
        latencyMedianMs: quantile(latencies, 0.5),
        latencyP95Ms: quantile(latencies, 0.95),
        unpriced: one.calls - one.priced,
      };
    }),
  };
}

/** Known times by respondent, of whom so many have one: a million numbers in lists of their own are twice the memory. */
function timesOf(table: OutcomeTable, timed: readonly number[]): Float64Array[] {
  const times = timed.map((count) => new Float64Array(count));
  const filled = timed.map(() => 0);
  for (let row = 0; row < table.rows; row += 1) {
    const respondent = table.respondent[row]!;
    if (table.latencyMs[row]! < 0) continue;
    times[respondent]![filled[respondent]!] = table.latencyMs[row]!;
    filled[respondent]! += 1;
  }
  return times;
}
