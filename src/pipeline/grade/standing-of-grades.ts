/**
 * What stands of a reply's grades, people and machines apart, by the very ranking that the store keeps: the standing
 * outcome alone would hide either behind the other.
 */
import type { Grade } from '../../core/grade.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type GradeFacts, standingOf } from '../../store/standing.ts';

export interface StandingOfGrades {
  /** What would stand without people; null where no machine decides. */
  readonly automatic: Outcome | null;
  /** Who said so, decided or not. */
  readonly automaticGrade: Grade | null;
  /** People's outcome; `contested` where two of them disagree, null where nobody graded. */
  readonly human: Outcome | 'contested' | null;
}

/** @param against - Hash of the current reference; grades against another do not count. Grades in the order of appending. */
export function standingOfGrades(grades: readonly Grade[], against: string): StandingOfGrades {
  const facts = grades.flatMap((grade, id) => (grade.referenceHash === against ? [factsOf(grade, id)] : []));
  const machines = standingOf(facts.filter(({ kind }) => kind !== 'human'));
  const { human } = standingOf(facts);
  return {
    automatic: machines.outcome as Outcome | null,
    automaticGrade: machines.grade === null ? null : grades[machines.grade]!,
    human: human as Outcome | 'contested' | null,
  };
}

/** What stands of grades that are all against the current reference, and whose word it is; null where there is none. */
export function standingGrade(grades: readonly Grade[]): {
  readonly outcome: Outcome | null;
  readonly grade: Grade | null;
} {
  const { outcome, grade } = standingOf(grades.map(factsOf));
  return { outcome: outcome as Outcome | null, grade: grade === null ? null : grades[grade]! };
}

function factsOf(grade: Grade, id: number): GradeFacts {
  const isGraded = grade.status === 'graded';
  return {
    id,
    kind: grade.grader.kind,
    grader_id: grade.grader.id,
    status: grade.status,
    outcome: isGraded ? grade.outcome : null,
    reason: isGraded ? (grade.reason ?? null) : grade.why,
  };
}
