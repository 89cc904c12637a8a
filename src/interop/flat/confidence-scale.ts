/**
 * Whether a column of confidences is in shares or in per cent, which no single cell tells: 1 is the least of a hundred or
 * all of one. A column that may be either, or neither (ratings up to 10, words), is left out and told, for a confidence
 * misread by a factor of a hundred would make a calibration curve of nothing.
 */
import { numberCell } from '../../rows/number-cell.ts';
import { plainName } from '../../rows/recognise-columns.ts';

export type ConfidenceScale = 'share' | 'percent';

export interface ConfidenceReading {
  /** Null where the column is left out. */
  readonly scale: ConfidenceScale | null;
  /** One sentence where something is to be told. */
  readonly note: string | null;
}

/** Share of cells between 0 and 1 above which a column with larger ones is no column of per cent. */
const MIXED = 0.05;

export function confidenceScale(column: string, cells: readonly unknown[]): ConfidenceReading {
  if (/(pct|percent|percentage|prozent|pourcent)$/.test(plainName(column)))
    return { scale: 'percent', note: null };
  const written = cells.filter((cell) => !isBlank(cell));
  const numbers = written.map(numberCell).flatMap((cell) => cell ?? []);
  if (written.length > 0 && numbers.length === 0) {
    return out(column, `holds words ("${String(written[0]).slice(0, 30)}"), and no share or per cent`);
  }
  const bare = numbers.filter(({ percent }) => !percent).map(({ value }) => value);
  const most = bare.reduce((max, value) => Math.max(max, value), 0);
  if (most <= 1) return { scale: 'share', note: null };
  const shares = bare.filter((value) => value > 0 && value < 1).length;
  if (shares > MIXED * bare.length) return out(column, 'mixes shares with numbers beyond 1');
  if (most <= 10) return out(column, `holds numbers up to ${most}: a scale of its own`);
  return { scale: 'percent', note: `the column "${column}" is read as per cent` };
}

function out(column: string, why: string): ConfidenceReading {
  return { scale: null, note: `the column "${column}" ${why}, so it is not read as a confidence` };
}

function isBlank(cell: unknown): boolean {
  return (
    cell === null ||
    cell === undefined ||
    (typeof cell === 'string' && /^\s*(nan|none|null|n\/a|-)?\s*$/i.test(cell))
  );
}
