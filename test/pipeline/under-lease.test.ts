import { expect, test } from 'vitest';
import { ClosedbookError } from '../../src/core/errors.ts';
import type { Store } from '../../src/core/store/store.ts';
import { underLease } from '../../src/pipeline/under-lease.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';

function leased() {
  const losing = new AbortController();
  const told = { released: 0 };
  const lease = {
    lost: losing.signal,
    renew: async () => {},
    release: async () => {
      told.released += 1;
    },
  };
  const store = { lease: async () => lease } as unknown as Store;
  const stopping = new AbortController();
  const workspace = { stop: stopping.signal } as unknown as Workspace;
  return { store, workspace, losing, stopping, told };
}

test('work whose run another process has taken over is told to stop and ends as an error', async () => {
  const { store, workspace, losing, told } = leased();
  const done = underLease({ store, workspace }, 'run1', async ({ stop }) => {
    await new Promise((resolve) => stop.addEventListener('abort', resolve));
    return 'stopped cleanly';
  });
  setTimeout(() => losing.abort(new ClosedbookError('run-leased', 'the lease was lost')), 5);
  await expect(done).rejects.toMatchObject({ code: 'run-leased' });
  expect(told.released).toBe(1);
});

test('work that a person stops ends as it says, and gives the lease back', async () => {
  const { store, workspace, stopping, told } = leased();
  const done = underLease({ store, workspace }, 'run1', async ({ stop }) => {
    await new Promise((resolve) => stop.addEventListener('abort', resolve));
    return 'stopped cleanly';
  });
  setTimeout(() => stopping.abort(), 5);
  await expect(done).resolves.toBe('stopped cleanly');
  expect(told.released).toBe(1);
});
