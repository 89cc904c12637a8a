/**
 * Grades on PostgreSQL, appended, all of a write in a few statements; what stands of them is ranked in the same transaction.
 * A repetition is ignored, an ungraded word may be followed by a verdict, a changed verdict needs a version of its own.
 */
import type { Grade } from '../../core/grade.ts';
import type { GradeRecord } from '../../core/saved-records.ts';
import { jsonOfRows } from '../../postgres/nul-text.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { changedVerdict, gradeColumns } from '../grade-columns.ts';
import { RecordRefused } from '../record-refused.ts';
import type { SavedReply } from '../reply-records.ts';
import { SHAPES } from '../table-shapes.ts';
import { given, insertRows, nextKeys, withoutRepetition } from './insert-rows.ts';
import { insertCalls, type KeyedCall } from './postgres-calls.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { PostgresQuestions } from './postgres-questions.ts';
import { type RankedReply, rankReplies } from './rank-replies.ts';

export interface PostgresGrades {
  /** @throws `record-invalid` for an unknown reply or a changed verdict. */
  save(
    tx: Queries,
    records: readonly GradeRecord[],
    replies?: ReadonlyMap<string, SavedReply>,
  ): Promise<void>;
  /** Puts earlier grades behind all others, in their order. @throws `record-invalid` for one that was never given. */
  restate(tx: Queries, grades: readonly Grade[]): Promise<void>;
}

interface Placed {
  readonly record: GradeRecord;
  readonly reply: SavedReply;
  readonly grader: number;
  /** Of reference_hashes. */
  readonly reference: number;
}

interface GradeKey {
  readonly id: number;
  readonly reply: number;
  readonly grader: number;
  readonly reference: number;
  readonly status: string;
  readonly outcome: string | null;
}

export function postgresGrades(database: PostgresDatabase, questions: PostgresQuestions): PostgresGrades {
  const graders = new Map<string, number>();
  database.onRollback(() => graders.clear());

  const graderKey = async (tx: Queries, { kind, id: grader_id, version, rubric }: Grade['grader']) => {
    const name = [kind, grader_id, version, rubric].join('\u0000');
    const kept = graders.get(name);
    if (kept !== undefined) return kept;
    const [found] = await tx.rows<{ id: number }>(
      'select id from graders where kind = $1 and grader_id = $2 and version = $3 and rubric = $4',
      [kind, grader_id, version, rubric],
    );
    const row = { kind, grader_id, version, rubric };
    const [made] =
      found === undefined
        ? await insertRows<{ id: number }>(tx, SHAPES.graders, { rows: [row], ending: 'returning id' })
        : [found];
    graders.set(name, made!.id);
    return made!.id;
  };

  const place = async (
    tx: Queries,
    records: readonly GradeRecord[],
    { replies, unknown }: { replies: ReadonlyMap<string, SavedReply>; unknown: (grade: Grade) => string },
  ): Promise<Placed[]> => {
    const references = await questions.referenceKeys(
      tx,
      records.map(({ grade }) => grade.referenceHash),
    );
    const placed: Placed[] = [];
    for (const record of records) {
      const { replyId, grader, referenceHash } = record.grade;
      const reply = replies.get(replyId);
      if (reply === undefined) throw new RecordRefused('record-invalid', unknown(record.grade));
      const reference = references.get(referenceHash)!;
      placed.push({ record, reply, grader: await graderKey(tx, grader), reference });
    }
    return placed;
  };

  return {
    async save(tx, records, known) {
      const replies =
        known ??
        (await repliesOf(
          tx,
          records.map(({ grade }) => grade),
        ));
      const unknown = ({ replyId }: Grade) => `the store has no reply "${replyId}"`;
      for (const group of withoutRepetition(await place(tx, records, { replies, unknown }), nameOf))
        await saveGroup(tx, group);
    },
    async restate(tx, grades) {
      const unknown = ({ grader, replyId }: Grade) => `${grader.id} has not graded the reply ${replyId}`;
      const replies = await repliesOf(tx, grades);
      const placed = await place(
        tx,
        grades.map((grade) => ({ grade })),
        { replies, unknown },
      );
      for (const group of withoutRepetition(placed, nameOf)) {
        const earlier = await earlierGrades(tx, group);
        const { grades: keys } = await nextKeys(tx, { grades: group.length });
        const moved = group.map((one, at) => {
          const row = earlier.get(nameOf(one));
          if (row === undefined) throw new RecordRefused('record-invalid', unknown(one.record.grade));
          return { id: row.id, next: keys[at]! };
        });
        await tx.rows(
          `update grades set id = given.next from ${given({ id: 'bigint', next: 'bigint' })} where grades.id = given.id`,
          [jsonOfRows(moved)],
        );
        await rankReplies(tx, standingOfCurrent(group));
      }
    },
  };
}

