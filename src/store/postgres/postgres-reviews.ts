/** What people do with a run, written: draws, claims, words, steps and decisions. */
import type { Store } from '../../core/store/store.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { calibrationColumns } from '../calibration-words.ts';
import { decisionColumns } from '../question-decisions.ts';
import { stepColumns } from '../review-steps.ts';
import type { ReviewWrite } from '../review-writes.ts';
import { SHAPES } from '../table-shapes.ts';
import { insertRows } from './insert-rows.ts';
import { insertAudit } from './postgres-audits.ts';
import { claim, liveClaims, release } from './postgres-claims.ts';
import type { PostgresDatabase } from './postgres-database.ts';

export interface PostgresReviewsOptions {
  readonly keyOf: (runId: string) => Promise<number>;
  /** In a transaction, after what was given to be saved before. */
  readonly writeOf: (runId: string, change: (tx: Queries, run: number) => Promise<unknown>) => Promise<void>;
}

export function postgresReviews(
  database: PostgresDatabase,
  { keyOf, writeOf }: PostgresReviewsOptions,
): Pick<Store, ReviewWrite> {
  return {
    saveAudit: (runId, auditId, entries) =>
      writeOf(runId, (tx, run) => insertAudit(tx, { run, auditId }, entries)),
    claims: async (runId) => liveClaims(database, await keyOf(runId)),
    async claim(runId, wish) {
      const run = await keyOf(runId);
      return database.write((tx) => claim(tx, run, wish));
    },
    release: (runId, given) => writeOf(runId, (tx, run) => release(tx, run, given)),
    saveCalibrationWord: (runId, word) =>
      writeOf(runId, (tx, run) =>
        insertRows(tx, SHAPES.calibration_words, { rows: [calibrationColumns(run, word)] }),
      ),
    saveReviewSteps: (runId, steps) =>
      writeOf(runId, (tx, run) =>
        insertRows(tx, SHAPES.review_steps, { rows: steps.map((step) => stepColumns(run, step)) }),
      ),
    saveDecision: (runId, decision) =>
      writeOf(runId, (tx, run) =>
        insertRows(tx, SHAPES.question_decisions, { rows: [decisionColumns(run, decision)] }),
      ),
  };
}
