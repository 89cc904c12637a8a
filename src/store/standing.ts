/**
 * Which of a reply's grades stands: human > panel > judge > kept > rules > imported, and within a kind the one appended
 * last. Of each grader only the newest word counts, so a rule that has become undecided takes its old verdict back, and
 * a grader whose last word is `set-aside` has said nothing. People who disagree contest the reply: it has no outcome
 * until they agree, and no machine decides over them.
 */
import { GRADER_ORDER, SET_ASIDE } from '../core/grade.ts';

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
  let person: GradeFacts | null = null;
  let contested = false;
  let machine: GradeFacts | null = null;
  let rank = Number.POSITIVE_INFINITY;
  for (let at = 0; at < grades.length; at += 1) {
    const grade = grades[at]!;
    if (!isSaid(grade) || isTakenBack(grades, at)) continue;
    if (grade.kind === 'human') {
      if (grade.status !== 'graded') continue;
      contested ||= person !== null && person.outcome !== grade.outcome;
      person = grade;
    } else {
      const own = rankOf(grade);
      if (own === null || own > rank) continue;
      rank = own;
      machine = grade;
    }
  }
  const automatic = machine?.status === 'graded' ? machine.outcome : null;
  if (person !== null) {
    return contested
      ? { outcome: null, reason: 'contested', automatic, human: 'contested', grade: null }
      : {
          outcome: person.outcome,
          reason: person.reason,
          automatic,
          human: person.outcome,
          grade: person.id,
        };
  }
  if (machine === null) return { outcome: null, reason: null, automatic, human: null, grade: null };
  return { outcome: machine.outcome, reason: machine.reason, automatic, human: null, grade: machine.id };
}

/** Only the last word of each grader counts. Most replies have two grades, so a table of graders costs more than looking on. */
function isTakenBack(grades: readonly GradeFacts[], at: number): boolean {
  const { kind, grader_id } = grades[at]!;
  for (let later = at + 1; later < grades.length; later += 1) {
    if (grades[later]!.kind === kind && grades[later]!.grader_id === grader_id) return true;
  }
  return false;
}

const AUTOMATIC_ORDER: readonly string[] = GRADER_ORDER.filter((kind) => kind !== 'human');

/**
 * The smallest stands, of equals the last: the graded word of the first kind that has one, then a judge's word that is none
 * of the three; without any, the ungraded word of the first kind that spoke.
 */
function rankOf(grade: GradeFacts): number | null {
  const kind = AUTOMATIC_ORDER.indexOf(grade.kind);
  if (kind < 0) return null;
  if (grade.status === 'graded') return 2 * kind;
  return saysNoneOfThree(grade) ? 2 * kind + 1 : 2 * AUTOMATIC_ORDER.length + kind;
}

/** A judge with three words who used another ("partially correct") has judged, and no rule decides over it. */
function saysNoneOfThree({ kind, status, reason }: GradeFacts): boolean {
  return kind === 'kept' && status === 'ungraded' && reason === 'not-mapped';
}

function isSaid({ reason }: GradeFacts): boolean {
  return reason !== SET_ASIDE;
}
