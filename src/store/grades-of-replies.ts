/**
 * Grades as they were appended, for a page of replies at once. What many grades share (their grader, the reference
 * they were held against) is read once a page, not joined to each.
 */

import type { Grade, GraderKind, UngradedWhy } from '../core/grade.ts';
import { groupBy } from '../core/group-by.ts';
import type { Outcome, RefusalReason } from '../core/outcome.ts';
import type { Reader } from './reader.ts';

/**
 * Every grade of the replies, in the order they were appended; replies without one have no entry.
 * @param replies Outer ids by inner key.
 * @param kind Of the graders. @default all
 */
export async function gradesOfReplies(
  database: Reader,
  replies: ReadonlyMap<number, string>,
  kind?: GraderKind,
): Promise<Map<number, Grade[]>> {
  if (replies.size === 0) return new Map();
  const columns = await gradeColumns(database, [...replies.keys()], kind);
  const graders = await gradersOf(database, columns.grader);
  const hashes = await referenceHashes(database, columns.reference);
  const gradeAt = (at: number): Grade => {
    // Written out twice: spreading a record into another takes longer than reading its row.
    const grade: Grade =
      columns.status[at] === 'graded'
        ? {
            replyId: replies.get(columns.reply[at]!)!,
            grader: graders.get(columns.grader[at]!)!,
            referenceHash: hashes.get(columns.reference[at]!)!,
            gradedAt: columns.graded_at[at]!,
            evidence: (columns.evidence[at] ?? {}) as Grade['evidence'],
            status: 'graded',
            outcome: columns.outcome[at]! as Outcome,
            reason: columns.reason[at]! as RefusalReason | null,
            confidence: columns.confidence[at]!,
          }
        : {
            replyId: replies.get(columns.reply[at]!)!,
            grader: graders.get(columns.grader[at]!)!,
            referenceHash: hashes.get(columns.reference[at]!)!,
            gradedAt: columns.graded_at[at]!,
            evidence: (columns.evidence[at] ?? {}) as Grade['evidence'],
            status: 'ungraded',
            why: columns.reason[at]! as UngradedWhy,
          };
    const callId = columns.call_id[at];
    if (callId !== null) grade.callId = callId;
    return grade;
  };
  const places = groupBy(columns.reply.keys(), (at) => columns.reply[at]!);
  const { id } = columns;
  const grades = new Map<number, Grade[]>();
  for (const [reply, at] of places) grades.set(reply, at.sort((a, b) => id[a]! - id[b]!).map(gradeAt));
  return grades;
}

function gradeColumns(database: Reader, replies: readonly number[], kind: GraderKind | undefined) {
  const all = database.kysely
    .selectFrom('grades')
    .leftJoin('calls', 'calls.id', 'grades.call')
    .selectAll('grades')
    .select('calls.call_id')
    .where('grades.reply', 'in', database.keys(replies));
  const rows =
    kind === undefined
      ? all
      : all.where('grades.grader', 'in', ({ selectFrom }) =>
          selectFrom('graders').select('graders.id').where('graders.kind', '=', kind),
        );
  return database.columns(rows, {
    id: 'plain',
    reply: 'plain',
    grader: 'plain',
    reference: 'plain',
    status: 'plain',
    outcome: 'plain',
    reason: 'plain',
    confidence: 'fraction',
    graded_at: 'plain',
    evidence: 'json',
    call_id: 'plain',
  });
}

/** By inner key. */
export async function gradersOf(
  database: Reader,
  keys: readonly number[],
): Promise<Map<number, Grade['grader']>> {
  const rows = await database.kysely
    .selectFrom('graders')
    .selectAll()
    .where('id', 'in', database.keys([...new Set(keys)]))
    .execute();
  return new Map(
    rows.map(({ id, kind, grader_id, version, rubric }) => [
      id,
      { kind, id: grader_id, version, rubric } as Grade['grader'],
    ]),
  );
}

async function referenceHashes(database: Reader, keys: readonly number[]): Promise<Map<number, string>> {
  const rows = await database.kysely
    .selectFrom('reference_hashes')
    .selectAll()
    .where('id', 'in', database.keys([...new Set(keys)]))
    .execute();
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}
