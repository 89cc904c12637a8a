/** A grade and what stands, as the columns they are written to. */
import type { Grade } from '../core/grade.ts';
import { remembered } from '../core/remembered.ts';
import { RecordRefused } from './record-refused.ts';
import type { GradesTable, StandingTable } from './schema.ts';
import type { GradeFacts } from './standing.ts';

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

export function gradeColumns(grade: Grade, keys: GradeKeys): Omit<GradesTable, 'id'> {
  const isGraded = grade.status === 'graded';
  return {
    reply: keys.reply,
    grader: keys.grader,
    reference: keys.reference,
    status: grade.status,
    outcome: isGraded ? grade.outcome : null,
    reason: isGraded ? (grade.reason ?? null) : grade.why,
    confidence: isGraded ? (grade.confidence ?? null) : null,
    call: keys.call,
    graded_at: grade.gradedAt,
    evidence: written(grade.evidence),
  };
}

/** Rows of one verdict share its evidence. */
const written = remembered(
  (evidence: Grade['evidence'] | undefined): string | null =>
    Object.keys(evidence ?? {}).length === 0 ? null : JSON.stringify(evidence),
  { most: 200 },
);

/** What standing asks of a grade that was just written. */
export function gradeFacts(
  id: number,
  { kind, id: grader_id }: Grade['grader'],
  { status, outcome, reason }: Omit<GradesTable, 'id'>,
): GradeFacts {
  return { id, kind, grader_id, status, outcome, reason };
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
