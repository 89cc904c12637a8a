/** How every asking of a run stands, for going on with it. */

import type { QuestionStretch } from '../core/question-stretch.ts';
import type { AskingState } from '../core/store/stored-replies.ts';
import type { Reader } from './reader.ts';
import type { RepliesTable } from './schema.ts';

const PAGE = 5000;

/** By askKey. */
export async function askingStates(
  { kysely }: Reader,
  run: number,
  within?: QuestionStretch,
): Promise<Map<string, AskingState>> {
  const states = new Map<string, AskingState>();
  const note = (rows: readonly Pick<RepliesTable, 'ask_key' | 'status' | 'kind'>[]) => {
    for (const { ask_key, status, kind } of rows)
      states.set(ask_key, (status === 'failed' ? kind : status) as AskingState);
  };
  if (within !== undefined) {
    const rows = await kysely
      .selectFrom('replies')
      .select(['ask_key', 'status', 'kind'])
      .where('run', '=', run)
      .where('question', '>=', within.first)
      .where('question', '<=', within.last)
      .execute();
    note(rows);
    return states;
  }
  for (let last = 0; ; ) {
    const rows = await kysely
      .selectFrom('replies')
      .select(['id', 'ask_key', 'status', 'kind'])
      .where('run', '=', run)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    note(rows);
    if (rows.length < PAGE) return states;
    last = rows[rows.length - 1]!.id;
  }
}