async function saveGroup(tx: Queries, group: readonly Placed[]): Promise<void> {
  const called = group.filter(({ record }) => record.call !== undefined).length;
  const keys = await nextKeys(tx, { grades: group.length, calls: called });
  let next = 0;
  const rows = group.map(({ record, reply, grader, reference }, at) => ({
    id: keys.grades[at]!,
    ...gradeColumns(record.grade, {
      ...{ reply: reply.key, grader, reference },
      call: record.call === undefined ? null : keys.calls[next++]!,
    }),
  }));
  const ending = 'on conflict (reply, grader, reference) do nothing returning id';
  const inserted = await insertRows<{ id: number }>(tx, SHAPES.grades, { rows, ending });
  const made = new Set(inserted.map(({ id }) => id));
  if (made.size < rows.length) {
    const left = group.flatMap((one, at) => (made.has(rows[at]!.id) ? [] : [{ one, row: rows[at]! }]));
    const earlier = await earlierGrades(
      tx,
      left.map(({ one }) => one),
    );
    const again = left.filter(({ one, row }) => {
      const { status, outcome } = earlier.get(nameOf(one))!;
      if (status !== 'graded') return true;
      if (row.outcome !== outcome)
        throw changedVerdict(one.record.grade, { earlier: outcome, now: row.outcome });
      return false;
    });
    const gone = again.map(({ one }) => earlier.get(nameOf(one))!.id);
    await tx.rows('delete from grades where id = any($1)', [gone]);
    await insertRows(tx, SHAPES.grades, { rows: again.map(({ row }) => row) });
    for (const { row } of again) made.add(row.id);
  }
  const kept = group.map((one, at) => ({ ...one, row: rows[at]! })).filter(({ row }) => made.has(row.id));
  await insertCalls(
    tx,
    kept.flatMap(({ record: { call }, reply, row }): KeyedCall[] =>
      call === undefined ? [] : [{ id: row.call!, run: reply.run, call }],
    ),
  );
  await insertRows(tx, SHAPES.judge_texts, {
    rows: kept.flatMap(({ record: { call, judgeText } }) =>
      call === undefined || judgeText === undefined
        ? []
        : [{ request_hash: call.requestHash, text: judgeText }],
    ),
    ending: 'on conflict (request_hash) do nothing',
  });
  await rankReplies(tx, standingOfCurrent(kept));
}

/** Only grades against the current reference can stand. */
function standingOfCurrent(placed: readonly Placed[]): RankedReply[] {
  return placed
    .filter(({ reply, reference }) => reply.reference === reference)
    .map(({ reply, reference }) => ({ reply: reply.key, reference }));
}

async function repliesOf(tx: Queries, grades: readonly Grade[]): Promise<Map<string, SavedReply>> {
  const rows = await tx.rows<SavedReply & { reply_id: string }>(
    `select replies.reply_id, replies.id as key, replies.run, questions.reference from replies
     join run_questions on run_questions.id = replies.question
     join questions on questions.id = run_questions.question where replies.reply_id = any($1)`,
    [[...new Set(grades.map(({ replyId }) => replyId))]],
  );
  return new Map(rows.map(({ reply_id, ...reply }) => [reply_id, reply]));
}

async function earlierGrades(tx: Queries, placed: readonly Placed[]): Promise<Map<string, GradeKey>> {
  const rows = await tx.rows<GradeKey>(
    `select grades.id, reply, grader, reference, status, outcome
     from ${given({ reply: 'bigint', grader: 'bigint', reference: 'bigint' })}
     join grades using (reply, grader, reference)`,
    [jsonOfRows(placed.map(({ reply, grader, reference }) => ({ reply: reply.key, grader, reference })))],
  );
  return new Map(rows.map((row) => [`${row.reply} ${row.grader} ${row.reference}`, row]));
}

function nameOf({ reply, grader, reference }: Placed): string {
  return `${reply.key} ${grader} ${reference}`;
}
