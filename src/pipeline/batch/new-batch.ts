/** A batch in the journal before anything of it is sent, with the custom ids of its requests. */
import { randomBytes } from 'node:crypto';
import type { Batch } from '../../core/batch.ts';
import type { RunContext } from '../run-context.ts';

/** Unlike any other batch of anybody: an account is shared, and it is found again by this. */
export function newBatchId(): string {
  return `cb${randomBytes(9).toString('hex')}`;
}

/** Begins with the batch's id, so that the results of a batch say whose they are. */
export function customIdOf(batchId: string, place: number): string {
  return `${batchId}-${String(place).padStart(6, '0')}`;
}

export function newBatch(
  { run, models, workspace }: Pick<RunContext, 'run' | 'models' | 'workspace'>,
  given: Pick<Batch, 'id' | 'purpose' | 'pass' | 'again' | 'model' | 'requests' | 'reservedUsd'>,
): Batch {
  return {
    ...given,
    runId: run.id,
    place: models.lane(given.model),
    state: 'prepared',
    ...{ providerId: null, status: null, counts: null },
    preparedAt: workspace.now().toISOString(),
    ...{ submittedAt: null, expiresAt: null, endedAt: null, readAt: null, error: null },
  };
}
