/** What `closedbook store` says of runs. */
import { counted } from '../../core/counted.ts';
import type { CopiedRun } from '../../pipeline/exchange/copy-store.ts';

export function copyText({ id, replies, state }: CopiedRun): string {
  return state === 'copied'
    ? `${id}  copied, ${counted(replies, 'reply', 'replies')}\n`
    : `${id}  is there already\n`;
}
