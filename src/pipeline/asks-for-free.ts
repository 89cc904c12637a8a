/** Whether a run asks simulated models alone: then nothing is paid for, and no price is missing where nobody is paid. */
import type { RunSpec } from '../core/run-spec.ts';

/** False where it is not known what was asked for. */
export function asksForFree(spec: Pick<RunSpec, 'models' | 'judges' | 'claims'> | null): boolean {
  if (spec === null) return false;
  const names = [
    ...spec.models.map(({ name }) => name),
    ...spec.judges,
    ...(spec.claims ? [spec.claims] : []),
  ];
  return names.length > 0 && names.every((name) => name.startsWith('simulated/'));
}
