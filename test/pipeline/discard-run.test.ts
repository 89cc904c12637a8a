/** A run that could not be made, in a store that cannot even forget it: what went wrong first is what is told. */
import { expect, test } from 'vitest';
import type { Run } from '../../src/core/run.ts';
import { newRunId } from '../../src/core/run-id.ts';
import { discardRun } from '../../src/pipeline/discard-run.ts';
import { underLease } from '../../src/pipeline/under-lease.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { openStore } from '../../src/store/open-store.ts';
import { respondentsOf, runOf } from '../contract/store-fixtures.ts';
import { scratch } from '../end-to-end/scratch.ts';

test('a failure in tidying up is told beside the first cause and never in its place', async () => {
  await using place = await scratch();
  const path = place.path('runs.db');
  const store = await openStore(path);
  const run: Run = runOf(newRunId('2026-01-02T03:04:05.000Z'), respondentsOf(1), 1);
  await store.createRun(run, []);
  const other = await openConnection(path, { readonly: false });
  for (const table of ['runs', 'leases']) {
    other.exec(
      `create trigger full_${table} before delete on ${table} begin select raise(abort, 'disk is full'); end`,
    );
  }
  other.close();
  const told: string[] = [];
  const workspace = {
    stop: new AbortController().signal,
    warn: (message: string) => told.push(message),
  } as unknown as Workspace;

  await discardRun(run.id, { store, workspace });
  const work = underLease({ store, workspace }, run.id, async () => {
    throw new Error('the first cause');
  });
  await expect(work).rejects.toThrow('the first cause');
  expect(told).toEqual([
    expect.stringMatching(/could not be removed .*disk is full.*closedbook runs remove \S+ --yes/),
    expect.stringMatching(/lease of run .* was not given back .*disk is full/),
  ]);
  await store.close().catch(() => {});
});
