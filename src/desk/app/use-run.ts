/** The run that a page is about, by its title where it has come. */
import type { DeskRun } from '../../pipeline/desk/desk-records.ts';
import { pathOf } from './address.ts';
import { type Fetched, useRecord } from './use-record.ts';

export function useRun(id: string): Fetched<DeskRun> & {
  /** The step to it in a page's way. */
  readonly step: { readonly name: string; readonly to: string };
} {
  const run = useRecord<DeskRun>(`/runs/${encodeURIComponent(id)}`);
  return { ...run, step: { name: run.value?.title || id, to: pathOf(['runs', id]) } };
}
