/** Batches at a provider, in lines: what waits where, since when and until when. */
import type { Batch } from '../core/batch.ts';
import { counted, grouped } from '../core/counted.ts';

/** One line a batch; none where none is open. */
export function waitingLines(batches: readonly Batch[]): string[] {
  return batches
    .filter(({ state }) => state !== 'read')
    .map((batch) => {
      const { requests, model, place, providerId, expiresAt } = batch;
      const parts = [
        `${counted(requests, 'request')} of ${model} at ${place.replace(/^https?:\/\//, '')}`,
        ...purposeOf(batch),
        providerId === null ? 'not known to have arrived' : `${providerId}: ${standing(batch)}`,
        ...(batch.submittedAt === null ? [] : [`since ${minute(batch.submittedAt)}`]),
        ...(expiresAt === null ? [] : [`expires ${minute(expiresAt)}`]),
      ];
      return parts.join(', ');
    });
}

/** Said where it is not the open pass. */
function purposeOf({ purpose, pass, again }: Batch): string[] {
  if (purpose === 'judge') return [again ? 'second verdicts' : 'verdicts'];
  return pass === 'forced' ? ['forced pass'] : [];
}

function standing({ state, status, counts, requests }: Batch): string {
  if (state === 'ended') return `${status ?? 'ended'}, not read yet`;
  if (counts === null) return status ?? 'submitted';
  const done = requests - Math.min(requests, counts.waiting);
  const failed = counts.failed > 0 ? ` (${grouped(counts.failed)} failed)` : '';
  return `${status ?? 'submitted'}, ${grouped(done)}/${grouped(requests)} done${failed}`;
}

function minute(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
