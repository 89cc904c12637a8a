/**
 * How a judge did against people on the same replies: raw agreement, and precision and recall of each outcome.
 * Overall agreement hides the outcome that matters: a judge that calls every wrong answer refused can agree on 95 %.
 */
import { checkLevel } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import { checkSquareTable } from '../pair/square-table.ts';
import { wilson } from '../rate/wilson.ts';

export interface OutcomeAccuracy {
  /** Of the replies people gave this outcome, the share the judge gave it too. */
  readonly recall: Interval;
  /** Of the replies the judge gave this outcome, the share people gave it too. */
  readonly precision: Interval;
  /** Harmonic mean of both; null where neither used the outcome. */
  readonly f1: number | null;
}

export interface JudgeAccuracy {
  /** Share of replies with the same outcome from both. */
  readonly agreement: Interval;
  /** One entry an outcome, in the order of the table. */
  readonly outcomes: readonly OutcomeAccuracy[];
}

/**
 * Agreement and per-outcome accuracy with Wilson intervals on their own denominators.
 *
 * Valid for a simple sample of replies. In a sample drawn by the judge's outcome precision stays valid, recall and
 * agreement do not.
 *
 * @param table counts, rows = people's outcome, columns = judge's outcome
 * @throws RangeError if the table is not square or holds anything but whole counts
 * @example
 * judgeAccuracy([[30, 10], [2, 78]]).agreement.estimate; // => 0.9
 */
export function judgeAccuracy(
  table: readonly (readonly number[])[],
  { level = 0.95 }: { readonly level?: number } = {},
): JudgeAccuracy {
  checkLevel(level);
  checkSquareTable(table);
  const rowTotals = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = table.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
  const n = rowTotals.reduce((sum, count) => sum + count, 0);
  const agreed = table.reduce((sum, row, k) => sum + row[k]!, 0);
  return {
    agreement: wilson(agreed, n, { level }),
    outcomes: table.map((row, k) => {
      const hits = row[k]!;
      const both = rowTotals[k]! + columnTotals[k]!;
      return {
        recall: wilson(hits, rowTotals[k]!, { level }),
        precision: wilson(hits, columnTotals[k]!, { level }),
        f1: both === 0 ? null : (2 * hits) / both,
      };
    }),
  };
}
