/**
 * One respondent's outcomes in all runs of a series as a grid, a row a run: so that every run pairs with the reference as
 * two respondents do. Columns are the reference run's rated questions; a question counts in another run where its text
 * and its reference answer are the same, for only then its outcomes can be compared.
 */
import type { OutcomeTable, QuestionRow } from '../../../core/outcome-table.ts';
import { emptyGrid, type Grid, outcomeGrid } from '../grid.ts';

/** A run's questions set against those of the reference run. */
export interface Alignment {
  readonly grid: Grid;
  /** Column of the reference run of each column here, or −1. */
  readonly column: Int32Array;
  readonly shared: number;
  readonly notInReference: number;
  readonly changed: number;
}

/** The reference run's questions, by what tells them apart. */
export interface ReferenceQuestions {
  readonly questions: readonly QuestionRow[];
  readonly columnOf: ReadonlyMap<string, number>;
  readonly ids: ReadonlySet<string>;
  readonly cluster: Int32Array;
  readonly clusters: number;
}

export function referenceQuestions(
  table: OutcomeTable,
  clusterKey: (question: QuestionRow) => string,
): ReferenceQuestions {
  const grid = outcomeGrid(table, { clusterKey });
  const questions = Array.from(grid.questions, (index) => table.questions[index]!);
  return {
    questions,
    columnOf: new Map(questions.map((question, column) => [keyOf(question), column])),
    ids: new Set(questions.map(({ id }) => id)),
    cluster: grid.cluster,
    clusters: grid.clusters,
  };
}

export function align(table: OutcomeTable, reference: ReferenceQuestions): Alignment {
  const grid = outcomeGrid(table);
  let [shared, notInReference, changed] = [0, 0, 0];
  const column = Int32Array.from(grid.questions, (index) => {
    const question = table.questions[index]!;
    const found = reference.columnOf.get(keyOf(question));
    if (found !== undefined) shared += 1;
    else if (reference.ids.has(question.id)) changed += 1;
    else notInReference += 1;
    return found ?? -1;
  });
  return { grid, column, shared, notInReference, changed };
}

/** The grid of one respondent; `rowOf` is its row in each run's own grid, −1 where it is not part of the run. */
export function runGrid(
  alignments: readonly Alignment[],
  rowOf: readonly number[],
  reference: ReferenceQuestions,
): Grid {
  const width = reference.questions.length;
  const grid = emptyGrid({
    respondents: alignments.length,
    questions: Uint32Array.from(reference.questions, (_, column) => column),
    cluster: reference.cluster,
    clusters: reference.clusters,
  });
  for (const [run, { grid: own, column }] of alignments.entries()) {
    const row = rowOf[run]!;
    if (row < 0) continue;
    for (let place = 0; place < column.length; place += 1) {
      if (column[place]! < 0) continue;
      const from = row * column.length + place;
      const to = run * width + column[place]!;
      for (const part of ['correct', 'incorrect', 'refused', 'missing', 'ungraded', 'violated'] as const) {
        grid[part][to] = own[part][from]!;
      }
    }
  }
  return grid;
}

/** The outcome counts of a cell: correct, incorrect, refused; none where a look-up was seen or another model answered. */
export function outcomesAt(grid: Grid, run: number, column: number): readonly [number, number, number] {
  const cell = run * grid.questions.length + column;
  if (grid.violated[cell] === 1) return [0, 0, 0];
  return [grid.correct[cell]!, grid.incorrect[cell]!, grid.refused[cell]!];
}

function keyOf({ id, hash }: QuestionRow): string {
  return `${id}\n${hash}`;
}
