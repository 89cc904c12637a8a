/**
 * A server that crashes under a write. It gives the number of a transaction that it lost to the next one, so its own word on what
 * became of a number (`pg_xact_status`) is no answer: a write that was lost was once taken for saved, and a run was short of replies.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examine } from '../../../src/pipeline/doctor.ts';
import { listRuns } from '../../../src/pipeline/list-runs.ts';
import type { Queries } from '../../../src/postgres/postgres-pool.ts';
import { openPostgresDatabase } from '../../../src/store/postgres/open-postgres-store.ts';
import type { PostgresDatabase } from '../../../src/store/postgres/postgres-database.ts';
import { type OwnServer, ownServer } from '../../postgres/own-server.ts';

let server: OwnServer;
let [one, other]: PostgresDatabase[] = [];
beforeAll(async () => {
  server = await ownServer();
  const { address } = await server.database('crashed');
  [one, other] = [await openPostgresDatabase(address), await openPostgresDatabase(address)];
});
afterAll(async () => {
  await other!.close();
  await server.close();
});

const keep = (tx: Queries, text: string) => tx.rows('insert into judge_texts values ($1, $1)', [text]);
const kept = async () =>
  (await other!.rows<{ text: string }>('select text from judge_texts order by text')).map(({ text }) => text);

test('a write that a crash took away is done again, though others have the number of its transaction since', async () => {
  let tries = 0;
  await one!.write(async (tx) => {
    tries += 1;
    await keep(tx, 'lost at first');
    if (tries > 1) return;
    await server.kill();
    // Until the server's process that has this transaction has noticed.
    while (await tx.rows('select 1').catch(() => null));
    await server.start();
    for (const text of ['since 1', 'since 2', 'since 3']) await other!.write((its) => keep(its, text));
  });
  expect(tries).toBe(2);
  expect(await kept()).toEqual(['lost at first', 'since 1', 'since 2', 'since 3']);
});

test('a store that is closed leaves no mark of its writes', async () => {
  await one!.close();
  expect(await other!.rows('select from closedbook_writers')).toHaveLength(1);
});

test('a database that nothing was written to yet holds no runs, which is no fault', async () => {
  const { address } = await server.database('empty');
  expect(await listRuns(address)).toEqual([]);
  const { checks } = await examine({
    ...{ storePath: address, env: {}, models: [], now: () => new Date(), warn: () => {} },
  });
  expect(checks.find(({ name }) => name === 'store')).toMatchObject({ state: 'note' });
});
