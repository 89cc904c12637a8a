/**
 * How one asking of the open pass ended: what the forced pass asks again, and with what it is compared. A reply that
 * failed or has no grade yet has no outcome, and is never taken for a refused one.
 */
import type { Outcome } from './outcome.ts';
import type { Reply } from './reply.ts';

export interface OpenOutcome {
  readonly questionId: string;
  readonly respondentId: string;
  readonly trial: number;
  /** What stands; a blocked reply is refused. */
  readonly outcome: Outcome | null;
  readonly status: Reply['status'];
  /** Whether the forced pass has a reply to it that resume would not ask for again. */
  readonly forced: boolean;
}
