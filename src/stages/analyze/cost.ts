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
    latencies: [] as number[],
  }));
  for (let row = 0; row < table.rows; row += 1) {
    const one = known[table.respondent[row]!]!;
    one.calls += 1;
    if (table.costUsd[row]! >= 0) {
      one.costUsd += table.costUsd[row]!;
      one.priced += 1;
    }
    if (table.latencyMs[row]! >= 0) one.latencies.push(table.latencyMs[row]!);
    if (table.cell[row] === CELL_CODE.correct) one.correct += 1;
  }
  if (known.every((one) => one.priced === 0 && one.latencies.length === 0)) return undefined;
  return {
    rows: known.map((one, index) => {
      const costUsd = one.priced === 0 ? null : one.costUsd;
      const latencies = Float64Array.from(one.latencies).sort();
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
