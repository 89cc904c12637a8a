/** That requests were handed in as batches, and what it means for the figures. */
import { counted } from '../../../core/counted.ts';
import type { Provenance } from '../../../core/summary/provenance.ts';

export function batchesText({ batches, requests }: NonNullable<Provenance['batches']>): string {
  return `${counted(requests, 'request was', 'requests were')} handed in as ${counted(batches, 'batch', 'batches')}, at the price of batches; how long the models took over them is not known`;
}
