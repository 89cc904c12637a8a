/**
 * Graded replies as columns in typed arrays: a million rows are a few tens of megabytes and one pass.
 * The store fills it in one scan, a file reader row by row; analyze reads nothing else.
 * A cell without an outcome keeps the reason apart from it (failed, ungraded, excluded), so that none of them
 * can be mistaken for a refusal.
 */
import { OUTCOMES, type Outcome, REFUSAL_REASONS, type RefusalReason } from './outcome.ts';
import type { Question } from './question.ts';
import type { ClosedBookLevel, Pass } from './reply.ts';
import type { Respondent } from './respondent.ts';

/** What one row is: an outcome, or why it has none. `blocked` is an outcome: refused, with its reason. */
export const CELLS = [
  ...OUTCOMES,
  'ungraded',
  'failed-error',
  'failed-empty',
  'failed-truncated',
  'violation',
  'other-model',
] as const;
export type Cell = (typeof CELLS)[number];

/** What decides a cell beside the outcome. */
export interface CellFacts {
  readonly status: 'answered' | 'blocked' | 'failed';
  /** Of a failed reply. */
  readonly failure?: string | null;
  readonly closedBook: ClosedBookLevel | null;
}

/** A failure has no answer to violate with; a violation outranks what was said. */
export function cellOf({ status, failure, closedBook }: CellFacts, outcome: Outcome | null): Cell {
  if (status === 'failed') return CELLS.find((cell) => cell === `failed-${failure}`) ?? 'failed-error';
  if (closedBook === 'violated') return 'violation';
  if (closedBook === 'other-model') return 'other-model';
  if (status === 'blocked') return 'refused';
  return outcome ?? 'ungraded';
}

export const PASSES: readonly Pass[] = ['open', 'forced'];

/** Codes as stored in the typed arrays; an index into {@link CELLS}. */
export const CELL_CODE = Object.fromEntries(CELLS.map((cell, code) => [cell, code])) as Record<Cell, number>;

/** Index into REFUSAL_REASONS plus one; 0 means no reason. */
export function reasonCode(reason: RefusalReason | null): number {
  return reason === null ? 0 : REFUSAL_REASONS.indexOf(reason) + 1;
}

/** The reason behind a code of {@link reasonCode}. */
export function reasonOfCode(code: number): RefusalReason | null {
  return code === 0 ? null : REFUSAL_REASONS[code - 1]!;
}

/** The question columns that analysis groups by; texts stay in the store. */
export type QuestionRow = Pick<
  Question,
  | 'id'
  | 'kind'
  | 'status'
  | 'subject'
  | 'property'
  | 'topic'
  | 'popularity'
  | 'asOf'
  | 'tags'
  | 'pairedWith'
  | 'language'
> & {
  readonly hash: string;
  readonly dataset: string;
  /** Form of the reference: date, person, place … */
  readonly answerType: string;
  /** Characters of the question; absent where its text is not known. */
  readonly length?: number;
};

/** What became of every reply, in columns: a place a reply, so that a million of them are counted in memory. Made by `tableOf` or by `outcomeTableBuilder`. */
export interface OutcomeTable {
  readonly questions: readonly QuestionRow[];
  readonly respondents: readonly Respondent[];
  readonly closedBook: readonly ClosedBookLevel[];
  /** Number of rows; the arrays may be longer. */
  readonly rows: number;
  /** Index into questions. */
  readonly question: Uint32Array;
  /** Index into respondents. */
  readonly respondent: Uint16Array;
  readonly trial: Uint16Array;
  /** Index into {@link PASSES}. */
  readonly pass: Uint8Array;
  /** Standing cell: index into {@link CELLS}. */
  readonly cell: Uint8Array;
  readonly reason: Uint8Array;
  /** Automatic cell (panel, judge, rules, imported), kept beside a human's for correction. */
  readonly automaticCell: Uint8Array;
  /** Human cell, or 255 where no person graded the reply. */
  readonly humanCell: Uint8Array;
  /** Probability with which the reply was drawn for people to grade; 0 = not drawn by `audit draw`. */
  readonly inclusion: Float64Array;
  /** Stated confidence in [0, 1], every digit of it: equal ones are told from nearly equal ones. -1 = none. */
  readonly confidence: Float64Array;
  /** Geometric mean of the answer's token probabilities, in [0, 1]; -1 = not known. */
  readonly tokenProbability: Float64Array;
  /** Cluster of equivalent answers within question, respondent and pass; -1 = not clustered. */
  readonly answerCluster: Int32Array;
  /** USD; -1 = unknown. */
  readonly costUsd: Float64Array;
  /** -1 = unknown. */
  readonly latencyMs: Float64Array;
  /** Askings planned per respondent in the open pass; null where unknown. */
  readonly planned: readonly (number | null)[];
  /** Tokens of reasoning per respondent in the open pass, and the replies that told them; absent where not read. */
  readonly reasoningTokens?: readonly ({ readonly sum: number; readonly replies: number } | undefined)[];
}

