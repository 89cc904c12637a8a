/** What stands of replies, ranked over all their grades by the rules of {@link standingOf} and kept. */
import { addToGroup } from '../../core/group-by.ts';
import { jsonOfRows } from '../../postgres/nul-text.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { type GradeFacts, standingOf } from '../standing.ts';
import { SHAPES } from '../table-shapes.ts';
import { given, insertRows } from './insert-rows.ts';

export interface RankedReply {
  readonly reply: number;
  /** The current one of its question. */
  readonly reference: number;
}

const ENDING = `on conflict (reply) do update set outcome = excluded.outcome, reason = excluded.reason,
  automatic = excluded.automatic, human = excluded.human, grade = excluded.grade`;

export async function rankReplies(tx: Queries, replies: readonly RankedReply[]): Promise<void> {
  const ranked = [...new Map(replies.map((one) => [one.reply, one])).values()];
  if (ranked.length === 0) return;
  const rows = await tx.rows<GradeFacts & { reply: number }>(
    `select grades.id, reply, graders.kind, graders.grader_id, status, outcome, reason
     from ${given({ reply: 'bigint', reference: 'bigint' })} join grades using (reply, reference)
     join graders on graders.id = grades.grader order by grades.id`,
    [jsonOfRows(ranked)],
  );
  const facts = new Map<number, GradeFacts[]>();
  for (const { reply, ...grade } of rows) {
    addToGroup(facts, reply, grade);
  }
  await insertRows(tx, SHAPES.standing, {
    rows: ranked.map(({ reply }) => ({ reply, ...standingOf(facts.get(reply) ?? []) })),
    ending: ENDING,
  });
}

/** Ranks anew every reply to a run's question: its reference was corrected. */
export async function rerankQuestion(
  tx: Queries,
  {
    run,
    question,
    reference,
  }: { readonly run: number; readonly question: number; readonly reference: number },
): Promise<void> {
  const rows = await tx.rows<{ id: number }>('select id from replies where run = $1 and question = $2', [
    run,
    question,
  ]);
  await rankReplies(
    tx,
    rows.map(({ id }) => ({ reply: id, reference })),
  );
}
