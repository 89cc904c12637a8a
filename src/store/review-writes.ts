/** What people do with a run, written: draws, claims, words, steps and decisions. */
import type { Store } from '../core/store/store.ts';
import { auditRecords } from './audit-records.ts';
import { calibrationWords } from './calibration-words.ts';
import type { Database } from './database.ts';
import { questionDecisions } from './question-decisions.ts';
import { reviewClaims } from './review-claims.ts';
import { reviewSteps } from './review-steps.ts';

export interface ReviewWritesOptions {
  readonly keyOf: (runId: string) => Promise<number>;
  /** What was given to be saved before this is written. */
  readonly flush: () => Promise<void>;
}

/** What is written of reviews; who holds what is asked where it is claimed. */
export type ReviewWrite =
  | 'saveAudit'
  | 'claims'
  | 'claim'
  | 'release'
  | 'saveCalibrationWord'
  | 'saveReviewSteps'
  | 'saveDecision';

export function reviewWrites(
  database: Database,
  { keyOf, flush }: ReviewWritesOptions,
): Pick<Store, ReviewWrite> {
  const audits = auditRecords(database);
  const claims = reviewClaims(database);
  const decisions = questionDecisions(database);
  const calibration = calibrationWords(database);
  const steps = reviewSteps(database);

  return {
    async saveAudit(runId, auditId, entries) {
      await flush();
      const key = await keyOf(runId);
      await database.write(() => audits.insert(key, auditId, entries));
    },
    claims: async (runId) => claims.live(await keyOf(runId)),
    async claim(runId, wish) {
      const key = await keyOf(runId);
      return database.write(() => claims.claim(key, wish));
    },
    async release(runId, claim) {
      const key = await keyOf(runId);
      await database.write(() => claims.release(key, claim));
    },
    async saveCalibrationWord(runId, word) {
      const key = await keyOf(runId);
      await database.write(() => calibration.insert(key, word));
    },
    async saveReviewSteps(runId, given) {
      const key = await keyOf(runId);
      await database.write(() => {
        for (const step of given) steps.insert(key, step);
      });
    },
    async saveDecision(runId, decision) {
      const key = await keyOf(runId);
      await database.write(() => decisions.insert(key, decision));
    },
  };
}
