/**
 * The ways in which asking ends early, all clean: the user's `stop` (nothing new is sent, what is on the wire is waited
 * for and kept, for a while), the user's `signal` (at once), a budget that is spent, and a failure after which going on
 * is of no use.
 */
import { lastTold } from '../../core/last-told.ts';

type StoppedBy = 'budget' | 'stop' | 'signal';

export interface AskEndingOptions {
  readonly stop?: AbortSignal | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Longest wait for replies under way after a stop. */
  readonly gracePeriodMs: number;
}

export class AskEnding {
  readonly #options: AskEndingOptions;
  readonly #sending = new AbortController();
  readonly #hurry = new AbortController();
  readonly #onStop = () => this.stopSending('stop');
  readonly #onSignal = () => {
    this.#stoppedBy = 'signal';
    this.stopSending('signal');
    this.#hurry.abort();
  };
  #stoppedBy: StoppedBy | null = null;
  #failure: { readonly error: unknown } | null = null;
  #graceTimer: NodeJS.Timeout | undefined;

  constructor(options: AskEndingOptions) {
    this.#options = options;
    const { stop, signal } = options;
    if (signal?.aborted) this.#onSignal();
    else if (stop?.aborted) this.#onStop();
    stop?.addEventListener('abort', this.#onStop);
    signal?.addEventListener('abort', this.#onSignal);
  }

  /** For requests: `stop` lets what is on the wire come back, `signal` does not. */
  get signals(): { readonly signal: AbortSignal; readonly stop: AbortSignal } {
    return { signal: this.#hurry.signal, stop: this.#sending.signal };
  }

  /** Whether nothing more is sent. */
  get hasBegun(): boolean {
    return this.#sending.signal.aborted;
  }

  /** Null while nothing ends it, and where a failure does. */
  get stoppedBy(): StoppedBy | null {
    return this.#stoppedBy;
  }

  /** Why going on is of no use, as it was told last; null where nothing failed. */
  get failure(): { readonly error: unknown } | null {
    return this.#failure;
  }

  stopSending(because: StoppedBy | null): void {
    this.#stoppedBy ??= because;
    if (this.hasBegun) return;
    this.#sending.abort();
    this.#graceTimer = setTimeout(() => this.#hurry.abort(), this.#options.gracePeriodMs);
  }

  giveUp(error: unknown): void {
    this.#failure = { error: this.#failure === null ? error : lastTold(this.#failure.error, error) };
    this.stopSending(null);
  }

  /** Listens no more. */
  close(): void {
    clearTimeout(this.#graceTimer);
    this.#options.stop?.removeEventListener('abort', this.#onStop);
    this.#options.signal?.removeEventListener('abort', this.#onSignal);
  }
}
