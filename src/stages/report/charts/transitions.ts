/**
 * What became of each shared question from one respondent to the other: the nine cells behind a paired
 * difference. Rows and columns are in the order correct, incorrect, refused; the diagonal is agreement.
 */
import type { BrowsedOutcome } from '../../../core/browsing.ts';
import { OUTCOMES } from '../../../core/outcome.ts';
import type { Comparison } from '../../../core/summary/comparisons.ts';
import { caption } from '../wording/caption.ts';
import { count, percent, significant } from '../wording/numbers.ts';
import { answersOf, ratedFilter, tableLinks } from './answers-link.ts';
import type { Chart, Json } from './chart.ts';
import { heatmap } from './heatmap.ts';
import type { Look } from './look.ts';
import { themed } from './theme.ts';

const MOST = 4;

/** Null where no pair shares questions. */
export function transitions(pairs: readonly Comparison[], look: Look, lead: string | null): Chart | null {
  const answersAt = ({ a, b }: Comparison, row: BrowsedOutcome, column: BrowsedOutcome) =>
    answersOf(look, { ...ratedFilter(a, [row]), beside: { respondentId: b, outcomes: [column] } });
  const paired = pairs.filter((pair) => pair.transitions !== null && total(pair) > 0);
  // With the leading respondent first, then by how much of one's errors the other declined.
  const shown = [...paired]
    .sort((a, b) => Number(holds(b, lead)) - Number(holds(a, lead)) || declined(b) - declined(a))
    .slice(0, MOST);
  if (shown.length === 0) return null;
  const rows = paired.flatMap((pair) =>
    OUTCOMES.flatMap((row, i) =>
      OUTCOMES.map((column, j) => ({
        cells: [
          look.fullName(pair.a),
          look.fullName(pair.b),
          row,
          column,
          pair.transitions![i]![j]!,
          pair.transitions![i]![j]! / total(pair),
        ],
        ...answersAt(pair, row, column),
      })),
    ),
  );
  const table = {
    columns: ['a', 'b', 'outcome of a', 'outcome of b', 'questions', 'share'],
    rows: rows.map(({ cells }) => cells),
  };
  return {
    id: 'transitions',
    title: finding(shown[0]!, look),
    caption: caption(
      'Rows: the outcome of the first respondent; columns: of the second, on the same questions',
      `n = ${[...new Set(shown.map((pair) => count(total(pair))))].join(', ')} shared questions`,
      'shares are of all shared questions',
      paired.length > shown.length ? `${count(shown.length)} of ${count(paired.length)} pairs` : '',
    ),
    description: shown.map((pair) => describe(pair, look)).join('. '),
    metrics: [],
    table: {
      ...table,
      ...tableLinks(table, (row, column) => (column === 'questions' ? (rows[row]!.answers ?? null) : null)),
    },
    spec: themed({
      columns: 2,
      spacing: { row: 28, column: 46 },
      concat: shown.map((pair) =>
        heatmap(
          OUTCOMES.flatMap((row, i) =>
            OUTCOMES.map((column, j) => ({
              row,
              column,
              share: significant(pair.transitions![i]![j]! / total(pair), 4),
              text: count(pair.transitions![i]![j]!),
              small: percent(pair.transitions![i]![j]! / total(pair), { n: total(pair) }),
              ...answersAt(pair, row, column),
            })),
          ),
          {
            rows: OUTCOMES,
            columns: OUTCOMES,
            rowTitle: look.name(pair.a, 114),
            columnTitle: look.name(pair.b, 182),
          },
        ),
      ) as Json,
    }),
  };
}

function total(pair: Comparison): number {
  return (pair.transitions ?? []).flat().reduce((sum, cell) => sum + cell, 0);
}

/** Questions that one got wrong and the other declined: the larger of both directions. */
function declined(pair: Comparison): number {
  const cells = pair.transitions!;
  return Math.max(cells[1]![2]!, cells[2]![1]!) / total(pair);
}

function holds(pair: Comparison, id: string | null): boolean {
  return pair.a === id || pair.b === id;
}

function describe(pair: Comparison, look: Look): string {
  const cells = OUTCOMES.flatMap((row, i) =>
    OUTCOMES.map((column, j) => `${row} then ${column} ${count(pair.transitions![i]![j]!)}`),
  );
  return `${look.fullName(pair.a)} to ${look.fullName(pair.b)}: ${cells.join(', ')}`;
}

/** The cell that settles eager against conservative: wrong answers of one that the other declined. */
function finding(pair: Comparison, look: Look): string {
  const cells = pair.transitions!;
  const [a, b] = [look.name(pair.a), look.name(pair.b)];
  const wrong = cells[1]!.reduce((sum, cell) => sum + cell, 0);
  const wrongB = cells.reduce((sum, row) => sum + row[1]!, 0);
  if (wrong + wrongB === 0) {
    const alike = cells.reduce((sum, row, place) => sum + row[place]!, 0);
    return `${a} and ${b} came to the same on ${count(alike)} of ${questions(total(pair))}`;
  }
  if (wrongB === 0 || (wrong > 0 && cells[1]![2]! >= cells[2]![1]!))
    return `Of the ${questions(wrong)} ${a} got wrong, ${b} declined ${count(cells[1]![2]!)}`;
  return `Of the ${questions(wrongB)} ${b} got wrong, ${a} declined ${count(cells[2]![1]!)}`;
}

function questions(n: number): string {
  return n === 1 ? '1 question' : `${count(n)} questions`;
}