/** One row as values, for builders that fill a table. */
export interface OutcomeRow {
  readonly question: number;
  readonly respondent: number;
  readonly trial?: number;
  readonly pass?: Pass;
  readonly cell: Cell;
  readonly reason?: RefusalReason | null;
  readonly automaticCell?: Cell;
  readonly humanCell?: Cell | null;
  readonly inclusion?: number;
  readonly confidence?: number | null;
  /** Mean natural-log probability of the answer's tokens, as the reply has it. */
  readonly meanLogprob?: number | null;
  readonly answerCluster?: number;
  readonly costUsd?: number | null;
  readonly latencyMs?: number | null;
}

/** Takes rows one by one and gives the table of them. */
export interface OutcomeTableBuilder {
  add(row: OutcomeRow): void;
  /** @throws Error when two respondents have one id: labels, rates and pairs are found by it. */
  build(
    parts: Pick<OutcomeTable, 'questions' | 'respondents' | 'closedBook' | 'planned' | 'reasoningTokens'>,
  ): OutcomeTable;
}

/**
 * A builder whose columns grow by doubling; rows may come in any order.
 * @example
 * const builder = outcomeTableBuilder();
 * builder.add({ question: 0, respondent: 0, cell: 'correct' });
 * const respondents = [{ id: 'a', model: 'a', settings: {}, policy: null, family: null, knowledgeCutoff: null, simulated: false }];
 * const questions = [{ id: 'q1', kind: 'answerable' }];
 * builder.build({ questions, respondents, closedBook: ['declared'], planned: [1] }).rows; // => 1
 */
export function outcomeTableBuilder(capacity = 1024): OutcomeTableBuilder {
  let size = Math.max(1, capacity);
  let rows = 0;
  let columns = emptyColumns(size);
  return {
    add(row) {
      if (rows === size) {
        size *= 2;
        columns = grow(columns, size);
      }
      columns.question[rows] = row.question;
      columns.respondent[rows] = row.respondent;
      columns.trial[rows] = row.trial ?? 0;
      columns.pass[rows] = PASSES.indexOf(row.pass ?? 'open');
      columns.cell[rows] = CELL_CODE[row.cell];
      columns.reason[rows] = reasonCode(row.reason ?? null);
      columns.automaticCell[rows] = CELL_CODE[row.automaticCell ?? row.cell];
      columns.humanCell[rows] = row.humanCell == null ? NO_CELL : CELL_CODE[row.humanCell];
      columns.inclusion[rows] = row.inclusion ?? 0;
      columns.confidence[rows] = row.confidence ?? -1;
      columns.tokenProbability[rows] = row.meanLogprob == null ? -1 : Math.min(1, Math.exp(row.meanLogprob));
      columns.answerCluster[rows] = row.answerCluster ?? -1;
      columns.costUsd[rows] = row.costUsd ?? -1;
      columns.latencyMs[rows] = row.latencyMs ?? -1;
      rows += 1;
    },
    build(parts) {
      assertUniqueIds(parts.respondents);
      return { ...parts, ...columns, rows };
    },
  };
}

function assertUniqueIds(respondents: readonly Respondent[]): void {
  const seen = new Set<string>();
  for (const { id } of respondents) {
    if (seen.has(id)) throw new Error(`two respondents of an outcome table have the id "${id}"`);
    seen.add(id);
  }
}

/** Code in humanCell where no person graded the reply. */
export const NO_CELL = 255;

/** The outcome of a cell code, or null where it has none. */
export function outcomeOfCode(code: number): Outcome | null {
  return code < OUTCOMES.length ? OUTCOMES[code]! : null;
}

function emptyColumns(size: number) {
  return {
    question: new Uint32Array(size),
    respondent: new Uint16Array(size),
    trial: new Uint16Array(size),
    pass: new Uint8Array(size),
    cell: new Uint8Array(size),
    reason: new Uint8Array(size),
    automaticCell: new Uint8Array(size),
    humanCell: new Uint8Array(size),
    inclusion: new Float64Array(size),
    confidence: new Float64Array(size),
    tokenProbability: new Float64Array(size),
    answerCluster: new Int32Array(size),
    costUsd: new Float64Array(size),
    latencyMs: new Float64Array(size),
  };
}

type Columns = ReturnType<typeof emptyColumns>;

function grow(columns: Columns, size: number): Columns {
  const bigger = emptyColumns(size);
  for (const key of Object.keys(columns) as (keyof Columns)[]) bigger[key].set(columns[key]);
  return bigger;
}
