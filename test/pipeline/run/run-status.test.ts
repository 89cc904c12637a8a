import { expect, test } from 'vitest';
import { type RunEnd, runStatus } from '../../../src/pipeline/run/run-status.ts';

const none = { answered: 0, blocked: 0, empty: 0, truncated: 0, error: 0 };
const end = ({
  stoppedBy = null,
  planned = 4,
  forcedMissing = 0,
  unseen = 0,
  open,
  forced,
}: Partial<Omit<RunEnd, 'totals'>> & { unseen?: number } & {
  [pass in 'open' | 'forced']?: Partial<typeof none>;
}) =>
  runStatus({
    stoppedBy,
    planned,
    forcedMissing,
    totals: { passes: { open: { ...none, ...open }, forced: { ...none, ...forced } }, unseen },
  } satisfies RunEnd);

test('what was answered, blocked, empty or cut off is settled: resume would not ask it again', () => {
  expect(end({ open: { answered: 1, blocked: 1, empty: 1, truncated: 1 } })).toBe('complete');
  for (const kind of ['answered', 'blocked', 'empty', 'truncated'] as const) {
    expect(end({ planned: 1, open: { [kind]: 1 } }), kind).toBe('complete');
  }
});

test('an asking that failed, or was never made, leaves the run incomplete', () => {
  expect(end({ open: { answered: 3, error: 1 } })).toBe('stopped');
  expect(end({ open: { answered: 3 } })).toBe('stopped');
});

test('a forced reply stands in for no open one, and one that failed is still to come', () => {
  expect(end({ open: { answered: 3, error: 1 }, forced: { answered: 1 } })).toBe('stopped');
  expect(end({ open: { answered: 4 }, forced: { answered: 2 } })).toBe('complete');
  expect(end({ open: { answered: 4 }, forced: { answered: 1, error: 1 } })).toBe('stopped');
});

test('a chosen asking of the forced pass without a reply, or an answer that nobody graded, leaves it incomplete', () => {
  expect(end({ open: { answered: 4 }, forced: { answered: 2 }, forcedMissing: 1 })).toBe('stopped');
  expect(end({ open: { answered: 4 }, unseen: 1 })).toBe('stopped');
});

test('what stopped a run is told apart from an interruption, however much has come', () => {
  const all = { open: { answered: 4 } };
  expect(end({ ...all, stoppedBy: 'interrupted' })).toBe('interrupted');
  expect(end({ ...all, stoppedBy: 'budget' })).toBe('stopped');
  expect(end({ stoppedBy: 'interrupted' })).toBe('interrupted');
});
