/**
 * Which of a reply's grades stands: human > panel > judge > kept > rules > imported, and within a kind the one appended
 * last. Of each grader only the newest word counts, so a rule that has become undecided takes its old verdict
 * back, and a grader whose last word is `set-aside` has said nothing. People who disagree contest the reply: it has no outcome until they agree, and no machine decides over them.
 */
import { GRADER_ORDER, type GraderKind, SET_ASIDE } from '../core/grade.ts';

/** What standing needs to know of a grade against the current reference. */
export interface GradeFacts {
  readonly id: number;
  readonly kind: string;
  readonly grader_id: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly reason: string | null;
}

export interface Standing {
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly automatic: string | null;
  readonly human: string | null;
  readonly grade: number | null;
}

/** @param grades - All grades of one reply against the current reference, in the order they were appended. */
export function standingOf(grades: readonly GradeFacts[]): Standing {
  const newest = newestWords(grades);
  const people = newest.filter(({ kind, status }) => kind === 'human' && status === 'graded');
  const automatic = firstOfKind(newest, AUTOMATIC_ORDER);
  const machine = { automatic: automatic?.status === 'graded' ? automatic.outcome : null };
  if (people.length > 0) {
    const last = people[people.length - 1]!;
    const contested = people.some(({ outcome }) => outcome !== last.outcome);
    return contested
      ? { outcome: null, reason: 'contested', ...machine, human: 'contested', grade: null }
      : { outcome: last.outcome, reason: last.reason, ...machine, human: last.outcome, grade: last.id };
  }
  if (automatic === null) return { outcome: null, reason: null, ...machine, human: null, grade: null };
  return {
    outcome: automatic.outcome,
    reason: automatic.reason,
    ...machine,
    human: null,
    grade: automatic.id,
  };
}

const AUTOMATIC_ORDER = GRADER_ORDER.filter((kind) => kind !== 'human');

/** The last word of each grader, in the order of speaking. */
function newestWords(grades: readonly GradeFacts[]): readonly GradeFacts[] {
  if (grades.length < 2) return grades.filter(isSaid);
  const newest = new Map<string, GradeFacts>();
  for (const grade of grades) {
    const key = `${grade.kind} ${grade.grader_id}`;
    newest.delete(key);
    newest.set(key, grade);
  }
  return [...newest.values()].filter(isSaid);
}

/** The graded word of the first kind that has one; without any, the ungraded word of the first kind that spoke. */
function firstOfKind(newest: readonly GradeFacts[], order: readonly GraderKind[]): GradeFacts | null {
  for (const status of ['graded', 'ungraded']) {
    for (const kind of order) {
      const found =
        newest.findLast((grade) => grade.kind === kind && grade.status === status) ??
        newest.findLast((grade) => grade.kind === kind && saysNoneOfThree(grade));
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** A judge with three words who used another ("partially correct") has judged, and no rule decides over it. */
function saysNoneOfThree({ kind, status, reason }: GradeFacts): boolean {
  return kind === 'kept' && status === 'ungraded' && reason === 'not-mapped';
}

function isSaid({ reason }: GradeFacts): boolean {
  return reason !== SET_ASIDE;
}
