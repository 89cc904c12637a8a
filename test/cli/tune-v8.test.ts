import { expect, it } from 'vitest';
import { flagsOfStart, patientOptimizing, tuneForRun } from '../../src/cli/tune-v8.ts';

const HEAP = '--heap-growing-percent=100';

const told = (
  v8Version: string,
  totals: readonly (number | null)[],
  stage: 'ask' | 'import' = 'ask',
): string[] => {
  const flags: string[] = [];
  const heard = tuneForRun({ v8Version, setFlags: (flag) => flags.push(flag) });
  for (const [at, total] of totals.entries()) heard({ stage, done: at, total });
  return flags;
};

it('gives V8 its own patience back once, when there turns out to be much to do, and leaves newer ones alone', () => {
  expect(told('11.3.244.8-node.33', [null, 2_000])).toEqual([HEAP]);
  expect(told('11.3.244.8-node.33', [2_000, 20_000, 20_000])).toEqual([HEAP, '--interrupt-budget=67584']);
  expect(told('12.4.254.21-node.21', [20_000])).toEqual([HEAP]);
});

it('has patience again with the analysis and report of a long run, which run once', () => {
  const flags: string[] = [];
  const heard = tuneForRun({ v8Version: '11.3.244.8-node.33', setFlags: (flag) => flags.push(flag) });
  for (const stage of ['ask', 'analyze', 'report'] as const) heard({ stage, done: 0, total: 20_000 });
  expect(flags).toEqual([HEAP, '--interrupt-budget=67584', '--interrupt-budget=600000']);
});

it('spares memory where there is very much to ask', () => {
  const newer = '12.4.254.21-node.21';
  expect(told(newer, [100_000, 100_000])).toEqual([HEAP, '--heap-growing-percent=50']);
  expect(told(newer, [100_000], 'import')).toEqual([HEAP]);
});

it('has patience with every command on Node 20 only', () => {
  const flags: string[] = [];
  for (const v8Version of ['11.3.244.8-node.33', '12.4.254.21-node.21'])
    patientOptimizing({ v8Version, setFlags: (flag) => flags.push(flag) });
  expect(flags).toEqual(['--interrupt-budget=600000']);
});

it('ends with the flags it began with', () => {
  const flags: string[] = [];
  flagsOfStart({ v8Version: '11.3.244.8-node.33', setFlags: (flag) => flags.push(flag) });
  expect(flags).toEqual(['--heap-growing-percent=0', '--interrupt-budget=600000']);
});
