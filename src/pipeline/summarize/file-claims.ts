/**
 * Claims that a file brings back: an export of closedbook's, or the rows of `grade FILE --claims`. JSONL has every grade with its
 * evidence, audits among them; a table has the evidence of the grade that stands. They are read as they were split and compared: a
 * file's outcome and its claims are of one grade, and comparing anew could make them differ.
 */
import { isRecord } from '../../core/argument.ts';
import { claimsGraderOf } from '../../core/claim.ts';
import { counted } from '../../core/counted.ts';
import { type Grade, gradeSchema } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import { parseJson } from '../../rows/parse-json.ts';
import type { SplitReply } from '../../stages/analyze/claims/split-reply.ts';
import type { GradedAnswer } from './answer-file.ts';
import { splitReply } from './split-replies.ts';

export function claimsOfFile() {
  const splits: SplitReply[] = [];
  let lost = 0;
  return {
    add({ answer, question }: Pick<GradedAnswer, 'answer' | 'question'>): void {
      const { reply, pass = 'open', row, respondent, closedBookSigns = [] } = answer;
      if (row === undefined || reply.status !== 'answered' || pass !== 'open') return;
      const grades = gradesOf(row, referenceHash(question.reference));
      if (grades === null) {
        if (isClaims(row.grader)) lost += 1;
        return;
      }
      const split = splitReply({ respondent: respondent.id, closedBookSigns, question, grades });
      if (split !== null) splits.push(split);
    },
    splits: splits as readonly SplitReply[],
    /** What cannot be said of claims, as a note. */
    notes(): string[] {
      return lost === 0
        ? []
        : [
            `${counted(lost, 'answer was', 'answers were')} split into claims, and this file does not hold them: the report has their outcomes and no section on claims. The column evidence has them, in JSONL also grades.`,
          ];
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

/** Grades of a row as those of a run; null where no claim is among them. Few rows have any, and every row is asked. */
function gradesOf(row: Row, against: string): Grade[] | null {
  const told = listed(row.grades);
  const all = told?.some(isOfClaims) ? told : isClaims(row.grader) ? [standingOf(row, against)] : [];
  const grades = all.flatMap((one) => {
    const read = gradeSchema.safeParse(isRecord(one) ? { replyId: 'of-file', ...one } : one);
    return read.success ? [read.data] : [];
  });
  return grades.some(({ evidence }) => evidence.claims !== undefined) ? grades : null;
}

function isOfClaims(grade: unknown): boolean {
  return isRecord(grade) && isRecord(grade.grader) && isClaims(grade.grader.id);
}

function isClaims(grader: unknown): boolean {
  return typeof grader === 'string' && claimsGraderOf(grader) !== null;
}

/** The grade that stands, as the columns of a table have it. */
function standingOf(row: Row, against: string): unknown {
  const outcome = typeof row.outcome === 'string' && row.outcome !== '' ? row.outcome : 'undecided';
  return {
    grader: {
      kind: 'judge',
      id: row.grader,
      version: text(row.grader_version) ?? '1',
      rubric: 'person-strict',
    },
    referenceHash: against,
    gradedAt: '',
    evidence: parsed(row.evidence) ?? {},
    ...(outcome === 'undecided'
      ? { status: 'ungraded', why: text(row.reason) ?? 'undecided' }
      : { status: 'graded', outcome, reason: text(row.reason) }),
  };
}

function listed(cell: unknown): unknown[] | null {
  const list = parsed(cell);
  return Array.isArray(list) ? list : null;
}

/** JSON in a cell of a table; objects of JSONL are themselves. */
function parsed(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell ?? null;
  try {
    return parseJson(cell);
  } catch {
    return null;
  }
}

function text(cell: unknown): string | null {
  return typeof cell === 'string' && cell !== '' ? cell : null;
}
