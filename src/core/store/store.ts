/**
 * What a store must do, whichever database is behind it: six purposes, each in a file of its own here. One contract suite runs
 * over every implementation. Whatever is asked of a run throws `run-unknown` where the store does not have it; what is
 * written throws `record-invalid` or `duplicate-id` for a record that the store must not take, and resolves after the commit.
 */
import type { Work } from '../work.ts';
import type { StoredAnswers } from './stored-answers.ts';
import type { StoredBatches } from './stored-batches.ts';
import type { StoredGrades } from './stored-grades.ts';
import type { StoredReplies } from './stored-replies.ts';
import type { StoredReviews } from './stored-reviews.ts';
import type { StoredRuns } from './stored-runs.ts';

/** A store of runs: SQLite in a file, or PostgreSQL on a server. */
export interface Store
  extends StoredRuns,
    StoredReplies,
    StoredGrades,
    StoredAnswers,
    StoredReviews,
    StoredBatches {
  /** Where several machines share the store: how they share a run. Null for a store of one machine. */
  readonly work: Work | null;
  /** Waits for what is being saved, gives its leases back, and closes; a second time does nothing. */
  close(): Promise<void>;
}
