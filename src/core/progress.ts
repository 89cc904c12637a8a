/**
 * What a long piece of work tells while it runs. Events carry totals, not increments, so that a listener that
 * misses one is right again at the next.
 */
export interface ProgressEvent {
  readonly stage:
    | 'load'
    | 'ask'
    | 'grade'
    | 'force'
    | 'wait'
    | 'judge'
    | 'analyze'
    | 'report'
    | 'import'
    | 'export'
    | 'build';
  readonly done: number;
  /** Null while unknown. */
  readonly total: number | null;
  readonly refused?: number;
  readonly failed?: number;
  readonly retries?: number;
  readonly costUsd?: number | null;
  readonly concurrency?: number;
  /** One line for a person, when there is something to say. */
  readonly message?: string;
}

export type ProgressListener = (event: ProgressEvent) => void;
