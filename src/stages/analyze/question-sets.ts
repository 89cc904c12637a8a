/**
 * Who may be chosen among whom. Respondents compete only where they were asked nearly the same questions, and only
 * with enough outcomes; what was asked counts, not what has an outcome, so that a failing judge splits nobody off. Who
 * has an outcome on less than half of its questions is left out: it would take the others' questions with it.
 */
import { type EstimatedBase, estimatedBase } from './estimated-base.ts';
import type { Grid } from './grid.ts';
import { sharedColumns } from './shared-questions.ts';

export interface QuestionSet {
  /** Rows of the grid, in its order. */
  readonly members: readonly number[];
  /** Questions that all members were asked. */
  readonly questions: number;
  /** Those of them that all members have an outcome on: what the choice rests on, unless there is an estimated base. */
  readonly graded: number;
  /** All questions with what is missing estimated, where too few have an outcome of everyone; else null. */
  readonly base: EstimatedBase | null;
  /** Every member was asked the same ones, no more. */
  readonly identical: boolean;
}

/** Whether enough graded questions are shared to choose among the members. */
export function isChoosable({ members, graded, base }: QuestionSet): boolean {
  return members.length === 1 || base !== null || graded >= FEWEST_OUTCOMES;
}

export interface Field {
  /** The set with most members first, then the one with most questions. */
  readonly sets: readonly QuestionSet[];
  /** Rows with too few outcomes to be chosen. */
  readonly leftOut: readonly number[];
  /** False when every respondent has too few: the sets then hold whoever has an outcome, and nobody is chosen. */
  readonly conclusive: boolean;
}

/** Fewer questions with an outcome than this tell nothing about a respondent. */
export const FEWEST_OUTCOMES = 10;
/** Two respondents are in one set when they share at least this part of the larger one's questions. */
export const NEARLY_ALL = 0.8;

/** The question sets of those with enough outcomes. */
export function fieldOf(grid: Grid): Field {
  const rows = Array.from({ length: grid.respondents }, (_, row) => ({ row, ...countsOf(grid, row) }));
  const some = rows.filter(({ outcomes }) => outcomes > 0);
  const many = some.filter(({ outcomes }) => outcomes >= FEWEST_OUTCOMES);
  const most = many.filter(({ outcomes, asked }) => 2 * outcomes >= asked);
  // Where nobody has half of its outcomes nobody spoils the questions of another.
  const enough = most.length > 0 ? most : many;
  const kept = new Set(enough);
  return {
    sets: questionSets(
      grid,
      (enough.length > 0 ? enough : some).map(({ row }) => row),
    ),
    leftOut: rows.filter((one) => !kept.has(one)).map(({ row }) => row),
    conclusive: enough.length > 0,
  };
}

/** Questions asked, and those with an outcome. */
function countsOf(grid: Grid, row: number): { readonly asked: number; readonly outcomes: number } {
  const width = grid.questions.length;
  let asked = 0;
  let outcomes = 0;
  for (let cell = row * width; cell < (row + 1) * width; cell += 1) {
    const graded = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    if (graded > 0) outcomes += 1;
    if (graded + grid.missing[cell]! > 0) asked += 1;
  }
  return { asked, outcomes };
}

interface Asked {
  readonly row: number;
  /** The mask as text: who was asked the very same questions needs no second look. */
  readonly key: string;
  readonly asked: Uint8Array;
  readonly size: number;
}

/** Each joins the first set whose members all share enough with it; the larger ones choose first. */
function questionSets(grid: Grid, rows: readonly number[]): QuestionSet[] {
  const sets: { readonly members: Asked[]; readonly distinct: Map<string, Asked> }[] = [];
  const bySize = rows.map((row) => askedOf(grid, row)).sort((a, b) => b.size - a.size || a.row - b.row);
  for (const one of bySize) {
    const set = sets.find(({ distinct }) =>
      [...distinct.values()].every(
        (member) =>
          member.key === one.key || sharedBy([one, member]) >= NEARLY_ALL * Math.max(one.size, member.size),
      ),
    );
    if (set === undefined) sets.push({ members: [one], distinct: new Map([[one.key, one]]) });
    else {
      set.members.push(one);
      if (!set.distinct.has(one.key)) set.distinct.set(one.key, one);
    }
  }
  return sets
    .map(({ members, distinct }) => {
      const questions = sharedBy([...distinct.values()]);
      const rows = members.map(({ row }) => row).sort((a, b) => a - b);
      const graded = sharedColumns(grid, rows).reduce((sum, one) => sum + one, 0);
      return {
        members: rows,
        questions,
        graded,
        base: estimatedBase(grid, { members: rows, questions, graded, fewest: FEWEST_OUTCOMES }),
        identical: members.every(({ size }) => size === questions),
      };
    })
    .sort(
      (a, b) =>
        b.members.length - a.members.length || b.questions - a.questions || a.members[0]! - b.members[0]!,
    );
}

function askedOf(grid: Grid, row: number): Asked {
  const width = grid.questions.length;
  const asked = new Uint8Array(width);
  let size = 0;
  for (let column = 0; column < width; column += 1) {
    const cell = row * width + column;
    if (grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]! + grid.missing[cell]! === 0)
      continue;
    asked[column] = 1;
    size += 1;
  }
  return { row, key: Buffer.from(asked).toString('latin1'), asked, size };
}

function sharedBy(members: readonly Asked[]): number {
  const [first, ...others] = members;
  const shared = first!.asked.slice();
  for (const { asked } of others) {
    for (let column = 0; column < shared.length; column += 1) if (asked[column] === 0) shared[column] = 0;
  }
  return shared.reduce((sum, one) => sum + one, 0);
}
