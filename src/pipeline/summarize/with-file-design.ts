/**
 * Gives the summary of exported answers what the run's own has: weights where questions had unlike chances, sequences
 * where it could stop early.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { sequentialSummary } from '../../stages/analyze/sequential/sequential-summary.ts';
import { answersOptions } from '../stopping.ts';
import type { FileTable } from './file-table.ts';
import { weighted } from './with-weights.ts';

interface FileDesignOptions {
  /** What the answers are called. */
  readonly whose: string;
  /** Of the sources, without those of the analysis. */
  readonly warnings: readonly string[];
}

/** @throws ClosedbookError `usage` for a rule that compares with a run which a file does not hold */
export function withFileDesign(
  summary: Summary,
  { table, design: { drawing, stopping } }: Pick<FileTable, 'table' | 'design'>,
  { whose, warnings }: FileDesignOptions,
): Summary {
  const told = drawing === undefined ? summary : weighted(summary, table, { drawing, whose });
  if (stopping === undefined) return told;
  if (stopping.until.goal === 'regression') {
    throw new ClosedbookError(
      'usage',
      `${whose}: answers of a run that was compared with run ${stopping.until.baseline} until that was settled, and the file does not hold it`,
      { hint: 'closedbook import it into the store that has that run, and analyze what was imported.' },
    );
  }
  return sequentialSummary(told, table, { ...answersOptions(table, { plan: stopping, whose }), warnings });
}
