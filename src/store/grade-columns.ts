/** A grade and what stands, as the columns they are written to. */
import type { Grade } from '../core/grade.ts';
import { remembered } from '../core/remembered.ts';
import { type CellColumns, type CellReaders, columnsOf, rowOf } from './cells.ts';
import { RecordRefused } from './record-refused.ts';
import type { GradesTable, StandingTable } from './schema.ts';
import type { GradeFacts, Standing } from './standing.ts';

export const GRADE = [
  'reply',
  'grader',
  'reference',
  'status',
  'outcome',
  'reason',
  'confidence',
  'call',
  'graded_at',
  'evidence',
] as const satisfies readonly (keyof GradesTable)[];

export const STANDING = [
  'reply',
  'outcome',
  'reason',
  'automatic',
  'human',
  'grade',
] as const satisfies readonly (keyof StandingTable)[];

/** Inner keys that a grade is written with. */
type GradeKeys = Pick<GradesTable, 'reply' | 'grader' | 'reference' | 'call'>;

type GradeCells = Omit<GradesTable, 'id' | keyof GradeKeys>;

const CELLS: CellReaders<GradeCells, Grade> = {
  status: (grade) => grade.status,
  outcome: outcomeOf,
  reason: reasonOf,
  confidence: (grade) => (grade.status === 'graded' ? (grade.confidence ?? null) : null),
  graded_at: (grade) => grade.gradedAt,
  evidence: (grade) => written(grade.evidence),
};

/** The row of a grade. */
export function gradeColumns(grade: Grade, keys: GradeKeys): Omit<GradesTable, 'id'> {
  const { reply, grader, reference, call } = keys;
  return { ...rowOf(CELLS, grade), reply, grader, reference, call };
}

/** The columns of many grades, those of their inner keys aside. */
export function columnsOfGrades(grades: readonly Grade[]): CellColumns<GradeCells> {
  return columnsOf(CELLS, grades);
}

function outcomeOf(grade: Grade): string | null {
  return grade.status === 'graded' ? grade.outcome : null;
}

function reasonOf(grade: Grade): string | null {
  return grade.status === 'graded' ? (grade.reason ?? null) : grade.why;
}

/** Rows of one verdict share its evidence. */
const written = remembered(
  (evidence: Grade['evidence'] | undefined): string | null =>
    Object.keys(evidence ?? {}).length === 0 ? null : JSON.stringify(evidence),
  { most: 200 },
);

const STANDING_CELLS: CellReaders<Standing, Standing> = {
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  automatic: ({ automatic }) => automatic,
  human: ({ human }) => human,
  grade: ({ grade }) => grade,
};

/** The columns of what stands of many replies, the replies aside. */
export function columnsOfStanding(standing: readonly Standing[]): CellColumns<Standing> {
  return columnsOf(STANDING_CELLS, standing);
}

/** What standing asks of a grade that was just written. */
export function gradeFacts(id: number, grade: Grade): GradeFacts {
  const { kind, id: grader_id } = grade.grader;
  return { id, kind, grader_id, status: grade.status, outcome: outcomeOf(grade), reason: reasonOf(grade) };
}

/** The refusal of another verdict by a grader that has spoken. */
export function changedVerdict(
  { grader, replyId }: Grade,
  { earlier, now }: { readonly earlier: string | null; readonly now: string | null },
): RecordRefused {
  return new RecordRefused(
    'record-invalid',
    `${grader.id} version ${grader.version} has graded the reply ${replyId} as ${earlier}; ` +
      `${now ?? 'another word'} needs a version of its own`,
  );
}
