/**
 * Who decided the answers of an import, and which graders gave an outcome to one reply, counted while the answers pass: the store
 * would walk through every reply with its grades and questions for a handful of numbers. What counts, and in which order it is
 * told, is the store's (`store/standing-rubrics.ts`, `store/grader-meetings.ts`).
 */
import type { Grade } from '../../core/grade.ts';
import type { DecidingGrader, GraderMeeting } from '../../core/grader-counts.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import type { AnswerRecord } from '../../core/saved-records.ts';

export interface CountedGraders {
  readonly deciding: readonly DecidingGrader[];
  readonly meetings: readonly GraderMeeting[];
}

/** What stands of a reply and who said so; both null where nobody decided. */
export interface DecidedBy {
  readonly outcome: Outcome | null;
  readonly grade: Grade | null;
}

interface Decided extends DecidingGrader {
  readonly rubric: string;
  outcomes: number;
}

interface Met {
  readonly names: readonly string[];
  /** By what stands, then by what the other said. */
  readonly replies: number[];
}

/** Counts replies one by one; all grades are against the question's reference as it stands. */
export function graderTally() {
  // By the grader's name: its record may be another one in each row.
  const decided = new Map<string, Decided[]>();
  const met = new Map<string, Map<string, Map<string, Met>>>();

  const count = (record: AnswerRecord, { outcome, grade }: { outcome: Outcome; grade: Grade }): void => {
    const { question, reply, grades } = record;
    if (reply.pass !== 'open' || question.status !== 'ok' || question.kind !== 'answerable') return;
    if (reply.closedBook === 'violated' || reply.closedBook === 'other-model') return;
    for (let at = 0; at < grades.length; at += 1) {
      const other = grades[at]!.grade;
      if (other.status !== 'graded' || other.grader.id === grade.grader.id || isTakenBack(grades, at))
        continue;
      const names = [reply.respondentId, grade.grader.id, other.grader.id] as const;
      const { replies } = metOf(met, names);
      replies[placeOf(outcome, other.outcome)]! += 1;
    }
  };

  return {
    add(record: AnswerRecord, { outcome, grade }: DecidedBy): void {
      // What a tool said of a failed reply is kept, and is nobody's outcome.
      if (outcome === null || grade === null || record.reply.status !== 'answered') return;
      decidedBy(decided, grade.grader).outcomes += 1;
      if (record.grades.length > 1) count(record, { outcome, grade });
    },
    found: (): CountedGraders => ({
      deciding: decidingOf([...decided.values()].flat()),
      meetings: meetingsOf(met),
    }),
  };
}

/** Only the last word of each grader counts. */
function isTakenBack(grades: AnswerRecord['grades'], at: number): boolean {
  const { id } = grades[at]!.grade.grader;
  for (let later = at + 1; later < grades.length; later += 1) {
    if (grades[later]!.grade.grader.id === id) return true;
  }
  return false;
}

function metOf(
  met: Map<string, Map<string, Map<string, Met>>>,
  names: readonly [respondent: string, standing: string, other: string],
): Met {
  const [respondent, standing, other] = names;
  const ofRespondent = kept(met, respondent, () => new Map<string, Map<string, Met>>());
  const ofStanding = kept(ofRespondent, standing, () => new Map<string, Met>());
  return kept(ofStanding, other, () => ({ names, replies: OUTCOMES.flatMap(() => OUTCOMES.map(() => 0)) }));
}

function kept<Value>(all: Map<string, Value>, name: string, make: () => Value): Value {
  let found = all.get(name);
  if (found === undefined) {
    found = make();
    all.set(name, found);
  }
  return found;
}

function placeOf(outcome: Outcome, said: Outcome): number {
  return OUTCOMES.indexOf(outcome) * OUTCOMES.length + OUTCOMES.indexOf(said);
}

/** Graders are told apart by kind, name and rubric, as the store does. */
function decidedBy(decided: Map<string, Decided[]>, { kind, id, rubric }: Grade['grader']): Decided {
  const named = kept(decided, id, (): Decided[] => []);
  let found = named.find((one) => one.kind === kind && one.rubric === rubric);
  if (found === undefined) {
    found = { kind, grader: id, rubric, outcomes: 0 };
    named.push(found);
  }
  return found;
}

function decidingOf(decided: readonly Decided[]): DecidingGrader[] {
  return decided
    .toSorted((a, b) => inOrder([a.kind, a.grader, a.rubric], [b.kind, b.grader, b.rubric]))
    .map(({ kind, grader, outcomes }) => ({ kind, grader, outcomes }));
}

function meetingsOf(met: Map<string, Map<string, Map<string, Met>>>): GraderMeeting[] {
  const all = [...met.values()].flatMap((standing) =>
    [...standing.values()].flatMap((one) => [...one.values()]),
  );
  return all
    .sort((a, b) => inOrder(a.names, b.names))
    .flatMap(({ names, replies }) =>
      OUTCOMES.toSorted().flatMap((outcome) =>
        OUTCOMES.toSorted().flatMap((said) => {
          const count = replies[placeOf(outcome, said)]!;
          const [respondent, standing, other] = names as [string, string, string];
          return count === 0 ? [] : [{ respondent, standing, other, outcome, said, replies: count }];
        }),
      ),
    );
}

function inOrder(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, index) => name !== b[index]);
  return at === -1 ? 0 : Buffer.compare(Buffer.from(a[at]!), Buffer.from(b[at]!));
}
