/**
 * Outcomes counted once per respondent and question: everything else in the analysis is sums over this grid.
 * Dense, because twenty thousand questions by fifty respondents are six megabytes and every pair is then two
 * rows read side by side; a join of the replies for each of 1,225 pairs would take a minute.
 */
import {
  CELL_CODE,
  NO_CELL,
  type OutcomeTable,
  PASSES,
  type QuestionRow,
  reasonOfCode,
} from '../../core/outcome-table.ts';

export interface Grid {
  readonly respondents: number;
  /** Indices into the table's questions, in order; a column of the grid each. */
  readonly questions: Uint32Array;
  /** Replies by outcome, row-major: respondent * questions.length + column. */
  readonly correct: Uint16Array;
  readonly incorrect: Uint16Array;
  readonly refused: Uint16Array;
  /** Replies without an outcome (failed, ungraded), with a closed-book violation, or by another model. */
  readonly missing: Uint16Array;
  /** Those of the missing that wait for a grade alone. */
  readonly ungraded: Uint16Array;
  /** 1 where a look-up was seen or another model answered: the question then leaves both sides of a pair. */
  readonly violated: Uint8Array;
  /** Cluster of each column, 0-based and dense. */
  readonly cluster: Int32Array;
  readonly clusters: number;
}

export interface GridOptions {
  /** Which questions count; by default answerable ones of status ok. */
  readonly include?: (question: QuestionRow) => boolean;
  /** Questions with the same key are one cluster. @default the subject, else the question itself */
  readonly clusterKey?: (question: QuestionRow) => string;
  /** Whose grade counts: the standing one, the automatic one, or people's. @default 'standing' */
  readonly grades?: 'standing' | 'automatic' | 'human';
  /** Leaves out the replies that a provider blocked, which otherwise count as refusals. @default false */
  readonly withoutBlocked?: boolean;
}

/** Answerable and of status ok: what rates, frontier and penalties are over. */
export function isRated(question: QuestionRow): boolean {
  return question.kind === 'answerable' && question.status === 'ok';
}

/** The subject's id or name; a question without a subject is its own cluster. */
export function subjectKey(question: Pick<QuestionRow, 'id' | 'subject'>): string {
  const subject = question.subject?.id ?? question.subject?.name;
  return subject === undefined ? `question ${question.id}` : `subject ${subject}`;
}

/** Replies of a cell that have an outcome. */
export function outcomesIn({ correct, incorrect, refused }: Grid, cell: number): number {
  return correct[cell]! + incorrect[cell]! + refused[cell]!;
}

/** A grid in which nothing is counted yet. */
export function emptyGrid(shape: Pick<Grid, 'respondents' | 'questions' | 'cluster' | 'clusters'>): Grid {
  const size = shape.questions.length * shape.respondents;
  return {
    ...shape,
    correct: new Uint16Array(size),
    incorrect: new Uint16Array(size),
    refused: new Uint16Array(size),
    missing: new Uint16Array(size),
    ungraded: new Uint16Array(size),
    violated: new Uint8Array(size),
  };
}

/** Counts the open pass of the table once. */
export function outcomeGrid(table: OutcomeTable, options: GridOptions = {}): Grid {
  const { include = isRated, clusterKey = subjectKey, grades = 'standing', withoutBlocked = false } = options;
  const column = new Int32Array(table.questions.length).fill(-1);
  const chosen: number[] = [];
  table.questions.forEach((question, index) => {
    if (include(question)) column[index] = chosen.push(index) - 1;
  });
  const width = chosen.length;
  const grid = emptyGrid({
    respondents: table.respondents.length,
    questions: Uint32Array.from(chosen),
    ...clustersOf(table, chosen, clusterKey),
  });
  const cells = { standing: table.cell, automatic: table.automaticCell, human: table.humanCell }[grades];
  const passCode = PASSES.indexOf('open');
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== passCode) continue;
    const at = column[table.question[row]!]!;
    if (at < 0) continue;
    const cell = table.respondent[row]! * width + at;
    switch (cells[row]) {
      case CELL_CODE.correct:
        grid.correct[cell]! += 1;
        break;
      case CELL_CODE.incorrect:
        grid.incorrect[cell]! += 1;
        break;
      case CELL_CODE.refused:
        if (withoutBlocked && reasonOfCode(table.reason[row]!) === 'blocked') break;
        grid.refused[cell]! += 1;
        break;
      case CELL_CODE.violation:
      case CELL_CODE['other-model']:
        grid.violated[cell] = 1;
        grid.missing[cell]! += 1;
        break;
      case CELL_CODE.ungraded:
        grid.ungraded[cell]! += 1;
        grid.missing[cell]! += 1;
        break;
      case NO_CELL:
        break;
      default:
        grid.missing[cell]! += 1;
    }
  }
  return grid;
}

function clustersOf(
  table: OutcomeTable,
  chosen: readonly number[],
  clusterKey: (question: QuestionRow) => string,
): { cluster: Int32Array; clusters: number } {
  const numbers = new Map<string, number>();
  const cluster = new Int32Array(chosen.length);
  chosen.forEach((index, at) => {
    const key = clusterKey(table.questions[index]!);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    cluster[at] = number;
  });
  return { cluster, clusters: numbers.size };
}
