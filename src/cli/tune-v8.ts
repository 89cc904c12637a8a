/**
 * Two of V8's own measures fit programs that are neither short nor economical. Node 20 optimises what runs often in threads of its
 * own, and of a short command most is ready shortly before the process ends: a fifth of its processor time. So every command begins
 * with more patience, and a run or an import whose work turns out long gets V8's own back until the work is done; reports are
 * short commands again. Newer Nodes have a compiler between, and
 * none of this. And a heap may grow to four times what is alive in it before that is looked at: a run keeps little alive and makes
 * much garbage, and twice costs it no time that can be told from noise and 70 MB less. Of a run of a hundred thousand the report
 * alone holds much; there one and a half times is 70 MB less again, for some 6 % more processor time.
 */
import v8 from 'node:v8';
import type { ProgressEvent } from '../core/progress.ts';

/** Bytes of bytecode that a function runs before it is looked at: V8 11's own number, and ours. */
const BUDGET = 67_584;
const PATIENT_BUDGET = 600_000;
/** Askings from which optimised code is worth its making. */
const LONG = 5_000;
/** Askings from which memory is dearer than time. */
const VERY_LONG = 50_000;

/** What comes after all the work: other code, most of which runs once. */
const ENDS: ReadonlySet<ProgressEvent['stage']> = new Set(['analyze', 'report']);

interface V8 {
  readonly v8Version?: string;
  readonly setFlags?: (flag: string) => void;
}

/** For the whole process, before anything is loaded; grading 100,000 answers is no slower for it. */
export function patientOptimizing({
  v8Version = process.versions.v8,
  setFlags = v8.setFlagsFromString,
}: V8 = {}): void {
  if (hasNoMiddleCompiler(v8Version)) setFlags(`--interrupt-budget=${PATIENT_BUDGET}`);
}

/** For a process that carries out a run or an import. @returns what is to be told how much there is to do. */
export function tuneForRun({
  v8Version = process.versions.v8,
  setFlags = v8.setFlagsFromString,
}: V8 = {}): (event: Pick<ProgressEvent, 'stage' | 'done' | 'total'>) => void {
  setFlags('--heap-growing-percent=100');
  let isPatient = hasNoMiddleCompiler(v8Version);
  let isSparing = false;
  return ({ stage, total, done }) => {
    if (!isPatient && ENDS.has(stage) && hasNoMiddleCompiler(v8Version)) {
      isPatient = true;
      setFlags(`--interrupt-budget=${PATIENT_BUDGET}`);
    }
    if (ENDS.has(stage)) return;
    const amount = Math.max(total ?? 0, done);
    if (isPatient && amount >= LONG) {
      isPatient = false;
      setFlags(`--interrupt-budget=${BUDGET}`);
    }
    if (!isSparing && stage === 'ask' && amount >= VERY_LONG) {
      isSparing = true;
      setFlags('--heap-growing-percent=50');
    }
  };
}

/**
 * For the end of a process: the flags with which it began, whatever its work came to. V8 marks compiled code by its flags and takes it
 * under the same ones only.
 */
export function flagsOfStart({
  v8Version = process.versions.v8,
  setFlags = v8.setFlagsFromString,
}: V8 = {}): void {
  setFlags('--heap-growing-percent=0');
  patientOptimizing({ v8Version, setFlags });
}

function hasNoMiddleCompiler(v8Version: string): boolean {
  return v8Version.startsWith('11.');
}
