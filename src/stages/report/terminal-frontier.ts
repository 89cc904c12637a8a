/** A small frontier in characters: points as letters, declining everything at the origin. */
import type { Summary } from '../../core/summary/summary.ts';
import { displayWidth } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';
import type { Look } from './charts/look.ts';
import { percent } from './wording/numbers.ts';

export interface FrontierDrawing {
  readonly width: number;
  /** Paints what is no point. */
  readonly faint: (text: string) => string;
}

const PLOT_HEIGHT = 12;
/** Cells beside a name: its letter, a blank, a star. */
const MARKS = 3;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Entries in lines; an entry is broken only when it is longer than a line. */
function wrapEntries(entries: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 3 + displayWidth(entry) <= width)
      lines[lines.length - 1] = `${last}   ${entry}`;
    else lines.push(entry);
  }
  return lines;
}

/** Of more than there are letters those that are best somewhere and those worth most, in the order of the table. */
function leading<P extends { readonly onHull: boolean; readonly x: number; readonly y: number }>(
  points: readonly P[],
  penalty: number,
): P[] {
  const worth = ({ x, y }: P): number => y - penalty * x;
  return points
    .toSorted((a, b) => Number(b.onHull) - Number(a.onHull) || worth(b) - worth(a))
    .slice(0, LETTERS.length)
    .sort((a, b) => worth(b) - worth(a));
}

/** Points as letters on a grid; who shares a cell is listed with the same place. */
export function terminalFrontier(summary: Summary, look: Look, { width, faint }: FrontierDrawing): string[] {
  const all = (summary.frontier?.points ?? []).flatMap((point) =>
    point.correct.value === null || point.incorrect.value === null
      ? []
      : [{ ...point, y: point.correct.value, x: point.incorrect.value }],
  );
  const points = all.length > LETTERS.length ? leading(all, look.penalty) : all;
  if (points.length === 0) return [];
  const plotWidth = Math.min(width - 8, 60);
  const top = Math.min(1, Math.ceil(Math.max(0.05, ...points.map((point) => point.y)) * 20) / 20);
  const right = Math.min(1, Math.ceil(Math.max(0.05, ...points.map((point) => point.x)) * 20) / 20);
  const grid = Array.from({ length: PLOT_HEIGHT + 1 }, () =>
    Array.from({ length: plotWidth + 1 }, () => ' '),
  );
  grid[PLOT_HEIGHT]![0] = 'o';
  for (const [place, point] of points.entries()) {
    const row = PLOT_HEIGHT - Math.round((point.y / top) * PLOT_HEIGHT);
    const column = Math.round((point.x / right) * plotWidth);
    const free = [0, 1, -1, 2, -2].map((step) => column + step).find((at) => grid[row]![at] === ' ');
    if (free !== undefined) grid[row]![free] = LETTERS[place]!;
  }
  const label = (row: number) =>
    (row === 0 ? percent(top, { n: 1 }) : row === PLOT_HEIGHT ? '0%' : '').padStart(5);
  const whole = points.map(({ respondent }) => look.fullName(respondent));
  const short = cutNames(whole, { width: width - MARKS, measure: displayWidth });
  const names = points.map((point, place) => `${LETTERS[place]} ${short[place]}${point.onHull ? '*' : ''}`);
  const best = points.some((point) => point.onHull) ? '   * = best at some penalty' : '';
  return [
    faint(`correct ↑   wrong →   o = decline everything${best}`),
    ...grid.map((cells, row) => `${faint(`${label(row)} │`)}${cells.join('')}`),
    faint(`      └${'─'.repeat(plotWidth + 1)}`),
    faint(`       0%${percent(right, { n: 1 }).padStart(plotWidth - 1)}`),
    ...wrapEntries(names, width),
    ...(all.length > points.length
      ? [faint(`${points.length} of ${all.length}: who is best somewhere, and who is worth most.`)]
      : []),
    '',
  ];
}
