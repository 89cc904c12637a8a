import { expect, it } from 'vitest';
import { tuneV8 } from '../../src/cli/tune-v8.ts';

const HEAP = '--heap-growing-percent=100';

const told = (v8Version: string, totals: readonly (number | null)[]): string[] => {
  const flags: string[] = [];
  const heard = tuneV8({ v8Version, setFlags: (flag) => flags.push(flag) });
  for (const [at, total] of totals.entries()) heard({ done: at, total });
  return flags;
};

it('gives V8 its own patience back once, when there turns out to be much to do, and leaves newer ones alone', () => {
  expect(told('11.3.244.8-node.33', [null, 2_000])).toEqual([HEAP, '--interrupt-budget=600000']);
  expect(told('11.3.244.8-node.33', [2_000, 20_000, 20_000])).toEqual([
    HEAP,
    '--interrupt-budget=600000',
    '--interrupt-budget=67584',
  ]);
  expect(told('12.4.254.21-node.21', [20_000])).toEqual([HEAP]);
});
