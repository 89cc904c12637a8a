/**
 * A table in plain text that keeps to the width of the terminal: every column as wide as its longest cell, and one
 * flexible column that is cut in the middle where the rest leaves too little.
 */
import { displayWidth, fitCells, padCells } from './cells.ts';

export interface TextColumn {
  readonly head: string;
  /** Numbers stand to the right. @default false */
  readonly right?: boolean;
  /** Whether this column gives way when the table is too wide. @default false */
  readonly flexible?: boolean;
}

export interface TextTableOptions {
  /** Columns of the terminal. */
  readonly width: number;
}

const GAP = '  ';
const NARROWEST = 12;

/** Lines of the table with its head, each ended. Cells must be free of line ends. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { width }: TextTableOptions,
): string {
  const widths = columns.map(({ head }, place) =>
    Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[place] ?? ''))),
  );
  let excess = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (columns.length - 1) - width;
  for (const [place, column] of columns.entries()) {
    if (!column.flexible || excess <= 0) continue;
    const given = Math.min(excess, Math.max(0, widths[place]! - NARROWEST));
    widths[place]! -= given;
    excess -= given;
  }
  const line = (cells: readonly string[]) =>
    columns
      .map((column, place) => {
        const cell = fitCells(cells[place] ?? '', widths[place]!);
        const blank = ' '.repeat(Math.max(0, widths[place]! - displayWidth(cell)));
        return column.right ? blank + cell : padCells(cell, widths[place]!);
      })
      .join(GAP)
      .trimEnd();
  return `${[line(columns.map((column) => column.head)), ...rows.map(line)].join('\n')}\n`;
}
