/** How every asking of a run stands, for going on with it. */
import type { AskingState } from '../core/store-contract.ts';
import type { Reader } from './reader.ts';

const PAGE = 5000;

/** By askKey. */
export async function askingStates({ kysely }: Reader, run: number): Promise<Map<string, AskingState>> {
  const states = new Map<string, AskingState>();
  for (let last = 0; ; ) {
    const rows = await kysely
      .selectFrom('replies')
      .select(['id', 'ask_key', 'status', 'kind'])
      .where('run', '=', run)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { ask_key, status, kind } of rows) {
      states.set(ask_key, (status === 'failed' ? kind : status) as AskingState);
    }
    if (rows.length < PAGE) return states;
    last = rows[rows.length - 1]!.id;
  }
}
