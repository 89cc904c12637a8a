/**
 * Two of V8's own measures fit programs that are neither short nor economical. Node 20 optimises what runs often in threads of its
 * own, and of a short run most is ready shortly before the process ends: a quarter of the processor time of 2,000 questions. So
 * a run begins with more patience, and where its work turns out long gets V8's own back. Newer Nodes have a compiler between, and
 * none of this. And a heap may grow to four times what is alive in it before that is looked at: a run keeps little alive and makes
 * much garbage, and twice costs it no time that can be told from noise and 70 MB less.
 */
import v8 from 'node:v8';
import type { ProgressEvent } from '../core/progress.ts';

/** Bytes of bytecode that a function runs before it is looked at: V8 11's own number, and ours. */
const BUDGET = 67_584;
const PATIENT_BUDGET = 600_000;
/** Askings from which optimised code is worth its making. */
const LONG = 5_000;

/** For the whole process. @returns what is to be told how much there is to do. */
export function tuneV8({
  v8Version = process.versions.v8,
  setFlags = v8.setFlagsFromString,
}: {
  readonly v8Version?: string;
  readonly setFlags?: (flag: string) => void;
} = {}): (event: Pick<ProgressEvent, 'done' | 'total'>) => void {
  setFlags('--heap-growing-percent=100');
  if (!v8Version.startsWith('11.')) return () => undefined;
  setFlags(`--interrupt-budget=${PATIENT_BUDGET}`);
  let isPatient = true;
  return ({ total, done }) => {
    if (!isPatient || Math.max(total ?? 0, done) < LONG) return;
    isPatient = false;
    setFlags(`--interrupt-budget=${BUDGET}`);
  };
}
