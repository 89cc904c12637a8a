/** What came of asking so far, counted reply by reply once each is durable, and told to whoever watches, not too often. */
import type { Completion } from '../../core/completion.ts';
import type { ProgressListener } from '../../core/progress.ts';
import type { ReplyRecord } from '../../core/saved-records.ts';

export interface AskTallyOptions {
  readonly total: number | null;
  readonly onProgress?: ProgressListener | undefined;
  /** Milliseconds between two events at least. */
  readonly progressEveryMs: number;
  readonly now: () => number;
}

export class AskTally {
  readonly #options: AskTallyOptions;
  readonly #count = { replies: 0, answered: 0, blocked: 0, failed: 0, known: 0, retries: 0, violations: 0 };
  /** US dollars; null while no call had a known price. */
  #costUsd: number | null = null;
  #lastToldAt = Number.NEGATIVE_INFINITY;
  /** Askings whose request is on its way or whose reply is being saved. */
  underWay = 0;

  constructor(options: AskTallyOptions) {
    this.#options = options;
  }

  /** A reply that is durable. */
  add({ reply, call }: ReplyRecord, { attempts }: Pick<Completion, 'attempts'>): void {
    const count = this.#count;
    count.replies++;
    // By what was kept: a confidence and no answer came back well, and is an empty reply.
    count[reply.status]++;
    count.retries += attempts - 1;
    if (reply.closedBook === 'violated') count.violations++;
    if (call.costUsd !== null) this.#costUsd = (this.#costUsd ?? 0) + call.costUsd;
  }

  /** An asking that had a reply before. */
  addKnown(): void {
    this.#count.known++;
  }

  get result() {
    return { ...this.#count, costUsd: this.#costUsd };
  }

  /** @param isLast - Told however shortly after the one before. @default false */
  tell({ isLast = false } = {}): void {
    const { onProgress, progressEveryMs, now, total } = this.#options;
    if (onProgress === undefined) return;
    const at = now();
    if (!isLast && at - this.#lastToldAt < progressEveryMs) return;
    this.#lastToldAt = at;
    const { replies, known, failed, retries } = this.#count;
    const done = replies + known;
    const { underWay: concurrency } = this;
    onProgress({ stage: 'ask', done, total, failed, retries, costUsd: this.#costUsd, concurrency });
  }
}
