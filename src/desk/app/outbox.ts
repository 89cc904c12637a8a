/**
 * What a reviewer did and the server has not confirmed. It is written into the browser before it is sent, so that neither a
 * reload nor a lost connection loses it; sent twice it changes nothing. What the server refuses stays until it is discarded.
 */
import type { ReviewItem, ReviewProgress, ReviewWord } from '../../pipeline/desk/review-records.ts';
import { changeRecord, Refusal } from './change-record.ts';
import { keep, kept } from './kept.ts';

export type Done = { readonly run: string; readonly item: ReviewItem } & (
  | { readonly kind: 'grade'; readonly word: ReviewWord }
  | { readonly kind: 'aside'; readonly how: 'skip' | 'decline' }
);
export type Unsent = Done & {
  readonly id: string;
  /** Why the server would not have it; null as long as it may. */
  readonly refused: string | null;
};

export interface Outbox {
  /** Of all runs, oldest first. */
  unsent(): readonly Unsent[];
  add(done: Done): void;
  remove(id: string): void;
  /** Sends what is there. @returns Whether all of it was sent. */
  flush(): Promise<boolean>;
  close(): void;
}

interface Told {
  /** The list changed. */
  changed(): void;
  /** Something arrived: how far this person is now. */
  arrived(progress: ReviewProgress): void;
  /** The server was not reached, or is reached again (null). */
  lost(why: string | null): void;
}

const AGAIN_MS = 2000;

/** @param name - Of the reviewer: another one's grades in the same browser are another outbox. */
export function openOutbox(name: string, told: Told): Outbox {
  const place = `outbox ${name}`;
  let timer = 0;
  let sending: Promise<boolean> | null = null;
  const unsent = () => kept<readonly Unsent[]>(place) ?? [];
  const write = (list: readonly Unsent[]) => {
    keep(place, list.length === 0 ? null : list);
    told.changed();
  };
  const remove = (id: string) => write(unsent().filter((one) => one.id !== id));
  const deliver = async (): Promise<boolean> => {
    clearTimeout(timer);
    for (;;) {
      const next = unsent().find(({ refused }) => refused === null);
      if (next === undefined) return true;
      try {
        const answer = await changeRecord<ReviewProgress>(...requestOf(next));
        told.lost(null);
        remove(next.id);
        told.arrived(answer);
      } catch (error) {
        const why = error instanceof Refusal ? error : null;
        if (why !== null && [400, 404, 413].includes(why.status)) {
          write(unsent().map((one) => (one.id === next.id ? { ...one, refused: why.message } : one)));
          continue;
        }
        told.lost(why === null ? '' : why.message);
        timer = window.setTimeout(flush, AGAIN_MS);
        return false;
      }
    }
  };
  const flush = () => {
    sending ??= deliver().finally(() => {
      sending = null;
    });
    return sending;
  };
  addEventListener('online', flush);
  return {
    unsent,
    add(done) {
      write([...unsent(), { ...done, id: crypto.randomUUID(), refused: null }]);
      void flush();
    },
    remove,
    flush,
    close() {
      clearTimeout(timer);
      removeEventListener('online', flush);
    },
  };
}

function requestOf(one: Unsent): [string, unknown] {
  const path = `/review/${encodeURIComponent(one.run)}`;
  return one.kind === 'grade'
    ? [`${path}/grade`, { item: one.item.id, word: one.word }]
    : [`${path}/aside`, { item: one.item.id, how: one.how }];
}
